import { marks } from '../sql/condition.js';
import type { SqlValue } from '../sql/session.js';
import { holdsKey } from './holds-key.js';
import { PROJECT_SUBJECT } from './parse-board.js';

/** Which projects: all submitted ones of a policy's jurisdiction, or of these only those that the rest says. */
export interface BoardOf {
  readonly policyId: string;
  readonly ids?: readonly number[];
  /** Under way, and those on which anything was written within this stretch of instants. */
  readonly since?: { readonly from: number; readonly to: number };
  /** Under way only. */
  readonly running?: true;
  /** Of one unit only. */
  readonly unitId?: number;
}

/** What else is asked of projects that a 台账 lists. */
export interface Narrowing {
  /** Handed in first within this stretch of instants, which one of these tasks does. */
  readonly declared?: { readonly from: number; readonly to: number; readonly by: readonly string[] };
  /** A clock runs whose day lies before this one. */
  readonly lateOn?: string;
  /** They stand in one of these stages, or came through it, each with the version of the policy in which it counts. */
  readonly through?: readonly { readonly policyVersion: string; readonly stage: string }[];
  /** Part of the number, the name, its pinyin or its initials, in lower case. */
  readonly key?: string;
}

interface Part {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** More ids than this in one statement are asked for in several. */
const MOST_IDS = 500;

/** The conditions on a project `t`. */
export function narrowed({ declared, lateOn, through, key }: Narrowing): Part[] {
  const parts: Part[] = [];
  if (declared !== undefined) {
    const first = `SELECT MIN(k.\`decidedAt\`) FROM \`task\` k
      WHERE k.\`projectId\` = t.\`id\` AND k.\`state\` = 'done' AND k.\`task\` IN (${marks(declared.by.length)})`;
    parts.push({ sql: `(${first}) BETWEEN ? AND ?`, values: [...declared.by, declared.from, declared.to - 1] });
  }
  if (lateOn !== undefined) {
    const late = "d.`projectId` = t.`id` AND d.`state` = 'running' AND d.`dueOn` < ?";
    parts.push({ sql: `EXISTS (SELECT 1 FROM \`deadline\` d WHERE ${late})`, values: [lateOn] });
  }
  if (through !== undefined) parts.push(cameThrough(through));
  if (key !== undefined) parts.push(holdsKey(key, 't'));
  return parts;
}

function cameThrough(stages: readonly { readonly policyVersion: string; readonly stage: string }[]): Part {
  if (stages.length === 0) return { sql: '1 = 0', values: [] };
  const stands = stages.map(() => '(t.`policyVersion` = ? AND t.`stage` = ?)').join(' OR ');
  // No text of a person reads so within JSON, where its quotation marks are escaped.
  const entered = stages.map(() => '(t.`policyVersion` = ? AND INSTR(a.`body`, ?) > 0)').join(' OR ');
  const came = `a.\`subject\` = CONCAT('${PROJECT_SUBJECT}', t.\`id\`) AND a.\`type\` = 'STAGE_ENTERED' AND (${entered})`;
  return {
    sql: `(${stands} OR EXISTS (SELECT 1 FROM \`audit\` a WHERE ${came}))`,
    values: [
      ...stages.flatMap(({ policyVersion, stage }) => [policyVersion, stage]),
      ...stages.flatMap(({ policyVersion, stage }) => [policyVersion, `"stage":${JSON.stringify(stage)}`]),
    ],
  };
}

export function ofUnit(policyId: string, unitId: number | null): { sql: string; values: SqlValue[] } {
  const policy = 'p.`policyId` = ?';
  return unitId === null
    ? { sql: policy, values: [policyId] }
    : { sql: `${policy} AND p.\`unitId\` = ?`, values: [policyId, unitId] };
}

export function matching({ policyId, ids, since, running, unitId }: BoardOf, as: 't' | 'p'): { sql: string; values: SqlValue[] } {
  // Where the ids are known it is compared as a value: by its index SQLite would look through the whole jurisdiction for them.
  const ofPolicy = ids === undefined ? `${as}.\`policyId\` = ?` : `CONCAT(${as}.\`policyId\`, '') = ?`;
  const parts = [ofPolicy, running === true ? `${as}.\`status\` = 'running'` : `${as}.\`status\` <> 'draft'`];
  const values: SqlValue[] = [policyId];
  if (since !== undefined) {
    // Every change of a project is written on its own row too: what was last changed before has nothing in the stretch.
    parts.push(`(${as}.\`status\` = 'running' OR ${as}.\`updatedAt\` >= ?) AND ${as}.\`createdAt\` < ?`);
    values.push(since.from, since.to);
  }
  if (unitId !== undefined) {
    parts.push(`${as}.\`unitId\` = ?`);
    values.push(unitId);
  }
  if (ids !== undefined) {
    parts.push(`${as}.\`id\` IN (${marks(ids.length)})`);
    values.push(...ids);
  }
  return { sql: parts.join(' AND '), values };
}

export function eachPart<T>(of: BoardOf, read: (part: BoardOf) => Promise<T[]>): Promise<T[]> {
  return of.ids === undefined ? read(of) : inParts(of.ids, (ids) => read({ ...of, ids }));
}

export async function inParts<T>(ids: readonly number[], read: (part: readonly number[]) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (let at = 0; at < ids.length; at += MOST_IDS) all.push(...(await read(ids.slice(at, at + MOST_IDS))));
  return all;
}
