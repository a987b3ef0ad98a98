import { marks } from '../sql/condition.js';
import type { Form } from '../form.entity.js';
import type { Material } from '../material.entity.js';
import type { Project, ProjectStatus } from '../project.entity.js';
import type { Session, SqlValue } from '../sql/session.js';
import type { Table } from '../sql/table.js';
import type { Task } from '../task.entity.js';
import { VersionedStore } from './row-store.js';
import { seenBy, type Sight } from './sight.js';
import { holdsKey } from './holds-key.js';
import { forProject } from './which-project.js';

interface InState {
  readonly status?: ProjectStatus | readonly ProjectStatus[];
}
interface Search {
  readonly query: string;
  /** Leave out only for someone who may see all units. */
  readonly unitId?: number;
  readonly limit?: number;
}
/** Where projects stand alike, and how many of those that somebody sees. */
export interface Standing extends Pick<Project, 'policyVersion' | 'status' | 'stage'> {
  readonly count: number;
  /** Those with a running clock whose day is past. */
  readonly late: number;
}
/** Where a project stands; what is left out may be anything. */
type Stands = Pick<Project, 'policyVersion' | 'status' | 'stage'> & Partial<Pick<Alike, 'result' | 'paused'>>;
interface Seen {
  /** Only one unit's. */
  readonly unitId?: number | null;
  /** Only those that stand so; all without it. */
  readonly standings?: readonly Stands[];
  readonly status?: ProjectStatus;
  /** Only those that are late on this day. */
  readonly lateOn?: string | null;
  readonly limit: number;
  readonly offset?: number;
}
/** Projects that no list of a policy tells apart, and how many of them somebody sees. */
export interface Alike extends Pick<Project, 'policyVersion' | 'status' | 'stage' | 'result'> {
  /** They stand still. */
  readonly paused: boolean;
  readonly count: number;
}
interface Contents {
  readonly forms: Table<Form>;
  readonly tasks: Table<Task>;
  readonly materials: Table<Material>;
}

const LATE =
  "t.`status` = 'running' AND t.`id` IN (SELECT d.`projectId` FROM `deadline` d WHERE d.`state` = 'running' AND d.`dueOn` < ?)";
const PAUSED = '(t.`id` IN (SELECT x.`projectId` FROM `pause` x WHERE x.`toOn` IS NULL))';
const ALIKE = ['t.`policyVersion`', 't.`status`', 't.`stage`', 't.`result`', `${PAUSED} AS \`paused\``];
const NEWEST_FIRST = '`updatedAt` DESC, `id` DESC';
/**
 * Of few, which an index finds: they are put in order afterwards. Without the plus SQLite, which knows nothing of how many there are, goes through
 * all projects of the policy in the order of their change until it has found them.
 */
const NEWEST_OF_FEW = '+`updatedAt` DESC, `id` DESC';
const OF_POLICY = 'WHERE t.`policyId` = ?';
/** So many of the latest are looked through in their order, before all others are in none. */
const LATEST = 4000;

const ofTask = forProject((id) => `WHERE \`id\` = ${id}`);

export class ProjectStore extends VersionedStore<Project> {
  constructor(
    rows: Table<Project>,
    private readonly contents: Contents,
    private readonly session: Session,
  ) {
    super(rows);
  }

  /** The project of a task. */
  ofTask(taskId: number): Promise<Project | null> {
    return this.rows.select(...ofTask({ ofTask: taskId })).then(([row]) => row ?? null);
  }

  getMany(ids: readonly number[]): Promise<Project[]> {
    return this.rows.list({ id: ids });
  }

  byNumber(number: string): Promise<Project | null> {
    return this.rows.first({ number });
  }

  /** Drafts and running ones that a person handles, the latest first. */
  openOf(handlerId: number): Promise<Project[]> {
    return this.rows.list({ handlerId, status: ['draft', 'running'] }, { order: NEWEST_OF_FEW });
  }

  /** Who handles any draft or running project of a policy. */
  async openHandlers(policyId: string): Promise<number[]> {
    const open = "WHERE t.`policyId` = ? AND t.`status` IN ('draft', 'running')";
    return [...new Set((await this.rows.pick(['handlerId'], open, [policyId])).map(({ handlerId }) => handlerId))];
  }

  ofUnit(policyId: string, unitId: number, { status }: InState = {}): Promise<Project[]> {
    const where = { policyId, unitId };
    return this.rows.list(status === undefined ? where : { ...where, status }, { order: NEWEST_OF_FEW });
  }

  countDrafts(policyId: string, unitId: number): Promise<number> {
    return this.rows.count("WHERE t.`policyId` = ? AND t.`unitId` = ? AND t.`status` = 'draft'", [policyId, unitId]);
  }

  /** All of them, newest first: for what is made outside of a unit of work. */
  ofPolicy(policyId: string, { status }: InState = {}): Promise<Project[]> {
    return this.rows.list(status === undefined ? { policyId } : { policyId, status }, { order: NEWEST_FIRST });
  }

  /** How many of the projects that somebody sees stand where: counted by the database, however many there are. */
  async standings(sight: Sight, today: string): Promise<Standing[]> {
    const { sql, values } = seenBy(sight, 't');
    // In the order of the index: grouped in another, MariaDB sorts them all.
    const alike = 't.`status`, t.`stage`, t.`policyVersion`';
    const of = (and: string, more: readonly SqlValue[]) =>
      this.session.select(
        `SELECT ${alike}, COUNT(*) AS \`count\` FROM \`project\` t WHERE ${sql}${and} GROUP BY ${alike} ORDER BY ${alike}`,
        [...values, ...more],
      );
    const late = (await of(` AND ${LATE}`, [today])).map(parseStanding);
    return (await of('', [])).map(parseStanding).map((row) => ({ ...row, late: late.find(isAlike(row))?.count ?? 0 }));
  }

  /** One page of the projects that somebody sees, the latest first. */
  seen(sight: Sight, { unitId = null, standings, status, lateOn = null, limit, offset = 0 }: Seen): Promise<Project[]> {
    if (standings?.length === 0) return Promise.resolve([]);
    const parts = [within(sight, unitId)];
    if (status !== undefined) parts.push({ sql: 't.`status` = ?', values: [status] });
    if (standings !== undefined) parts.push(anyOf(standings.map(standingSo)));
    if (lateOn !== null) parts.push({ sql: LATE, values: [lateOn] });
    const order = sight.all && unitId === null && status !== 'draft' ? NEWEST_FIRST : NEWEST_OF_FEW;
    return this.rows.select(`WHERE ${parts.map(({ sql }) => sql).join(' AND ')} ORDER BY ${order} LIMIT ? OFFSET ?`, [
      ...parts.flatMap(({ values }) => values),
      limit,
      offset,
    ]);
  }

  /** Ids of what somebody sees and was handed in, the latest first. */
  async handedIn(sight: Sight): Promise<number[]> {
    const { sql, values } = seenBy(sight, 't');
    const rows = await this.rows.pick(['id'], `WHERE ${sql} AND t.\`status\` <> 'draft' ORDER BY ${NEWEST_FIRST}`, values);
    return rows.map(({ id }) => id);
  }

  /** How many projects somebody sees, of one status or of all. */
  countSeen(sight: Sight, status?: ProjectStatus): Promise<number> {
    const { sql, values } = seenBy(sight, 't');
    return status === undefined
      ? this.rows.count(`WHERE ${sql}`, values)
      : this.rows.count(`WHERE ${sql} AND t.\`status\` = ?`, [...values, status]);
  }

  /** How many of the projects that somebody sees are alike, of one unit or of all: counted by the database. */
  async alike(sight: Sight, unitId: number | null): Promise<Alike[]> {
    const { sql, values } = within(sight, unitId);
    // By its name: MySQL takes the same question asked twice for two where there is a query in it, and refuses the second.
    const rows = await this.session.select(
      `SELECT ${ALIKE.join(', ')}, COUNT(*) AS \`count\` FROM \`project\` t WHERE ${sql}
       GROUP BY t.\`policyVersion\`, t.\`status\`, t.\`stage\`, t.\`result\`, \`paused\``,
      values,
    );
    return rows.map((row) => ({
      ...parseStanding(row),
      result: row['result'] === null ? null : (row['result'] as Project['result']),
      paused: Number(row['paused']) === 1,
    }));
  }

  /** Of these projects those that are late on a day. */
  async lateAmong(ids: readonly number[], today: string): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const rows = await this.rows.pick(['id'], `WHERE t.\`id\` IN (${marks(ids.length)}) AND ${LATE}`, [...ids, today]);
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Matches a part of the number, the name, its pinyin or its initials; an exact number comes first, then the latest. A frequent
   * word is found among the latest; for a rare one all are looked through as they lie, and only what was found is put in order.
   */
  async search(policyId: string, { query, unitId, limit = 20 }: Search): Promise<Project[]> {
    const key = query.trim().toLowerCase();
    const [where, within] =
      unitId === undefined ? [OF_POLICY, [policyId]] : [`${OF_POLICY} AND t.\`unitId\` = ?`, [policyId, unitId]];
    const spellings = [...new Set([query.trim(), key, key.toUpperCase()])];
    // Not by `list`, which takes no value that the column could not hold: whole sentences are looked for too.
    const named = await this.rows.select(`${where} AND t.\`number\` IN (${marks(spellings.length)})`, [...within, ...spellings]);
    const found =
      unitId === undefined
        ? ((await this.amongLatest(policyId, key, limit)) ?? (await this.amongAll(policyId, key, limit)))
        : await this.latestOf(`${where} AND ${holdsKey(key, 't').sql}`, [...within, ...holdsKey(key, 't').values], limit);
    return [...named, ...found.filter(({ id }) => !named.some((one) => one.id === id))].slice(0, limit);
  }

  /** Null where there may be more among the others. */
  private async amongLatest(policyId: string, key: string, limit: number): Promise<Project[] | null> {
    const [last] = await this.rows.pick(['updatedAt'], `${OF_POLICY} ORDER BY ${NEWEST_FIRST} LIMIT 1 OFFSET ?`, [
      policyId,
      LATEST,
    ]);
    const { sql, values } = holdsKey(key, 't');
    const found = await this.rows.select(`${OF_POLICY} AND t.\`updatedAt\` >= ? AND ${sql} ORDER BY ${NEWEST_FIRST} LIMIT ?`, [
      policyId,
      last?.updatedAt ?? 0,
      ...values,
      limit,
    ]);
    return last === undefined || found.length === limit ? found : null;
  }

  /** The policy is compared as a value, last of all: by its index SQLite would fetch the rows one by one, which takes twice as long. */
  private amongAll(policyId: string, key: string, limit: number): Promise<Project[]> {
    const { sql, values } = holdsKey(key, 't');
    return this.latestOf(`WHERE ${sql} AND CONCAT(t.\`policyId\`, '') = ?`, [...values, policyId], limit);
  }

  private async latestOf(which: string, values: readonly SqlValue[], limit: number): Promise<Project[]> {
    const rows = await this.rows.pick(['id', 'updatedAt'], which, values);
    const ids = rows.sort((a, b) => b.updatedAt - a.updatedAt || b.id - a.id).slice(0, limit);
    const found = new Map((await this.getMany(ids.map(({ id }) => id))).map((project) => [project.id, project]));
    return ids.flatMap(({ id }) => found.get(id) ?? []);
  }

  /** Removes a draft with all that was filled in. False when it is no draft any more or was changed since. */
  async deleteDraft(id: number, version: number): Promise<boolean> {
    if ((await this.rows.remove({ id, version, status: 'draft' })) === 0) return false;
    await this.contents.forms.remove({ projectId: id });
    await this.contents.tasks.remove({ projectId: id });
    await this.contents.materials.remove({ projectId: id });
    return true;
  }
}

interface Part {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

function anyOf(parts: readonly Part[]): Part {
  return { sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`, values: parts.flatMap(({ values }) => values) };
}

function standingSo({ policyVersion, status, stage, result, paused }: Stands): Part {
  const parts: Part[] = [
    { sql: 't.`policyVersion` = ? AND t.`status` = ? AND t.`stage` = ?', values: [policyVersion, status, stage] },
    ...(result === undefined ? [] : [{ sql: "COALESCE(t.`result`, '') = ?", values: [result ?? ''] }]),
    ...(paused === undefined ? [] : [{ sql: `${PAUSED} = ?`, values: [paused ? 1 : 0] }]),
  ];
  return { sql: `(${parts.map(({ sql }) => sql).join(' AND ')})`, values: parts.flatMap(({ values }) => values) };
}

function within(sight: Sight, unitId: number | null): Part {
  const { sql, values } = seenBy(sight, 't');
  return unitId === null ? { sql, values } : { sql: `${sql} AND t.\`unitId\` = ?`, values: [...values, unitId] };
}

function parseStanding(row: Readonly<Record<string, unknown>>) {
  const { policyVersion, stage, count } = row;
  return {
    policyVersion: String(policyVersion),
    status: row['status'] as ProjectStatus,
    stage: String(stage),
    count: Number(count),
  };
}

function isAlike(one: Omit<Standing, 'count' | 'late'>) {
  return (other: Omit<Standing, 'count' | 'late'>): boolean =>
    one.policyVersion === other.policyVersion && one.status === other.status && one.stage === other.stage;
}
