import type { PageAnswer } from '../page-answer.entity.js';
import type { PageSession } from '../page-session.entity.js';
import type { Session } from '../sql/session.js';
import type { New, Table } from '../sql/table.js';

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

  /** Whose token this was before it was changed. */
  byOldToken(oldHash: string): Promise<PageSession | null> {
    return this.rows.first({ oldHash });
  }

  /** A person's, the latest used first; those that are over are among them until they are forgotten. */
  ofStaff(staffId: number): Promise<PageSession[]> {
    return this.rows.list({ staffId }, { order: '`seenAt` DESC' });
  }

  /**
   * Changes the token of a session as it was read; false when another request has changed it since. `from`, which the browser still
   * has, stays good until the new one was confirmed.
   */
  async renew({ id, tokenHash }: PageSession, from: string, to: string, at: number): Promise<boolean> {
    const patch = { tokenHash: to, oldHash: from, oldUntil: null, renewedAt: at, seenAt: at };
    return (await this.rows.update({ id, tokenHash }, patch)) === 1;
  }

  /** The browser has come with the new token: the old one is good until `oldUntil`, for what left before. */
  async confirm(id: number, tokenHash: string, { at, oldUntil }: { at: number; oldUntil: number }): Promise<void> {
    await this.rows.update({ id, tokenHash, oldUntil: null }, { oldUntil, seenAt: at });
  }

  async seen(id: number, at: number): Promise<void> {
    await this.rows.update({ id }, { seenAt: at });
  }

  async end(id: number): Promise<void> {
    await this.rows.remove({ id });
  }

  /** Ends one of a person's own; false when it is not his, or over. */
  async endOf(staffId: number, id: number): Promise<boolean> {
    return (await this.rows.remove({ id, staffId })) === 1;
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

/** In the payload of an answer whose file was made for it alone. */
const MADE = '%"made":true%';

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

  /** Files that were made for answers given before an instant, and that no later answer names. */
  async madeBefore(before: number): Promise<string[]> {
    const made = (row: PageAnswer): string[] =>
      ((JSON.parse(row.payload) as { files?: { sha256: string; made?: true }[] }).files ?? [])
        .filter((file) => file.made === true)
        .map(({ sha256 }) => sha256);
    const old = await this.rows.select('WHERE t.`at` < ? AND t.`payload` LIKE ?', [before, MADE]);
    const later = await this.rows.select('WHERE t.`at` >= ? AND t.`payload` LIKE ?', [before, MADE]);
    const kept = new Set(later.flatMap(made));
    return [...new Set(old.flatMap(made))].filter((sha256) => !kept.has(sha256));
  }

  /** What one person was answered since an instant under keys that begin so, older first; at most so many of the newest. */
  async since(staffId: number, prefix: string, at: number, limit: number): Promise<PageAnswer[]> {
    const newest = await this.rows.select(
      'WHERE `at` >= ? AND `staffId` = ? AND SUBSTR(`key`, 1, ?) = ? ORDER BY `id` DESC LIMIT ?',
      [at, staffId, prefix.length, prefix, limit],
    );
    return newest.reverse();
  }

  /** Forgets what was answered before an instant; returns how many. */
  async purge(before: number): Promise<number> {
    return (await this.session.run('DELETE FROM `page_answer` WHERE `at` < ?', [before])).affected;
  }
}
