/**
 * Many projects at once, for overviews: one query a kind of row, without the long columns (counts, answers, letters), so that
 * two thousand projects are read in a fraction of a second. Drafts are left out everywhere. Nothing is written here.
 */
import { marks } from '../sql/condition.js';
import type { Audit } from '../audit.entity.js';
import { type Counted, ofType } from '../audit/counted.js';
import type { Deadline } from '../deadline.entity.js';
import type { Opinion } from '../opinion.entity.js';
import type { Pause } from '../pause.entity.js';
import type { Project } from '../project.entity.js';
import type { Session, SqlValue } from '../sql/session.js';
import type { Table } from '../sql/table.js';
import type { Task } from '../task.entity.js';
import type { Urge } from '../urge.entity.js';
import {
  COUNTED,
  type CountedProject,
  DEADLINE,
  type DeadlineRow,
  type PauseRow,
  PROJECT,
  type ProjectRow,
  TASK,
  type TaskRow,
  type UrgeRow,
} from './board-columns.js';
import { type BoardOf, eachPart, inParts, matching, type Narrowing, narrowed, ofUnit } from './board-of.js';
import { holdsKey } from './holds-key.js';
import {
  type ClosedCount,
  type Ending,
  parseClosedCount,
  parseEnding,
  parseReminder,
  parseStanding,
  parseTotal,
  parseStageEntry,
  PROJECT_SUBJECT,
  type Reminder,
  type StageEntry,
  type StandingRow,
  type TotalRow,
} from './parse-board.js';

export type { BoardOf, Narrowing } from './board-of.js';
export type { CountedProject, DeadlineRow, PauseRow, ProjectRow, TaskRow, UrgeRow } from './board-columns.js';
export type { ClosedCount, Ending, Reminder, StageEntry, StandingRow } from './parse-board.js';

/** Tasks that were done in a stretch of instants. */
const DONE = "t.`state` = 'done' AND t.`decidedAt` >= ? AND t.`decidedAt` < ?";
/** The first rows of many, and how many there are of all. */
export interface FirstOf<T> {
  readonly total: number;
  readonly rows: T[];
}

interface Tables {
  readonly projects: Table<Project>;
  readonly tasks: Table<Task>;
  readonly deadlines: Table<Deadline>;
  readonly pauses: Table<Pause>;
  readonly audit: Table<Audit>;
  readonly urges: Table<Urge>;
  readonly opinions: Table<Opinion>;
}

const underWay = "t.`projectId` IN (SELECT p.`id` FROM `project` p WHERE p.`policyId` = ? AND p.`status` = 'running')";
const submitted = "t.`projectId` IN (SELECT p.`id` FROM `project` p WHERE p.`policyId` = ? AND p.`status` <> 'draft')";

export class BoardStore {
  constructor(
    private readonly tables: Tables,
    private readonly session: Session,
  ) {}

  /** The latest change first. */
  projects(of: BoardOf): Promise<ProjectRow[]> {
    return eachPart(of, (part) => {
      const { sql, values } = matching(part, 't');
      return this.tables.projects.pick(PROJECT, `WHERE ${sql} ORDER BY t.\`updatedAt\` DESC, t.\`id\` DESC`, values);
    });
  }

  /** What of them is counted, in no order. */
  counted(of: BoardOf): Promise<CountedProject[]> {
    return eachPart(of, (part) => {
      const { sql, values } = matching(part, 't');
      return this.tables.projects.pick(COUNTED, `WHERE ${sql}`, values);
    });
  }

  /** Their ids alone, in the same order, those only that a narrowing leaves: read in parts, they bound what is in memory. */
  async projectIds(of: Omit<BoardOf, 'ids'>, narrowing: Narrowing = {}): Promise<number[]> {
    const parts = [matching(of, 't'), ...narrowed(narrowing)];
    // Here, and not by the database: an index in this order would have it look at all projects, one by one.
    const rows = await this.tables.projects.pick(
      ['id', 'updatedAt'],
      `WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`,
      parts.flatMap(({ values }) => values),
    );
    return rows.sort((a, b) => b.updatedAt - a.updatedAt || b.id - a.id).map(({ id }) => id);
  }

  /**
   * Every project under way as far as a board counts it, the latest change first: a few columns, worked out by the database.
   *
   * @param begins - the tasks with whose first hand-in a project is declared
   * @param key - in lower case; empty where nothing is looked for
   */
  async standing(policyId: string, begins: readonly string[], key: string): Promise<StandingRow[]> {
    const found = key === '' ? { sql: '1', values: [] } : holdsKey(key, 'p');
    const declared = `SELECT MIN(t.\`decidedAt\`) FROM \`task\` t
      WHERE t.\`projectId\` = p.\`id\` AND t.\`state\` = 'done' AND t.\`task\` IN (${marks(begins.length)})`;
    const rows = await this.session.select(
      `SELECT p.\`id\`, p.\`policyId\`, p.\`policyVersion\`, p.\`unitId\`, p.\`stage\`, p.\`totalWan\`, p.\`createdAt\`, d.\`dueOn\`,
         (${declared}) AS \`declaredAt\`, (${found.sql}) AS \`found\`
       FROM \`project\` p LEFT JOIN
         (SELECT x.\`projectId\`, MIN(x.\`dueOn\`) AS \`dueOn\` FROM \`deadline\` x WHERE x.\`state\` = 'running' GROUP BY x.\`projectId\`) d
         ON d.\`projectId\` = p.\`id\`
       WHERE p.\`policyId\` = ? AND p.\`status\` = 'running' ORDER BY p.\`updatedAt\` DESC, p.\`id\` DESC`,
      [...begins, ...found.values, policyId],
    );
    return rows.map(parseStanding);
  }

  /** Open tasks, in the order in which they opened. */
  openTasks(of: BoardOf): Promise<TaskRow[]> {
    return this.ofProjects(this.tables.tasks, TASK, of, "t.`state` = 'open'");
  }

  /** Tasks that were done in this stretch of instants with one of these outcomes, in the order in which they opened. */
  doneWith(
    of: BoardOf,
    { from, to }: { readonly from: number; readonly to: number },
    outcomes: readonly { readonly task: string; readonly outcome: string }[],
  ): Promise<TaskRow[]> {
    if (outcomes.length === 0) return Promise.resolve([]);
    const which = outcomes.map(() => '(t.`task` = ? AND t.`outcome` = ?)').join(' OR ');
    return this.ofProjects(this.tables.tasks, TASK, of, `${DONE} AND (${which})`, [
      from,
      to,
      ...outcomes.flatMap(({ task, outcome }) => [task, outcome]),
    ]);
  }

  /** The first `most` of the same of a jurisdiction. */
  firstDone(policyId: string, from: number, to: number, most: number): Promise<FirstOf<TaskRow>> {
    return this.first(this.tables.tasks, TASK, { which: DONE, values: [from, to], policyId, order: 't.`id`' }, most);
  }

  /** When tasks with one of these ids of the policy were done: with the first of them a project was handed in. */
  doneAt(of: BoardOf, taskIds: readonly string[]): Promise<Pick<Task, 'projectId' | 'decidedAt'>[]> {
    const which = `t.\`state\` = 'done' AND t.\`task\` IN (${marks(taskIds.length)})`;
    return this.ofProjects(this.tables.tasks, ['projectId', 'decidedAt'], of, which, taskIds);
  }

  tasksById(ids: readonly number[]): Promise<TaskRow[]> {
    return inParts(ids, (part) => this.tables.tasks.pick(TASK, `WHERE t.\`id\` IN (${marks(part.length)})`, part));
  }

  /** Clocks that run or stand still, of projects that are under way, the earliest first. */
  openDeadlines(of: BoardOf): Promise<DeadlineRow[]> {
    const which = "t.`state` IN ('running', 'suspended')";
    return this.ofProjects(this.tables.deadlines, DEADLINE, { ...of, running: true }, which, [], 't.`dueOn`, t.`id`');
  }

  /** Clocks that stopped in this stretch of days, both ends counting, however it came. */
  closedDeadlines(of: BoardOf, from: string, to: string): Promise<DeadlineRow[]> {
    return this.ofProjects(this.tables.deadlines, DEADLINE, of, 't.`closedOn` >= ? AND t.`closedOn` <= ?', [from, to]);
  }

  /** The first `most` clocks of a jurisdiction that run or stand still, the earliest first. */
  firstOpen(policyId: string, most: number): Promise<FirstOf<DeadlineRow>> {
    const which = `t.\`state\` IN ('running', 'suspended') AND ${underWay}`;
    return this.first(this.tables.deadlines, DEADLINE, { which, values: [policyId], policyId, order: 't.`dueOn`, t.`id`' }, most);
  }

  /** The first `most` that stopped in this stretch of days, both ends counting, however it came. */
  firstClosed(policyId: string, from: string, to: string, most: number): Promise<FirstOf<DeadlineRow>> {
    const which = 't.`closedOn` >= ? AND t.`closedOn` <= ?';
    return this.first(this.tables.deadlines, DEADLINE, { which, values: [from, to], policyId, order: 't.`id`' }, most);
  }

  /** How many clocks were met, met late or missed in this stretch of days, both ends counting, by whose they were. */
  async closedCounts(of: BoardOf, from: string, to: string): Promise<ClosedCount[]> {
    const { sql, values } = matching(of, 'p');
    const body = 'CASE WHEN k.`bodyUnitId` IS NULL THEN NULL ELSE k.`subject` END';
    const alike = 'p.`policyId`, p.`policyVersion`, p.`unitId`, d.`deadline`, d.`holder`, d.`state`';
    // CROSS: SQLite begins with the projects, of which the year is a part.
    const rows = await this.session.select(
      `SELECT ${alike}, ${body} AS \`body\`, COUNT(*) AS \`count\`
       FROM \`project\` p CROSS JOIN \`deadline\` d ON d.\`projectId\` = p.\`id\` LEFT JOIN \`task\` k ON k.\`id\` = d.\`taskId\`
       WHERE ${sql} AND d.\`state\` IN ('met', 'metLate', 'missed') AND d.\`closedOn\` >= ? AND d.\`closedOn\` <= ?
       GROUP BY ${alike}, ${body}`,
      [...values, from, to],
    );
    return rows.map(parseClosedCount);
  }

  /** Clocks of projects under way that have run past their day, the earliest first. */
  overdue(policyId: string, today: string): Promise<DeadlineRow[]> {
    return this.tables.deadlines.pick(
      DEADLINE,
      `WHERE t.\`state\` = 'running' AND t.\`dueOn\` < ? AND ${underWay} ORDER BY t.\`dueOn\`, t.\`id\``,
      [today, policyId],
    );
  }

  /** The first `most` of them. */
  firstOverdue(policyId: string, today: string, most: number): Promise<FirstOf<DeadlineRow>> {
    const which = `t.\`state\` = 'running' AND t.\`dueOn\` < ? AND ${underWay}`;
    const values = [today, policyId];
    return this.first(this.tables.deadlines, DEADLINE, { which, values, policyId, order: 't.`dueOn`, t.`id`' }, most);
  }

  /** Clocks of projects under way that run out within these days, both ends counting, the earliest first. */
  dueUntil(policyId: string, from: string, until: string): Promise<DeadlineRow[]> {
    return this.tables.deadlines.pick(
      DEADLINE,
      `WHERE t.\`state\` = 'running' AND t.\`dueOn\` >= ? AND t.\`dueOn\` <= ? AND ${underWay} ORDER BY t.\`dueOn\`, t.\`id\``,
      [from, until, policyId],
    );
  }

  /** How many submitted projects stand where, unit by unit, and what they cost; of one unit or of all. */
  async totals(policyId: string, unitId: number | null): Promise<TotalRow[]> {
    const { sql, values } = ofUnit(policyId, unitId);
    const alike = 'p.`unitId`, p.`status`, p.`stage`';
    const rows = await this.session.select(
      `SELECT ${alike}, COUNT(*) AS \`count\`, SUM(p.\`totalWan\`) AS \`totalWan\` FROM \`project\` p
       WHERE ${sql} AND p.\`status\` <> 'draft' GROUP BY ${alike}`,
      values,
    );
    return rows.map(parseTotal);
  }

  /** How many clocks were met in time, late and never, of projects of one unit or of all. */
  async met(policyId: string, unitId: number | null): Promise<Readonly<Record<'met' | 'metLate' | 'missed', number>>> {
    const { sql, values } = ofUnit(policyId, unitId);
    // Of all: an outer join, so that every database goes through the index of clocks. MariaDB began with the projects, and fetched each clock.
    const which =
      unitId === null
        ? { sql: "LEFT JOIN `project` p ON p.`id` = t.`projectId` WHERE COALESCE(p.`policyId`, '') = ?", values: [policyId] }
        : { sql: `WHERE t.\`projectId\` IN (SELECT p.\`id\` FROM \`project\` p WHERE ${sql})`, values };
    const rows = await this.session.select(
      `SELECT t.\`state\`, COUNT(*) AS \`count\` FROM \`deadline\` t ${which.sql} AND t.\`state\` IN ('met', 'metLate', 'missed') GROUP BY t.\`state\``,
      which.values,
    );
    const of = (state: string) => Number(rows.find((row) => row['state'] === state)?.['count'] ?? 0);
    return { met: of('met'), metLate: of('metLate'), missed: of('missed') };
  }

  /** How many clocks run past their day, by unit. */
  async lateByUnit(policyId: string, unitId: number | null, today: string): Promise<ReadonlyMap<number, number>> {
    const { sql, values } = ofUnit(policyId, unitId);
    const late = "t.`state` = 'running' AND t.`dueOn` < ?";
    // CROSS: SQLite begins with the clocks, of which few are late.
    const rows = await this.session.select(
      `SELECT p.\`unitId\`, COUNT(*) AS \`count\` FROM \`deadline\` t CROSS JOIN \`project\` p ON p.\`id\` = t.\`projectId\`
       WHERE ${late} AND ${sql} GROUP BY p.\`unitId\``,
      [today, ...values],
    );
    return new Map(rows.map((row) => [Number(row['unitId']), Number(row['count'])]));
  }

  /** What was done late within these days, both ends counting: how much, and the newest of it. */
  doneLate(policyId: string, from: string, to: string, most: number): Promise<FirstOf<DeadlineRow>> {
    const which = "t.`state` = 'metLate' AND t.`closedOn` >= ? AND t.`closedOn` <= ?";
    const order = 't.`closedOn` DESC, t.`dueOn`, t.`id`';
    return this.first(this.tables.deadlines, DEADLINE, { which, values: [from, to], policyId, order }, most);
  }

  pauses(of: BoardOf): Promise<PauseRow[]> {
    return this.ofProjects(this.tables.pauses, ['projectId', 'fromOn', 'toOn', 'why'], of, '1 = 1');
  }

  /** Every entry of each project into a stage, a project's together, older first. */
  async stageEntries(of: BoardOf): Promise<StageEntry[]> {
    return (await this.events('STAGE_ENTERED', of)).map(parseStageEntry);
  }

  /** How and when projects ended. */
  async endings(of: BoardOf): Promise<Ending[]> {
    return (await this.events('PROJECT_ENDED', of)).map(parseEnding);
  }

  /** What was told of the deadlines of these projects, a project's together, older first. */
  async reminders(of: BoardOf): Promise<Reminder[]> {
    return (await this.events('REMINDED', of)).map(parseReminder);
  }

  /** Older first. */
  urges(taskIds: readonly number[]): Promise<UrgeRow[]> {
    const columns = ['taskId', 'on', 'byId', 'at'] as const;
    return inParts(taskIds, (part) =>
      this.tables.urges.pick(columns, `WHERE t.\`taskId\` IN (${marks(part.length)}) ORDER BY t.\`id\``, part),
    );
  }

  /** What these tasks raised. */
  opinions(taskIds: readonly number[]): Promise<Pick<Opinion, 'projectId' | 'taskId' | 'text'>[]> {
    const columns = ['projectId', 'taskId', 'text'] as const;
    return inParts(taskIds, (part) =>
      this.tables.opinions.pick(columns, `WHERE t.\`taskId\` IN (${marks(part.length)}) ORDER BY t.\`id\``, part),
    );
  }

  /** Of what was handed in; drafts have nothing that is counted. */
  private async first<T extends object, K extends keyof T & string>(
    table: Table<T>,
    columns: readonly K[],
    { which, values, policyId, order }: { which: string; values: readonly SqlValue[]; policyId: string; order: string },
    most: number,
  ): Promise<FirstOf<Pick<T, K>>> {
    const where = `WHERE ${which} AND ${submitted}`;
    const all = [...values, policyId];
    const rows = await table.pick(columns, `${where} ORDER BY ${order} LIMIT ?`, [...all, most]);
    return { total: rows.length < most ? rows.length : await table.count(where, all), rows };
  }

  private events(type: Counted, of: BoardOf): Promise<Pick<Audit, 'subject' | 'at' | 'body'>[]> {
    return eachPart(of, (part) => {
      const { sql, values } = matching(part, 'p');
      return this.tables.audit.pick(
        ['subject', 'at', 'body'],
        `WHERE t.${ofType(type)} AND t.\`subject\` IN
           (SELECT CONCAT('${PROJECT_SUBJECT}', p.\`id\`) FROM \`project\` p WHERE ${sql}) ORDER BY t.\`subject\`, t.\`id\``,
        values,
      );
    });
  }

  private ofProjects<T extends object, K extends keyof T & string>(
    table: Table<T>,
    columns: readonly K[],
    of: BoardOf,
    which: string,
    more: readonly SqlValue[] = [],
    order = 't.`id`',
  ): Promise<Pick<T, K>[]> {
    return eachPart(of, (part) => {
      const { sql, values } = matching(part, 'p');
      // Not a join: SQLite would then begin with all tasks that are done, which the years leave.
      const rest = `WHERE t.\`projectId\` IN (SELECT p.\`id\` FROM \`project\` p WHERE ${sql}) AND ${which} ORDER BY ${order}`;
      return table.pick(columns, rest, [...values, ...more]);
    });
  }
}
