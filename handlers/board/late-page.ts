import type { DeadlineRow } from '../../entities/stores/board-store.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import { groupBy } from '../core/group-by.js';
import { pageOf } from '../present/page-of.js';
import { type LateLine, lateLines, lateMore } from './late.js';
import { boardNames } from './rows.js';
import type { Whose } from './whose.js';

/** Lines of one side that are shown at once. */
const PER_PAGE = 100;
/** The newest of what was done late that are shown. */
const DONE_LATE = 100;

export interface LateAsked {
  readonly year: number;
  /** The side whose pages are turned; null while each shows its first. */
  readonly side: Whose['kind'] | null;
  /** From 0. */
  readonly page: number;
}

/** What one holder has that is late; `count` is all of it, on other pages too. */
export interface LateGroup {
  readonly name: string;
  readonly people: string | null;
  readonly count: number;
  readonly lines: readonly LateLine[];
}

export interface LateSide {
  /** Who has most stands first. */
  readonly groups: readonly LateGroup[];
  readonly page: number;
  readonly pages: number;
}

export interface LateReading {
  readonly total: number;
  readonly offices: LateSide;
  readonly units: LateSide;
  /** What the year did late, the newest first, and how much it was. */
  readonly done: readonly LateLine[];
  readonly doneTotal: number;
}

/** What is late now, and what a year did late. Of what is shown alone is read who was told of it. */
export async function lateReading(scope: Scope, policyId: string, reader: Staff, asked: LateAsked): Promise<LateReading> {
  const { tx, today } = scope;
  const open = await tx.board.overdue(policyId, today);
  const [from, to] = [`${String(asked.year)}-01-01`, `${String(asked.year)}-12-31`];
  const done = await tx.board.doneLate(policyId, from, to, DONE_LATE);
  const all = [...open, ...done.rows];
  const projects = await tx.board.projects({ policyId, ids: [...new Set(all.map(({ projectId }) => projectId))] });
  const tasks = await tx.board.tasksById([...new Set(all.flatMap(({ taskId }) => taskId ?? []))]);
  const rows = { ...(await boardNames(scope, policyId)), projects };
  const bare = lateLines(rows, open, { tasks, reminders: [], digests: new Map(), urges: [], reader });
  const side = (kind: Whose['kind']) =>
    sideOf(
      bare.filter(({ whose }) => whose.kind === kind),
      asked.side === kind ? asked.page : 0,
    );
  const [offices, units] = [side('office'), side('unit')];
  const shown = new Set([offices, units].flatMap(({ groups }) => groups.flatMap(({ lines }) => lines.map(idOf))));
  const told = [...open.filter(({ id }) => shown.has(id)), ...done.rows];
  const more = await lateMore(scope, policyId, told, reader);
  const lines = new Map(lateLines(rows, told, more).map((line) => [idOf(line), line]));
  return {
    total: bare.length,
    offices: withTold(offices, lines),
    units: withTold(units, lines),
    done: inOrder(done.rows, lines),
    doneTotal: done.total,
  };
}

/** A holder's lines stay together; a page may end among them. */
function sideOf(lines: readonly LateLine[], wanted: number): LateSide {
  const groups = [...groupBy(lines, keyOf).values()].sort((a, b) => b.length - a.length);
  const counts = new Map(groups.map((group) => [keyOf(group[0]), group.length]));
  const { items, page, pages } = pageOf(groups.flat(), wanted, PER_PAGE);
  return { groups: [...groupBy(items, keyOf)].map(([key, some]) => groupOf(some, counts.get(key) ?? some.length)), page, pages };
}

function keyOf(line: LateLine | undefined): string {
  return line === undefined ? '' : `${line.whose.key}/${line.whose.person ?? ''}`;
}

function groupOf(lines: readonly LateLine[], count: number): LateGroup {
  const [first] = lines;
  const holders = first === undefined || first.holders === '' ? null : `未指定到人：${first.holders}`;
  return { name: first?.whose.name ?? '', people: first?.whose.person ?? holders, count, lines };
}

function idOf({ deadlineId }: LateLine): number {
  return deadlineId;
}

function withTold(side: LateSide, lines: ReadonlyMap<number, LateLine>): LateSide {
  const groups = side.groups.map((group) => ({ ...group, lines: group.lines.map((line) => lines.get(idOf(line)) ?? line) }));
  return { ...side, groups };
}

function inOrder(rows: readonly DeadlineRow[], lines: ReadonlyMap<number, LateLine>): LateLine[] {
  return rows.flatMap(({ id }) => lines.get(id) ?? []);
}
