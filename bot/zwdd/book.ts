import type { Db } from '../../entities/db.js';
import type { Notice } from '../../entities/notice.entity.js';
import { addDays, civilDate, instantOf } from '../../workflow/time/civil.js';
import { PER_USER_DAY, PLATFORM } from './capabilities.js';

/** Documented: of one app to everybody in a day. */
const PER_APP_DAY = 20_000;
/** What may be used up by what can wait; the rest is kept for what is due, late, or waits for a decision. */
const ORDINARY = { perUser: 80, perApp: 18_000 };
const URGENT = { perUser: PER_USER_DAY, perApp: PER_APP_DAY };
/** What was put off goes out when people are at work again. */
const NEXT_MORNING = '08:40';

/** What was sent, counted in the database: it holds over processes and restarts. */
export interface NoticeBook {
  /** Counts a notice. @returns 0 when it may be sent, else how many ms to wait */
  take(messageId: string, userId: string, urgent: boolean): Promise<number>;
  get(messageId: string): Promise<Notice | null>;
}

export function noticeBook(db: Db, now: () => number): NoticeBook {
  return {
    take: async (messageId, userId, urgent) => {
      const at = now();
      const notice = { platform: PLATFORM, messageId, userId, on: civilDate(at) };
      const taken = await db.tx((tx) => tx.notices.take(notice, urgent ? URGENT : ORDINARY));
      return taken === 'taken' ? 0 : untilNextMorning(at);
    },
    get: (messageId) => db.tx((tx) => tx.notices.get(PLATFORM, messageId)),
  };
}

/** Milliseconds until the next day on which the platform counts anew. */
export function untilNextMorning(now: number): number {
  return instantOf(addDays(civilDate(now), 1), NEXT_MORNING) - now;
}
