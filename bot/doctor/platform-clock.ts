import { bad, type Finding, good, note } from './finding.js';

const TIMEOUT_MS = 10_000;
/** What a platform forgives is minutes, where it is published at all; a machine that keeps its time is within a second. */
const SKEW_MS = 60_000;

export interface PlatformClock {
  /** 浙政钉时钟 */
  readonly name: string;
  /** Any address of the platform's web server: its own time stands on every answer. */
  readonly domain: string;
  /** What goes wrong where the two differ. */
  readonly why: string;
  /** Epoch ms. */
  readonly now: () => number;
}

/** How far this machine's time is from the platform's; null where it cannot be reached. */
export async function checkPlatformClock({ name, domain, why, now }: PlatformClock): Promise<Finding | null> {
  const mend = `用 NTP 校准这台机器的时间（如 timedatectl set-ntp true）：${why}`;
  try {
    const answer = await fetch(domain, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const theirs = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isFinite(theirs)) return note(name, '平台没有告诉时间', mend);
    const seconds = Math.round((now() - theirs) / 1000);
    if (Math.abs(seconds) * 1000 <= SKEW_MS) return good(name, `与平台相差 ${Math.abs(seconds)} 秒`);
    return bad(name, `比平台${seconds > 0 ? '快' : '慢'} ${Math.abs(seconds)} 秒`, mend);
  } catch {
    return null;
  }
}
