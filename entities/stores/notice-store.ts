import type { NoticeCount } from '../notice-count.entity.js';
import type { Notice } from '../notice.entity.js';
import type { Session } from '../sql/session.js';
import type { New, Table } from '../sql/table.js';

/** How many messages there may be in a day. */
export interface DailyLimits {
  readonly perUser: number;
  readonly perApp: number;
}

/** `user`, `app`: nothing more may be sent to this person, or at all, on this day. */
export type Taken = 'taken' | 'user' | 'app';

/** A message and whom it is for. */
type NoticeOf = Pick<Notice, 'platform' | 'messageId' | 'userId'>;

const EVERYBODY = '';
/** The day of a message that was not sent yet. */
const NOT_YET = '';

export class NoticeStore {
  constructor(
    private readonly rows: Table<Notice>,
    private readonly counts: Table<NoticeCount>,
    private readonly session: Session,
  ) {}

  get(platform: string, messageId: string): Promise<Notice | null> {
    return this.rows.first({ platform, messageId });
  }

  /** Forgets what was counted for an account. */
  async forgetUser(platform: string, userId: string): Promise<void> {
    await this.rows.remove({ platform, userId });
    await this.counts.remove({ platform, userId });
  }

  /** Counts a message on its day, once: trying it again on that day counts nothing. Holds over any number of processes. */
  async take(notice: Pick<New<Notice>, 'platform' | 'messageId' | 'userId' | 'on'>, limits: DailyLimits): Promise<Taken> {
    const { platform, messageId, userId, on } = notice;
    const known = await this.get(platform, messageId);
    if (known?.on === on) return 'taken';
    if (!(await this.raise(platform, on, EVERYBODY, limits.perApp))) return 'app';
    if (!(await this.raise(platform, on, userId, limits.perUser))) {
      await this.lower(platform, on, EVERYBODY);
      return 'user';
    }
    const isNew = known === null && (await this.rows.insertIfAbsent(notice)) !== null;
    if (isNew || (await this.countedFrom(notice, known?.on ?? NOT_YET))) return 'taken';
    // Another process is sending this very message and has counted it.
    await this.lower(platform, on, EVERYBODY);
    await this.lower(platform, on, userId);
    return 'taken';
  }

  /** How many were counted for a person, or for everybody, on a day. */
  async counted(platform: string, on: string, userId: string = EVERYBODY): Promise<number> {
    return (await this.counts.first({ platform, on, userId }))?.count ?? 0;
  }

  /** Remembers the entry in the platform's own list that goes with a message, which may still wait to be sent and is not counted by it. */
  async keepTodo({ platform, messageId, userId }: NoticeOf, todoId: string): Promise<void> {
    const entry = { todoId, todoState: 'open' } as const;
    if ((await this.rows.update({ platform, messageId }, entry)) === 1) return;
    const isNew = (await this.rows.insertIfAbsent({ platform, messageId, userId, on: NOT_YET, ...entry })) !== null;
    if (!isNew) await this.rows.update({ platform, messageId }, entry);
  }

  async endTodo(id: number): Promise<void> {
    await this.rows.update({ id }, { todoState: 'ended' });
  }

  /** Forgets what was counted before a day, but for entries that are to be ended yet; returns how many messages. */
  async purge(before: string): Promise<number> {
    await this.session.run('DELETE FROM `notice_count` WHERE `on` < ?', [before]);
    const ended = "(`todoState` IS NULL OR `todoState` <> 'open')";
    return (await this.session.run(`DELETE FROM \`notice\` WHERE \`on\` < ? AND ${ended}`, [before])).affected;
  }

  /** Moves its day on; false when somebody else did so meanwhile. */
  private async countedFrom({ platform, messageId, on }: NoticeOf & { readonly on: string }, before: string): Promise<boolean> {
    return (await this.rows.update({ platform, messageId, on: before }, { on })) === 1;
  }

  private async raise(platform: string, on: string, userId: string, limit: number): Promise<boolean> {
    if (limit < 1) return false;
    const upTo = async () => {
      const sql =
        'UPDATE `notice_count` SET `count` = `count` + 1 WHERE `platform` = ? AND `on` = ? AND `userId` = ? AND `count` < ?';
      return (await this.session.run(sql, [platform, on, userId, limit])).affected === 1;
    };
    if (await upTo()) return true;
    if ((await this.counts.insertIfAbsent({ platform, on, userId, count: 1 })) !== null) return true;
    return upTo();
  }

  private async lower(platform: string, on: string, userId: string): Promise<void> {
    const sql = 'UPDATE `notice_count` SET `count` = `count` - 1 WHERE `platform` = ? AND `on` = ? AND `userId` = ?';
    await this.session.run(sql, [platform, on, userId]);
  }
}
