import type { AgendaItem } from '../agenda-item.entity.js';
import type { Attendee } from '../attendee.entity.js';
import type { Meeting } from '../meeting.entity.js';
import type { Page, Patch } from '../table.js';
import { RowStore, VersionedStore } from './row-store.js';

export class MeetingStore extends VersionedStore<Meeting> {
  /** Newest first; those without a date before all others. */
  list(policyId: string, page: Omit<Page, 'order'> = {}): Promise<Meeting[]> {
    return this.rows.list({ policyId }, { ...page, order: 'CASE WHEN `on` IS NULL THEN 0 ELSE 1 END, `on` DESC, `id` DESC' });
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

  async remove(id: number): Promise<boolean> {
    return (await this.rows.remove({ id })) === 1;
  }
}

export class AttendeeStore extends RowStore<Attendee> {
  of(meetingId: number): Promise<Attendee[]> {
    return this.rows.list({ meetingId }, { order: '`id`' });
  }

  ofStaff(staffId: number): Promise<Attendee[]> {
    return this.rows.list({ staffId }, { order: '`id`' });
  }

  /** Calls a person who left by his pseudonym on every list. */
  async mask(staffId: number, name: string): Promise<void> {
    await this.rows.update({ staffId }, { name, mobile: null });
  }

  async update(id: number, patch: Patch<Attendee>): Promise<boolean> {
    return (await this.rows.update({ id }, patch)) === 1;
  }

  async remove(id: number): Promise<boolean> {
    return (await this.rows.remove({ id })) === 1;
  }
}
