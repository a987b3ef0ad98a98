import type { AgendaItem } from '../agenda-item.entity.js';
import type { Attendee } from '../attendee.entity.js';
import type { Meeting } from '../meeting.entity.js';
import { marks } from '../sql/condition.js';
import type { Session } from '../sql/session.js';
import type { Page, Patch, Table } from '../sql/table.js';
import type { Task } from '../task.entity.js';
import { RowStore, VersionedStore } from './row-store.js';

export class MeetingStore extends VersionedStore<Meeting> {
  /** Newest first; those without a date before all others. */
  list(policyId: string, page: Omit<Page, 'order'> = {}): Promise<Meeting[]> {
    return this.rows.list({ policyId }, { ...page, order: 'CASE WHEN `on` IS NULL THEN 0 ELSE 1 END, `on` DESC, `id` DESC' });
  }

  getMany(ids: readonly number[]): Promise<Meeting[]> {
    return this.rows.list({ id: ids });
  }

  /** The latest of its kind that has a date and was not cancelled. */
  async last(policyId: string, kind: string): Promise<Meeting | null> {
    const found = await this.rows.select(
      "WHERE `policyId` = ? AND `kind` = ? AND `on` IS NOT NULL AND `state` <> 'cancelled' ORDER BY `on` DESC, `id` DESC LIMIT 1",
      [policyId, kind],
    );
    return found[0] ?? null;
  }

  /** Those on a civil date that were not cancelled, by time. */
  on(date: string): Promise<Meeting[]> {
    return this.rows.list({ on: date, state: ['planned', 'invited', 'held'] }, { order: '`at`, `id`' });
  }

  /** Those of a policy within these days, both included, that were not cancelled; by date and time. */
  within(policyId: string, from: string, until: string): Promise<Meeting[]> {
    return this.rows.select(
      "WHERE `policyId` = ? AND `on` >= ? AND `on` <= ? AND `state` <> 'cancelled' ORDER BY `on`, `at`, `id`",
      [policyId, from, until],
    );
  }

  /** On whose agenda a task stands: the latest that was not cancelled; null while it waits for one. */
  async ofTask({ id, projectId }: Pick<Task, 'id' | 'projectId'>): Promise<Meeting | null> {
    const found = await this.rows.select(
      "JOIN `agenda_item` i ON i.`meetingId` = t.`id` WHERE i.`projectId` = ? AND i.`taskId` = ? AND t.`state` <> 'cancelled' ORDER BY i.`id` DESC LIMIT 1",
      [projectId, id],
    );
    return found[0] ?? null;
  }

  /** Planned or invited, from a civil date on, by date. */
  upcoming(from: string, policyId?: string): Promise<Meeting[]> {
    const policy = policyId === undefined ? '' : ' AND `policyId` = ?';
    return this.rows.select(
      `WHERE \`on\` >= ? AND \`state\` IN ('planned', 'invited')${policy} ORDER BY \`on\`, \`at\`, \`id\``,
      policyId === undefined ? [from] : [from, policyId],
    );
  }
}

export class AgendaStore extends VersionedStore<AgendaItem> {
  of(meetingId: number): Promise<AgendaItem[]> {
    return this.rows.list({ meetingId }, { order: '`position`, `id`' });
  }

  /** Those of many meetings, each meeting's in its order. */
  ofMeetings(meetingIds: readonly number[]): Promise<AgendaItem[]> {
    return this.rows.list({ meetingId: meetingIds }, { order: '`meetingId`, `position`, `id`' });
  }

  /** All meetings that a project was on, older first. */
  ofProject(projectId: number): Promise<AgendaItem[]> {
    return this.rows.list({ projectId }, { order: '`id`' });
  }

  /** All meetings that these projects were on, older first. */
  ofProjects(projectIds: readonly number[]): Promise<AgendaItem[]> {
    return this.rows.list({ projectId: projectIds }, { order: '`id`' });
  }

  async remove(id: number): Promise<boolean> {
    return (await this.rows.remove({ id })) === 1;
  }
}

export class AttendeeStore extends RowStore<Attendee> {
  constructor(
    rows: Table<Attendee>,
    private readonly session: Session,
  ) {
    super(rows);
  }

  of(meetingId: number): Promise<Attendee[]> {
    return this.rows.list({ meetingId }, { order: '`id`' });
  }

  ofStaff(staffId: number): Promise<Attendee[]> {
    return this.rows.list({ staffId }, { order: '`id`' });
  }

  /**
   * Calls a person who left by his pseudonym on the lists of meetings whose projects have all ended: until then it has to be known who sat
   * there. His number is on no list any more.
   */
  async mask(staffId: number, name: string): Promise<void> {
    await this.rows.update({ staffId }, { mobile: null });
    const meetings = new Set((await this.ofStaff(staffId)).map(({ meetingId }) => meetingId));
    if (meetings.size === 0) return;
    const needed = await this.session.select(
      `SELECT DISTINCT i.\`meetingId\` FROM \`agenda_item\` i JOIN \`project\` p ON p.\`id\` = i.\`projectId\`
       WHERE i.\`meetingId\` IN (${marks(meetings.size)}) AND p.\`status\` <> 'ended'`,
      [...meetings],
    );
    for (const { meetingId } of needed) meetings.delete(Number(meetingId));
    if (meetings.size > 0) await this.rows.update({ staffId, meetingId: [...meetings] }, { name });
  }

  /** People who are known by a pseudonym and whose names still stand on a list; not more than `limit`. */
  async stillNamed(limit: number): Promise<{ readonly staffId: number; readonly pseudonym: string }[]> {
    const rows = await this.session.select(
      `SELECT DISTINCT s.\`id\`, s.\`name\` FROM \`staff\` s JOIN \`attendee\` a ON a.\`staffId\` = s.\`id\`
       WHERE s.\`maskedAt\` IS NOT NULL AND a.\`name\` <> s.\`name\` AND NOT EXISTS (
         SELECT 1 FROM \`agenda_item\` i JOIN \`project\` p ON p.\`id\` = i.\`projectId\` WHERE i.\`meetingId\` = a.\`meetingId\` AND p.\`status\` <> 'ended')
       LIMIT ?`,
      [limit],
    );
    return rows.map(({ id, name }) => ({ staffId: Number(id), pseudonym: String(name) }));
  }

  async update(id: number, patch: Patch<Attendee>): Promise<boolean> {
    return (await this.rows.update({ id }, patch)) === 1;
  }

  async remove(id: number): Promise<boolean> {
    return (await this.rows.remove({ id })) === 1;
  }
}
