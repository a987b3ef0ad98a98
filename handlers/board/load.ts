import type { Meeting } from '../../entities/meeting.entity.js';
import type { Policy } from '../../policies/schema/index.js';
import { addDays, type CivilDate, weekday } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { rowTaskName } from './names.js';
import { type BoardNames, boardNames, type BoardRows } from './rows.js';
import { whoseOf } from './whose.js';

const WEEKS = 8;

/** A week from Monday to Sunday. */
export interface LoadWeek {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Working days in it that are not over. */
  readonly workdays: number;
  /** False where a day's year has no published holidays: its working days are an estimate. */
  readonly certain: boolean;
  /** Days off from Monday to Friday, and working days at the weekend, with their names. */
  readonly special: readonly { readonly on: CivilDate; readonly name: string; readonly off: boolean }[];
  readonly items: readonly LoadItem[];
}

export interface LoadItem {
  /** Who has to see to it: an office, or a unit that declares. */
  readonly side: 'office' | 'unit';
  readonly on: CivilDate;
  readonly kind: 'deadline' | 'meeting';
  readonly what: string;
  readonly who: string;
  /** Null for a meeting. */
  readonly projectId: number | null;
  readonly project: string;
  readonly article: string;
}

/** How much falls to one role or person. */
export interface LoadPerson {
  readonly name: string;
  /** One number a week. */
  readonly counts: readonly number[];
  readonly total: number;
}

export interface Load {
  readonly weeks: readonly LoadWeek[];
  readonly offices: readonly LoadPerson[];
  readonly units: readonly LoadPerson[];
}

/** What the load is counted from. */
export type LoadRows = BoardNames & Pick<BoardRows, 'projects' | 'tasks' | 'deadlines'>;

export async function loadRows(scope: Scope, policyId: string): Promise<LoadRows> {
  const { tx, today } = scope;
  const deadlines = await tx.board.dueUntil(policyId, today, lastDay(today));
  const tasks = await tx.board.tasksById([...new Set(deadlines.flatMap(({ taskId }) => taskId ?? []))]);
  return {
    ...(await boardNames(scope, policyId)),
    projects: await tx.board.projects({ policyId, ids: [...new Set(deadlines.map(({ projectId }) => projectId))] }),
    tasks: tasks.filter(({ state }) => state === 'open'),
    deadlines,
  };
}

function lastDay(today: CivilDate): CivilDate {
  return addDays(today, 7 - weekday(today) + (WEEKS - 1) * 7);
}

/** The deadlines that run out and the meetings that are held from today to the end of the eighth week, this one being the first. */
export function loadOf(rows: LoadRows, meetings: readonly Meeting[], policy: Policy): Load {
  const { today } = rows;
  const monday = addDays(today, 1 - weekday(today));
  const found = [...dueItems(rows, lastDay(today)), ...meetingItems(policy, meetings, today)].sort((a, b) =>
    a.on.localeCompare(b.on),
  );
  const weeks = Array.from({ length: WEEKS }, (_, at): LoadWeek => {
    const from = addDays(monday, at * 7);
    const to = addDays(from, 6);
    return { from, to, ...daysOf(rows, from), items: found.filter(({ on }) => on >= from && on <= to) };
  });
  return { weeks, offices: peopleOf(weeks, 'office'), units: peopleOf(weeks, 'unit') };
}

function dueItems(rows: LoadRows, last: CivilDate): LoadItem[] {
  const projects = new Map(rows.projects.map((project) => [project.id, project]));
  const tasks = new Map(rows.tasks.map((task) => [task.id, task]));
  const running = rows.deadlines.filter(({ state, dueOn }) => state === 'running' && dueOn >= rows.today && dueOn <= last);
  return running.flatMap((row): LoadItem[] => {
    const project = projects.get(row.projectId);
    if (project === undefined) return [];
    const policy = rows.policyOf(project);
    const task = tasks.get(row.taskId ?? 0);
    const whose = whoseOf(rows, policy, project, row, task);
    const definition = policy?.deadlines[row.deadline];
    return [
      {
        on: row.dueOn,
        kind: 'deadline',
        what: task === undefined ? (definition?.name ?? row.deadline) : rowTaskName(policy, task),
        who: whose.person === null ? whose.name : `${whose.name} ${whose.person}`,
        projectId: project.id,
        project: project.name,
        article: definition?.article ?? '',
        side: whose.kind,
      },
    ];
  });
}

function meetingItems({ meetings: kinds }: Policy, meetings: readonly Meeting[], today: CivilDate): LoadItem[] {
  return meetings.flatMap(({ on, kind, at, state }): LoadItem[] => {
    if (on === null || on < today || state === 'cancelled') return [];
    const what = `${kinds[kind]?.name ?? '会议'}${at === null ? '' : ` ${at}`}`;
    return [{ on, kind: 'meeting', what, who: '会议', projectId: null, project: '', article: '', side: 'office' }];
  });
}

function daysOf({ calendar, today }: BoardNames, from: CivilDate): Pick<LoadWeek, 'workdays' | 'certain' | 'special'> {
  const days = Array.from({ length: 7 }, (_, at) => addDays(from, at));
  return {
    workdays: days.filter((day) => day >= today && calendar.isWorkday(day)).length,
    certain: days.every((day) => calendar.certain(day)),
    special: days.flatMap((on) => {
      const off = !calendar.isWorkday(on);
      return off === weekday(on) >= 6 ? [] : [{ on, name: calendar.nameOf(on), off }];
    }),
  };
}

function peopleOf(weeks: readonly LoadWeek[], side: LoadItem['side']): LoadPerson[] {
  const counts = new Map<string, number[]>();
  for (const [at, { items }] of weeks.entries()) {
    for (const { who } of items.filter((item) => item.side === side)) {
      const row = counts.get(who) ?? weeks.map(() => 0);
      row[at] = (row[at] ?? 0) + 1;
      counts.set(who, row);
    }
  }
  return [...counts]
    .map(([name, row]) => ({ name, counts: row, total: row.reduce((sum, count) => sum + count, 0) }))
    .sort((a, b) => b.total - a.total || a.name.localeCompare(b.name, 'zh'));
}
