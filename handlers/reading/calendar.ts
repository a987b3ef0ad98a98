import type { DeadlineView, ProjectRef } from '../../cards/kit/props.js';
import type { MeetingView } from '../../cards/kit/meeting-props.js';
import type { SeenDue } from '../../entities/stores/deadline-store.js';
import { addDays, type CivilDate, daysInMonth, partsOf, weekday } from '../../workflow/time/civil.js';
import type { Context } from '../context.js';
import { oversees } from '../core/rights/authorise.js';
import { holdsRole } from '../core/people/duty.js';
import { rulesOf } from '../core/meetings/meeting.js';
import { seenOf } from '../core/meetings/list.js';
import { groupBy } from '../core/group-by.js';
import { sightOf } from '../core/rights/visible.js';
import { meetingView } from '../present/meeting-views.js';
import { deadlineView, projectRef } from '../present/views.js';

/** A month as one person has it: its weeks from Monday to Sunday, with what ends and what is met for on each day. */
export interface CalendarReading {
  /** `yyyy-mm` */
  readonly month: string;
  readonly today: CivilDate;
  readonly weeks: readonly (readonly CalendarDay[])[];
  /** In the present month: what was due before it and still runs, the earliest first. */
  readonly earlier: readonly DueOf[];
  /** Of these so many are not listed. */
  readonly earlierMore: number;
  /** Whether all that he may see is shown, and not only what is his to keep. */
  readonly all: boolean;
  readonly oversees: boolean;
}

export interface DueOf {
  readonly deadline: DeadlineView;
  readonly project: ProjectRef;
}

export interface CalendarDay {
  readonly date: CivilDate;
  readonly inMonth: boolean;
  readonly workday: boolean;
  /** 工作日, 周末, 调休上班, or the holiday's name. */
  readonly name: string;
  readonly deadlines: readonly DueOf[];
  /** So many of them are not listed. */
  readonly more: number;
  readonly meetings: readonly MeetingView[];
}

/** @param month - `yyyy-mm`; the present one where it is none */
export async function calendarReading(context: Context, month: string, all: boolean): Promise<CalendarReading> {
  const { tx, today, deps, actor } = context;
  const shown = /^20[0-8]\d-(0[1-9]|1[0-2])$/.test(month) ? month : today.slice(0, 7);
  const first = `${shown}-01`;
  const [year, no] = partsOf(first);
  const from = addDays(first, 1 - weekday(first));
  const last = addDays(first, daysInMonth(year, no) - 1);
  const until = addDays(last, 7 - weekday(last));
  const wide = all || !oversees(actor);
  const before = today.startsWith(shown) ? first : null;
  const { dueOn, earlier } = await clocksWithin(context, { from, until, before }, wide);
  const meetings = (await seenOf(context, await tx.meetings.within(actor.policyId, from, until))).map(({ meeting }) =>
    meetingView(meeting, rulesOf(context, meeting.policyId, meeting.kind).rules.name),
  );
  const calendar = deps.calendar();
  const days: CalendarDay[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) {
    days.push({
      date,
      inMonth: date.startsWith(shown),
      workday: calendar.isWorkday(date),
      name: calendar.nameOf(date),
      deadlines: dueOn.get(date)?.shown ?? [],
      more: dueOn.get(date)?.more ?? 0,
      meetings: meetings.filter(({ on }) => on === date),
    });
  }
  const weeks = Array.from({ length: days.length / 7 }, (_, at) => days.slice(at * 7, at * 7 + 7));
  return { month: shown, today, weeks, earlier: earlier.shown, earlierMore: earlier.more, all: wide, oversees: oversees(actor) };
}

interface Span {
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** What runs still and was due before it is read too; null: nothing. */
  readonly before: CivilDate | null;
}

/** Listed of one day, and of what was due before; a month's page stays one that can be read. */
const LISTED = 40;

interface Listed<T> {
  readonly shown: readonly T[];
  readonly more: number;
}

function listed<T>(all: readonly T[]): Listed<T> {
  return { shown: all.slice(0, LISTED), more: Math.max(0, all.length - LISTED) };
}

/** What ends within these days: of all projects that the person sees, or only what his own role must keep. */
async function clocksWithin(context: Context, { from, until, before }: Span, wide: boolean) {
  const { tx, deps, actor } = context;
  const sight = await sightOf(context, actor);
  const isHis = ({ policyId, policyVersion, unitId, holder }: SeenDue): boolean => {
    const policy = deps.policies.get(policyId, policyVersion);
    return policy !== undefined && (wide || holdsRole(actor, policy, holder, { policyId, unitId }));
  };
  const days = groupBy((await tx.deadlines.dueWithin(sight, from, until)).filter(isHis), ({ dueOn }) => dueOn);
  const within = new Map([...days].map(([day, rows]) => [day, listed(rows)]));
  const late = listed(before === null ? [] : (await tx.deadlines.late(sight, before)).filter(isHis));
  const views = await dueViews(context, [...[...within.values()].flatMap(({ shown }) => shown), ...late.shown]);
  const viewed = ({ shown, more }: Listed<SeenDue>): Listed<DueOf> => ({
    shown: shown.flatMap(({ id }) => views.get(id) ?? []),
    more,
  });
  return { dueOn: new Map([...within].map(([day, rows]) => [day, viewed(rows)])), earlier: viewed(late) };
}

/** What is shown is read whole. */
async function dueViews(context: Context, rows: readonly SeenDue[]): Promise<ReadonlyMap<number, DueOf>> {
  const { tx, deps } = context;
  const clocks = await tx.deadlines.whole(rows.map(({ id }) => id));
  const projects = new Map(
    (await tx.projects.getMany([...new Set(clocks.map(({ projectId }) => projectId))])).map((row) => [row.id, row]),
  );
  const units = new Map((await tx.units.getMany([...new Set(rows.map(({ unitId }) => unitId))])).map((unit) => [unit.id, unit]));
  const views = clocks.flatMap((row): [number, DueOf][] => {
    const project = projects.get(row.projectId);
    const policy = project === undefined ? undefined : deps.policies.get(project.policyId, project.policyVersion);
    const unit = units.get(project?.unitId ?? 0);
    if (project === undefined || policy === undefined || unit === undefined) return [];
    return [[row.id, { deadline: deadlineView(context, { policy }, row), project: projectRef({ project, unit }) }]];
  });
  return new Map(views);
}
