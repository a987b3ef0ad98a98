import { isDuplicate } from '../db-errors.js';
import type { PageAttempt } from '../page-attempt.entity.js';
import type { PageLink } from '../page-link.entity.js';
import type { Session } from '../sql/session.js';
import type { New, Table } from '../sql/table.js';

/** Beginnings of signing on. */
export class PageAttemptStore {
  constructor(
    private readonly rows: Table<PageAttempt>,
    private readonly session: Session,
  ) {}

  insert(row: New<PageAttempt>): Promise<number> {
    return this.rows.insert(row);
  }

  byState(stateHash: string): Promise<PageAttempt | null> {
    return this.rows.first({ stateHash });
  }

  /** Ends it with a code; false when it has ended before, or the code has ended another. */
  async use(id: number, codeHash: string): Promise<boolean> {
    try {
      return (await this.rows.update({ id, codeHash: null }, { codeHash })) === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Forgets what ended before an instant; returns how many. */
  async purge(before: number): Promise<number> {
    return (await this.session.run('DELETE FROM `page_attempt` WHERE `until` < ?', [before])).affected;
  }
}

/** Links in messages. */
export class PageLinkStore {
  constructor(
    private readonly rows: Table<PageLink>,
    private readonly session: Session,
  ) {}

  insert(row: New<PageLink>): Promise<number> {
    return this.rows.insert(row);
  }

  byToken(tokenHash: string): Promise<PageLink | null> {
    return this.rows.first({ tokenHash });
  }

  /** Closes a person's; returns how many. */
  endAll(staffId: number): Promise<number> {
    return this.rows.remove({ staffId });
  }

  async opened(id: number, at: number): Promise<void> {
    await this.rows.update({ id, openedAt: null }, { openedAt: at });
  }

  /** Forgets what ended before an instant; returns how many. */
  async purge(before: number): Promise<number> {
    return (await this.session.run('DELETE FROM `page_link` WHERE `until` < ?', [before])).affected;
  }
}
