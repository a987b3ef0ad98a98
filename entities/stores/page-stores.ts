import type { PageAnswer } from '../page-answer.entity.js';
import type { PageSession } from '../page-session.entity.js';
import type { Session } from '../session.js';
import type { New, Table } from '../table.js';

/** Who is signed on to the pages. */
export class PageSessionStore {
  constructor(
    private readonly rows: Table<PageSession>,
    private readonly session: Session,
  ) {}

  insert(row: New<PageSession>): Promise<number> {
    return this.rows.insert(row);
  }

  byToken(tokenHash: string): Promise<PageSession | null> {
    return this.rows.first({ tokenHash });
  }

  async seen(id: number, at: number): Promise<void> {
    await this.rows.update({ id }, { seenAt: at });
  }

  async end(id: number): Promise<void> {
    await this.rows.remove({ id });
  }

  /** Signs a person off everywhere; returns from how many places. */
  endAll(staffId: number): Promise<number> {
    return this.rows.remove({ staffId });
  }

  /** Forgets what ended before an instant; returns how many. */
  async purge(before: number): Promise<number> {
    return (await this.session.run('DELETE FROM `page_session` WHERE `until` < ?', [before])).affected;
  }
}

/** What the last changes on pages were answered with. */
export class PageAnswerStore {
  constructor(
    private readonly rows: Table<PageAnswer>,
    private readonly session: Session,
  ) {}

  insert(row: New<PageAnswer>): Promise<number> {
    return this.rows.insert(row);
  }

  get(key: string): Promise<PageAnswer | null> {
    return this.rows.first({ key });
  }

  /** Forgets what was answered before an instant; returns how many. */
  async purge(before: number): Promise<number> {
    return (await this.session.run('DELETE FROM `page_answer` WHERE `at` < ?', [before])).affected;
  }
}
