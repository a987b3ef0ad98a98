import type { SandboxOptions } from '../options.js';
import { NotPossible } from '../people.js';
import type { Pusher } from '../push/pusher.js';
import type { World } from '../world/world.js';
import type { Live } from './live.js';
import { previewOf } from './preview.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TELL_MS = 250;
const LONGEST_MS = 366 * DAY_MS;
const OFFSET_MS = 8 * HOUR_MS;

const CIVIL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** A message of the bot that came while the time was moving. */
export interface Notice {
  readonly chatId: string;
  readonly chat: string;
  /** The person of a private chat, whose view shows it; null for groups. */
  readonly openId: string | null;
  readonly preview: string;
  readonly at: number;
}

/** The clock panel: moves the world's time forward, one move at a time, and lets the pages watch. */
export class ClockPanel {
  private moving = false;

  constructor(
    private readonly options: SandboxOptions,
    private readonly world: World,
    private readonly pusher: Pusher,
    private readonly live: Live,
  ) {}

  read(): { readonly now: number; readonly moving: boolean } {
    return { now: this.options.clock.now(), moving: this.moving };
  }

  /** Where a panel button leads: `hour`, `day`, `workday`, or an epoch ms. */
  target(wish: unknown): number {
    const now = this.options.clock.now();
    if (wish === 'hour') return now + HOUR_MS;
    if (wish === 'day') return now + DAY_MS;
    if (wish === 'workday') return nextWorkdayMorning(now, this.options.isWorkday ?? isWeekday);
    if (typeof wish !== 'number' || !Number.isFinite(wish)) throw new NotPossible('请选择一个日期和时间。');
    if (wish < now) throw new NotPossible('时间只能往前走，请选择更晚的时间。');
    if (wish - now > LONGEST_MS) throw new NotPossible('一次最多往前走一年，请分几次走。');
    return wish;
  }

  /** Moves to a moment; answers with what the bot sent to anyone on the way. */
  async move(to: number): Promise<readonly Notice[]> {
    if (this.moving) throw new NotPossible('时间正在走，请稍候。');
    this.moving = true;
    const notices: Notice[] = [];
    const stop = this.world.listen((entry) => {
      if (entry.kind !== 'message' || entry.message.from !== 'bot') return;
      const { chatId, createdAt: at } = entry.message;
      const chat = this.world.chats.get(chatId);
      const openId = chat?.type === 'p2p' ? (chat.members[0] ?? null) : null;
      notices.push({ chatId, chat: chat?.name ?? '', openId, preview: previewOf(entry.message), at });
    });
    const timer = setInterval(() => this.live.tellClock(this.options.clock.now(), true), TELL_MS);
    try {
      this.live.tellClock(this.options.clock.now(), true);
      await this.options.clock.moveTo(to);
      await this.pusher.runDue();
      return notices;
    } finally {
      stop();
      clearInterval(timer);
      this.moving = false;
      this.live.tellClock(this.options.clock.now(), false);
    }
  }
}

/** 09:00 in Shanghai on the first worked day after today. */
export function nextWorkdayMorning(now: number, isWorkday: (date: string) => boolean): number {
  const midnight = Math.floor((now + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  for (let ahead = 1; ahead <= 30; ahead++) {
    const morning = midnight + ahead * DAY_MS + 9 * HOUR_MS;
    if (isWorkday(CIVIL.format(morning))) return morning;
  }
  return now + DAY_MS;
}

function isWeekday(date: string): boolean {
  const days = weekdayOf(date);
  return days !== 5 && days !== 6;
}

/** Day of the week of a civil date, Monday 0. */
function weekdayOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return (Math.floor(Date.UTC(year, month - 1, day) / DAY_MS) + 3) % 7;
}
