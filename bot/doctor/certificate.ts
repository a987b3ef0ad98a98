import { connect } from 'node:tls';
import type { Clock } from '../clock.js';
import { bad, type Finding, good, note } from './finding.js';

const DAY_MS = 86_400_000;
/** Time enough to order a new one. */
const SOON_DAYS = 21;
const TIMEOUT_MS = 3000;

/** Whether the address of the pages answers from here, and until when its certificate holds. Nothing for http:// or no address. */
export async function certificate(publicUrl: string | null, clock: Clock): Promise<Finding[]> {
  if (publicUrl?.startsWith('https:') !== true) return [];
  const { hostname, port } = new URL(publicUrl);
  const until = await endOf(hostname, port === '' ? 443 : Number(port));
  if (until === null) {
    const mend = '若只有手机和办公网打得开，请在那里打开核对；否则检查域名解析与反向代理。';
    return [note('网页证书', `从这台机器连不上 ${publicUrl}`, mend)];
  }
  const days = Math.floor((until - clock.now()) / DAY_MS);
  if (days >= SOON_DAYS) return [good('网页证书', `还有 ${String(days)} 天到期`)];
  const detail = days < 0 ? '已经过期' : `还有 ${String(days)} 天到期`;
  return [bad('网页证书', detail, '换上新证书并重新加载反向代理。')];
}

/** Epoch ms; null where nobody answers. A certificate that is not trusted is looked at too. */
function endOf(host: string, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false, timeout: TIMEOUT_MS }, () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      socket.destroy();
      resolve(Number.isNaN(until) ? null : until);
    });
    const none = (): void => {
      socket.destroy();
      resolve(null);
    };
    socket.on('error', none);
    socket.on('timeout', none);
  });
}
