import { LostRace } from '../db-errors.js';
import { marks } from '../sql/condition.js';
import type { Deadline } from '../deadline.entity.js';
import type { Digest } from '../digest.entity.js';
import type { ReminderRung } from '../reminder-rung.entity.js';
import type { Session } from '../sql/session.js';
import type { New, Table } from '../sql/table.js';
import { VersionedStore } from './row-store.js';
import { seenBy, type Sight } from './sight.js';
import { forProject, type WhichProject } from './which-project.js';

/** A deadline that somebody is to be reminded of. */
export type DueRung = Pick<Deadline, 'id' | 'projectId' | 'nextRungOn'>;

/** A deadline as far as it says on which day it is whose. */
export interface SeenDue extends Pick<Deadline, 'id' | 'dueOn' | 'holder'> {
  readonly policyId: string;
  readonly policyVersion: string;
  readonly unitId: number;
}

const ofProject = forProject((id) => `WHERE \`projectId\` = ${id} ORDER BY \`dueOn\`, \`id\``);

export class DeadlineStore extends VersionedStore<Deadline> {
  constructor(
    rows: Table<Deadline>,
    private readonly session: Session,
  ) {
    super(rows);
  }

  ofProject(which: WhichProject): Promise<Deadline[]> {
    return this.rows.select(...ofProject(which));
  }

  /** Running deadlines with a reminder for this civil date or an earlier one, the earliest first; those after `last` in that order. */
  dueRungs(onOrBefore: string, limit: number, last: DueRung | null = null): Promise<DueRung[]> {
    const after = last === null ? '' : ' AND (`nextRungOn` > ? OR (`nextRungOn` = ? AND `id` > ?))';
    const from = last === null ? [] : [last.nextRungOn, last.nextRungOn, last.id];
    return this.rows.pick(
      ['id', 'projectId', 'nextRungOn'],
      `WHERE \`state\` = 'running' AND \`nextRungOn\` <= ?${after} ORDER BY \`nextRungOn\`, \`id\` LIMIT ?`,
      [onOrBefore, ...from, limit],
    );
  }

  /**
   * Sets the day of the next reminder of many at once. Returns the ids of those that are as they were read; the others moved, were
   * met or were taken on by somebody else meanwhile.
   */
  async moveOn(
    rows: readonly (Pick<Deadline, 'id' | 'version'> & { readonly next: string | null })[],
  ): Promise<ReadonlySet<number>> {
    if (rows.length === 0) return new Set();
    const ids = rows.map(({ id }) => id);
    const present = await this.rows.pick(['id', 'version'], `WHERE \`id\` IN (${ids.map(String).join(', ')})`, []);
    const versions = new Map(present.map(({ id, version }) => [id, version]));
    const fresh = rows.filter(({ id, version }) => versions.get(id) === version);
    const alike = new Map<string, typeof fresh>();
    for (const row of fresh) {
      const key = `${String(row.version)} ${String(row.next)}`;
      alike.set(key, [...(alike.get(key) ?? []), row]);
    }
    for (const group of alike.values()) {
      const [{ version = 0, next = null } = {}] = group;
      const moved = await this.rows.update({ id: group.map(({ id }) => id), version }, { nextRungOn: next });
      if (moved < group.length) throw new LostRace('deadlines that are reminded of');
    }
    return new Set(fresh.map(({ id }) => id));
  }

  /** Running deadlines whose day passed undone, where something follows from that; the earliest first. */
  lapsed(onOrBefore: string, limit: number): Promise<Deadline[]> {
    return this.rows.select("WHERE `state` = 'running' AND `lapsesOn` <= ? ORDER BY `lapsesOn`, `id` LIMIT ?", [
      onOrBefore,
      limit,
    ]);
  }

  whole(ids: readonly number[]): Promise<Deadline[]> {
    return this.rows.list({ id: ids });
  }

  /** How these stand. */
  getMany(ids: readonly number[]): Promise<Pick<Deadline, 'id' | 'state' | 'dueOn'>[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.rows.pick(['id', 'state', 'dueOn'], `WHERE \`id\` IN (${[...new Set(ids)].map(String).join(', ')})`, []);
  }

  /** Those that run with these tasks. */
  async runningOf(taskIds: readonly number[]): Promise<Deadline[]> {
    // The state is asked for here: with it in the statement SQLite reads every clock that runs, and a task has few.
    return (await this.rows.list({ taskId: taskIds }, { order: '`dueOn`, `id`' })).filter(({ state }) => state === 'running');
  }

  /** Those that run in any of these projects. */
  runningOfProjects(projectIds: readonly number[]): Promise<Deadline[]> {
    return this.rows.list({ projectId: projectIds, state: 'running' }, { order: '`dueOn`, `id`' });
  }

  /** Those of the projects that somebody sees that run and whose day is past, the earliest first. */
  late(sight: Sight, before: string): Promise<SeenDue[]> {
    return this.seen(sight, "t.`state` = 'running' AND t.`dueOn` < ?", [before]);
  }

  /** Those of the projects that somebody sees that end within these days, both included, and were not cancelled; the earliest first. */
  dueWithin(sight: Sight, from: string, until: string): Promise<SeenDue[]> {
    return this.seen(sight, "t.`dueOn` >= ? AND t.`dueOn` <= ? AND t.`state` <> 'cancelled'", [from, until]);
  }

  /** CROSS: SQLite begins with the clocks then, of which few are meant, and not with all projects. */
  private async seen(sight: Sight, which: string, days: readonly string[]): Promise<SeenDue[]> {
    const { sql, values } = seenBy(sight, 'p');
    const rows = await this.session.select(
      `SELECT t.\`id\`, t.\`dueOn\`, t.\`holder\`, p.\`policyId\`, p.\`policyVersion\`, p.\`unitId\` FROM \`deadline\` t
       CROSS JOIN \`project\` p ON p.\`id\` = t.\`projectId\` WHERE ${which} AND ${sql} ORDER BY t.\`dueOn\`, t.\`id\``,
      [...days, ...values],
    );
    return rows.map((row) => ({
      id: Number(row['id']),
      dueOn: String(row['dueOn']),
      holder: String(row['holder']),
      policyId: String(row['policyId']),
      policyVersion: String(row['policyVersion']),
      unitId: Number(row['unitId']),
    }));
  }

  /** Running deadlines past the last published year: worked out again when the year arrives. */
  uncertain(): Promise<Deadline[]> {
    return this.rows.list({ state: 'running', certain: false }, { order: '`dueOn`, `id`' });
  }
}

export class RungStore {
  constructor(private readonly rows: Table<ReminderRung>) {}

  /** For the one process that takes these rungs on: those of them that were free; `offset` is in working days from the due date. */
  async claimAll(rungs: readonly Omit<New<ReminderRung>, 'digestId'>[]): Promise<Omit<New<ReminderRung>, 'digestId'>[]> {
    if (await this.rows.insertAll(rungs)) return [...rungs];
    const free: Omit<New<ReminderRung>, 'digestId'>[] = [];
    for (const rung of rungs) if ((await this.rows.insertIfAbsent(rung)) !== null) free.push(rung);
    return free;
  }

  ofDeadlines(deadlineIds: readonly number[]): Promise<ReminderRung[]> {
    return this.rows.list({ deadlineId: deadlineIds }, { order: '`id`' });
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

  /** The civil date of the newest digest of each of these targets that had one, up to a day: a clock that was wrong may have sent some ahead of it. */
  async lastOf(targets: readonly string[], today: string): Promise<ReadonlyMap<string, string>> {
    if (targets.length === 0) return new Map();
    const rest = `WHERE t.\`target\` IN (${marks(targets.length)}) AND t.\`on\` =
      (SELECT MAX(o.\`on\`) FROM \`digest\` o WHERE o.\`target\` = t.\`target\` AND o.\`on\` <= ?)`;
    return new Map((await this.rows.pick(['target', 'on'], rest, [...targets, today])).map(({ target, on }) => [target, on]));
  }

  /** The same of one target; null when it never had one. */
  async lastOn(target: string, today: string): Promise<string | null> {
    return (await this.lastOf([target], today)).get(target) ?? null;
  }
}
