import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toolsFor } from '../../../entities/dump/index.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dump-'));
  const program = join(folder, 'mariadb-dump');
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/told\nprintf %s "$MYSQL_PWD" > ${folder}/secret\n`);
  await chmod(program, 0o755);
  vi.stubEnv('PATH', [folder, process.env['PATH']].join(delimiter));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function toldTo(url: string): Promise<string[]> {
  await toolsFor(url).dump(join(folder, 'out'));
  return (await readFile(join(folder, 'told'), 'utf8')).trim().split('\n');
}

it('copies no replication state along, and asks for nothing that only one maker’s server has', async () => {
  const told = await toldTo('mysql://u%40x:p%3Aw@db.example:3307/steward');
  expect(told).toEqual(expect.arrayContaining(['--loose-set-gtid-purged=OFF', '--loose-column-statistics=0']));
  expect(told).toEqual(expect.arrayContaining(['--host=db.example', '--port=3307', '--user=u@x', 'steward']));
  expect(told.join()).not.toContain('p:w');
  expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('p:w');
});

it('is encrypted as the bot is: with a certificate where the address names one, else without', async () => {
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, 'a certificate');
  const sure = await toldTo(`mariadb://u:p@db.example/steward?ssl-ca=${ca}`);
  expect(sure).toEqual(
    expect.arrayContaining([`--ssl-ca=${ca}`, '--loose-ssl-verify-server-cert', '--loose-ssl-mode=VERIFY_IDENTITY']),
  );
  expect(sure).toContain('steward');
  expect(await toldTo('mysql://u:p@db.example/steward')).toContain('--loose-skip-ssl-verify-server-cert');
});
