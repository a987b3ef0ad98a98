#!/bin/sh
# Run inside the new machine, with the program in /opt/steward/app and its packages installed: docs/部署.md, 一 and 二.
set -e
id steward >/dev/null 2>&1 || useradd --system --home-dir /opt/steward steward
cd /opt/steward/app
npm run compile
chmod 600 .env && chown -R steward: /opt/steward
install -d -o steward -g steward -m 700 /opt/steward/data
cp deploy/systemd/* /etc/systemd/system/
cp deploy/nginx/steward.conf deploy/nginx/upstream-systemd.conf /etc/nginx/conf.d/
rm -f /etc/nginx/sites-enabled/default
install -d /etc/nginx/certs
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=steward.example.gov.cn \
  -keyout /etc/nginx/certs/steward.key -out /etc/nginx/certs/steward.crt 2>/dev/null
nginx -t
systemctl enable steward.target nginx
# It shares the network of the machine that it runs on.
systemctl mask systemd-resolved systemd-networkd systemd-timesyncd apt-daily.timer apt-daily-upgrade.timer >/dev/null 2>&1
