import { ContentFault } from './envelope.js';
import type { ZwddLimits } from './options.js';
import { contentOf } from './check-msg.js';
import type { ZwddNotice } from './types.js';
import type { ZwddWorld } from './world.js';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** What the platform counts in a day: messages to one person, messages of the app, and what was said to whom. */
export class Quota {
  private readonly counts = new Map<string, number>();
  private readonly said = new Set<string>();
  private bulkAt = Number.NEGATIVE_INFINITY;

  constructor(
    world: ZwddWorld,
    private readonly limits: ZwddLimits,
  ) {
    for (const notice of world.allNotices()) this.count(notice);
  }

  /** @throws ContentFault when one of them may not be sent any more today; then nothing is counted */
  check(receivers: readonly string[], content: string, at: number): void {
    const day = DAY.format(at);
    const { perAppDay, perUserDay, betweenBulkMs } = this.limits;
    if (receivers.length > 1 && at - this.bulkAt < betweenBulkMs) throw new ContentFault('BULK_TOO_SOON', '批量发送间隔过短');
    if (this.of(day) + receivers.length > perAppDay) throw new ContentFault('APP_DAY_LIMIT', '应用当日发送量超过上限');
    for (const receiver of receivers) {
      const person = `${day} ${receiver}`;
      if (this.of(person) >= perUserDay) throw new ContentFault('USER_DAY_LIMIT', '给该用户的当日发送量超过上限');
      if (this.said.has(`${person} ${content}`)) throw new ContentFault('SAME_CONTENT', '相同内容当日已向该用户发送过');
    }
    if (receivers.length > 1) this.bulkAt = at;
  }

  count({ accountId, msg, at }: ZwddNotice): void {
    const day = DAY.format(at);
    const person = `${day} ${accountId}`;
    for (const key of [day, person]) this.counts.set(key, this.of(key) + 1);
    this.said.add(`${person} ${contentOf(msg)}`);
  }

  private of(key: string): number {
    return this.counts.get(key) ?? 0;
  }
}
