import type { Deadline } from '../deadline.entity.js';
import type { Digest } from '../digest.entity.js';
import type { ReminderRung } from '../reminder-rung.entity.js';
import type { Table } from '../table.js';
import { VersionedStore } from './row-store.js';
import { seenBy, type Sight } from './sight.js';

export class DeadlineStore extends VersionedStore<Deadline> {
  ofProject(projectId: number): Promise<Deadline[]> {
    return this.rows.list({ projectId }, { order: '`dueOn`, `id`' });
  }

  /** Running deadlines with a reminder for this civil date or an earlier one, the earliest first; those after `last` in that order. */
  dueRungs(onOrBefore: string, limit: number, last: Deadline | null = null): Promise<Deadline[]> {
    const after = last === null ? '' : ' AND (`nextRungOn` > ? OR (`nextRungOn` = ? AND `id` > ?))';
    const from = last === null ? [] : [last.nextRungOn, last.nextRungOn, last.id];
    return this.rows.select(
      `WHERE \`state\` = 'running' AND \`nextRungOn\` <= ?${after} ORDER BY \`nextRungOn\`, \`id\` LIMIT ?`,
      [onOrBefore, ...from, limit],
    );
  }

  /** Running deadlines whose day passed undone, where something follows from that; the earliest first. */
  lapsed(onOrBefore: string, limit: number): Promise<Deadline[]> {
    return this.rows.select("WHERE `state` = 'running' AND `lapsesOn` <= ? ORDER BY `lapsesOn`, `id` LIMIT ?", [
      onOrBefore,
      limit,
    ]);
  }

  /** Those that run with these tasks. */
  runningOf(taskIds: readonly number[]): Promise<Deadline[]> {
    return this.rows.list({ taskId: taskIds, state: 'running' }, { order: '`dueOn`, `id`' });
  }

  /** Those that run in any of these projects. */
  runningOfProjects(projectIds: readonly number[]): Promise<Deadline[]> {
    return this.rows.list({ projectId: projectIds, state: 'running' }, { order: '`dueOn`, `id`' });
  }

  // CROSS: SQLite begins with the clocks then, of which few are meant, and not with all projects.

  /** Those of the projects that somebody sees that run and whose day is past, the earliest first. */
  late(sight: Sight, before: string): Promise<Deadline[]> {
    const { sql, values } = seenBy(sight, 'p');
    return this.rows.select(
      `CROSS JOIN \`project\` p ON p.\`id\` = t.\`projectId\` WHERE t.\`state\` = 'running' AND t.\`dueOn\` < ? AND ${sql}
       ORDER BY t.\`dueOn\`, t.\`id\``,
      [before, ...values],
    );
  }

  /** Those of the projects that somebody sees that end within these days, both included, and were not cancelled; the earliest first. */
  dueWithin(sight: Sight, from: string, until: string): Promise<Deadline[]> {
    const { sql, values } = seenBy(sight, 'p');
    return this.rows.select(
      `CROSS JOIN \`project\` p ON p.\`id\` = t.\`projectId\` WHERE t.\`dueOn\` >= ? AND t.\`dueOn\` <= ? AND t.\`state\` <> 'cancelled'
       AND ${sql} ORDER BY t.\`dueOn\`, t.\`id\``,
      [from, until, ...values],
    );
  }

  /** Those of all submitted projects of a policy, or of one unit: what statistics count. */
  ofPolicy(policyId: string, unitId?: number): Promise<Deadline[]> {
    const unit = unitId === undefined ? '' : ' AND p.`unitId` = ?';
    return this.rows.select(
      `JOIN \`project\` p ON p.\`id\` = t.\`projectId\` WHERE p.\`policyId\` = ?${unit} ORDER BY t.\`id\``,
      unitId === undefined ? [policyId] : [policyId, unitId],
    );
  }

  /** Running deadlines past the last published year: worked out again when the year arrives. */
  uncertain(): Promise<Deadline[]> {
    return this.rows.list({ state: 'running', certain: false }, { order: '`dueOn`, `id`' });
  }
}

export class RungStore {
  constructor(private readonly rows: Table<ReminderRung>) {}

  /** True for the one process that takes this rung on; `offset` is in working days from the due date. */
  async claim(deadlineId: number, dueOn: string, offset: number, at: number, digestId: number | null = null): Promise<boolean> {
    return (await this.rows.insertIfAbsent({ deadlineId, dueOn, offset, claimedAt: at, digestId })) !== null;
  }

  ofDeadline(deadlineId: number): Promise<ReminderRung[]> {
    return this.rows.list({ deadlineId }, { order: '`id`' });
  }
}

export class DigestStore {
  constructor(private readonly rows: Table<Digest>) {}

  /** The digest's id for the one process that takes it on, null for the others. `target`: `staff:12`, `chat:<chat id>`. */
  claim(target: string, on: string, at: number): Promise<number | null> {
    return this.rows.insertIfAbsent({ target, on, at });
  }

  /** Those that went out to these targets on these days. */
  async of(targets: readonly string[], days: readonly string[]): Promise<Digest[]> {
    return targets.length === 0 ? [] : this.rows.list({ target: targets, on: days });
  }

  /** The civil date of the newest digest of a target; null when it never had one. */
  async lastOn(target: string): Promise<string | null> {
    return (await this.rows.first({ target }, { order: '`on` DESC' }))?.on ?? null;
  }
}
