import { marks } from '../sql/condition.js';
import type { Session, SqlValue } from '../sql/session.js';
import type { Table } from '../sql/table.js';
import type { Project } from '../project.entity.js';
import type { Task } from '../task.entity.js';
import type { TaskOfProject } from './task-store.js';

/** Tasks that were handed to one person alike: the same role and body, in projects of one version and unit. */
export interface Handed {
  readonly assigneeId: number;
  readonly actor: string;
  readonly bodyUnitId: number | null;
  readonly policyVersion: string;
  /** Null: of any. */
  readonly unitId: number | null;
}

/** Whose open tasks of projects under way are meant. */
export interface DutiesOf {
  readonly policyId: string;
  /** The versions that are among the policies still. */
  readonly versions: readonly string[];
  readonly unitId: number;
  /** Role ids that count for the projects of this unit. */
  readonly unitRoles: readonly string[];
  /** Role ids that count for all projects. */
  readonly otherRoles: readonly string[];
  /** Only this task of the policy. */
  readonly task?: string;
  /** Whether what is asked of another body than this unit counts too. */
  readonly anyBody: boolean;
  /** These tasks of the policy do not count where a person began them. */
  readonly notBegun?: readonly string[];
  /** Of what was handed to somebody only what this person may do; null: whoever has it. */
  readonly hands: { readonly staffId: number; readonly kept: readonly Handed[] } | null;
}

/** Open tasks of one kind, in projects of one version. */
export interface SeveralOf {
  readonly task: string;
  readonly policyVersion: string;
  readonly count: number;
}

type Condition = readonly [sql: string, values: readonly SqlValue[]];

/** A clock that runs decides how urgent a task is; without one it comes last. */
const DUE_ON =
  "COALESCE((SELECT MIN(d.`dueOn`) FROM `deadline` d WHERE d.`taskId` = t.`id` AND d.`state` = 'running'), '9999-12-31')";
const FROM = 'FROM `task` t JOIN `project` p ON p.`id` = t.`projectId`';

/** What waits for people, counted and turned page by page by the database, however much it is. */
export class DutyStore {
  constructor(
    private readonly tasks: Table<Task>,
    private readonly projects: Table<Project>,
    private readonly session: Session,
  ) {}

  async count(of: DutiesOf): Promise<number> {
    const [sql, values] = matching(of);
    const rows = await this.session.select(`SELECT COUNT(*) AS \`count\` ${FROM} WHERE ${sql}`, values);
    return Number(rows[0]?.['count'] ?? 0);
  }

  /** The most urgent first; what is for the whole unit before what is for all. */
  urgent(of: DutiesOf, limit: number, offset = 0): Promise<TaskOfProject[]> {
    const first = of.unitRoles.length === 0 || of.otherRoles.length === 0 ? '' : `${amongUnit(of)}, `;
    return this.page(of, `${DUE_ON}, ${first}t.\`openedAt\`, t.\`id\``, first === '' ? [] : of.unitRoles, limit, offset);
  }

  /** The longest open first. */
  oldest(of: DutiesOf, limit: number): Promise<TaskOfProject[]> {
    return this.page(of, 't.`openedAt`, t.`id`', [], limit, 0);
  }

  /** How many of each kind. */
  async kinds(of: DutiesOf): Promise<SeveralOf[]> {
    const [sql, values] = matching(of);
    const alike = 't.`task`, p.`policyVersion`';
    const rows = await this.session.select(
      `SELECT ${alike}, COUNT(*) AS \`count\` ${FROM} WHERE ${sql} GROUP BY ${alike} ORDER BY ${alike}`,
      values,
    );
    return rows.map((row) => ({
      task: String(row['task']),
      policyVersion: String(row['policyVersion']),
      count: Number(row['count']),
    }));
  }

  /** What of it others have in hand, by whom and how. */
  async handed(of: Omit<DutiesOf, 'hands'>, staffId: number): Promise<(Handed & { readonly unitId: number })[]> {
    const [sql, values] = matching({ ...of, hands: null });
    const alike = 't.`assigneeId`, t.`actor`, t.`bodyUnitId`, p.`policyVersion`, p.`unitId`';
    const rows = await this.session.select(`SELECT DISTINCT ${alike} ${FROM} WHERE ${sql} AND t.\`assigneeId\` <> ?`, [
      ...values,
      staffId,
    ]);
    return rows.map((row) => ({
      assigneeId: Number(row['assigneeId']),
      actor: String(row['actor']),
      bodyUnitId: row['bodyUnitId'] === null ? null : Number(row['bodyUnitId']),
      policyVersion: String(row['policyVersion']),
      unitId: Number(row['unitId']),
    }));
  }

  private async page(
    of: DutiesOf,
    order: string,
    ordering: readonly SqlValue[],
    limit: number,
    offset: number,
  ): Promise<TaskOfProject[]> {
    const [sql, values] = matching(of);
    const tasks = await this.tasks.select(
      `JOIN \`project\` p ON p.\`id\` = t.\`projectId\` WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
      [...values, ...ordering, limit, offset],
    );
    const projects = await this.projects.list({ id: [...new Set(tasks.map(({ projectId }) => projectId))] });
    const byId = new Map(projects.map((project) => [project.id, project]));
    return tasks.flatMap((task) => {
      const project = byId.get(task.projectId);
      return project === undefined ? [] : [{ task, project }];
    });
  }
}

function amongUnit({ unitRoles }: DutiesOf): string {
  return `CASE WHEN t.\`actor\` IN (${marks(unitRoles.length)}) THEN 0 ELSE 1 END`;
}

function matching(of: DutiesOf): Condition {
  const { policyId, versions, unitId, unitRoles, otherRoles, task, anyBody, notBegun = [], hands } = of;
  const whose: Condition[] = [];
  if (unitRoles.length > 0) {
    whose.push([`(p.\`unitId\` = ? AND t.\`actor\` IN (${marks(unitRoles.length)}))`, [unitId, ...unitRoles]]);
  }
  if (otherRoles.length > 0) {
    const asked = anyBody ? '' : ' AND (t.`bodyUnitId` IS NULL OR t.`bodyUnitId` = ?)';
    whose.push([`(t.\`actor\` IN (${marks(otherRoles.length)})${asked})`, [...otherRoles, ...(anyBody ? [] : [unitId])]]);
  }
  const held: Condition = hands === null ? ['1 = 1', []] : heldBy(hands);
  return all([
    ["t.`state` = 'open' AND p.`status` = 'running' AND p.`policyId` = ?", [policyId]],
    versions.length === 0 ? ['1 = 0', []] : [`p.\`policyVersion\` IN (${marks(versions.length)})`, versions],
    whose.length === 0 ? ['1 = 0', []] : any(whose),
    ...(task === undefined ? [] : [['t.`task` = ?', [task]] as const]),
    ...(notBegun.length === 0
      ? []
      : [[`(t.\`openedBy\` IS NOT NULL OR t.\`task\` NOT IN (${marks(notBegun.length)}))`, notBegun] as const]),
    held,
  ]);
}

function heldBy({ staffId, kept }: NonNullable<DutiesOf['hands']>): Condition {
  return any([
    ['t.`assigneeId` IS NULL', []],
    ['t.`assigneeId` = ?', [staffId]],
    ...kept.map(({ assigneeId, actor, bodyUnitId, policyVersion, unitId }): Condition => {
      const body = bodyUnitId === null ? 't.`bodyUnitId` IS NULL' : 't.`bodyUnitId` = ?';
      const unit = unitId === null ? '' : ' AND p.`unitId` = ?';
      return [
        `(t.\`assigneeId\` = ? AND t.\`actor\` = ? AND p.\`policyVersion\` = ? AND ${body}${unit})`,
        [assigneeId, actor, policyVersion, bodyUnitId, unitId].filter((value) => value !== null),
      ];
    }),
  ]);
}

function any(parts: readonly Condition[]): Condition {
  return [`(${parts.map(([sql]) => sql).join(' OR ')})`, parts.flatMap(([, values]) => values)];
}

function all(parts: readonly Condition[]): Condition {
  return [parts.map(([sql]) => sql).join(' AND '), parts.flatMap(([, values]) => values)];
}
