import type { Bound, Deadline, Point } from '../../policies/schema/index.js';
import type { TaskFacts } from '../facts.js';
import { inView, ownOf } from '../own.js';
import { factReader } from '../read-facts.js';
import { type CivilDate, dateFrom, daysInMonth, isCivilDate } from '../time/civil.js';
import { dayAfter, refusalOf, resolve, type Span } from '../time/count.js';
import type { Situation } from './situation.js';

/** The civil date of a point; null while it is not known. `opened` is that of `task`, today for one that is just opening. */
export function dateOf(situation: Situation, point: Point, task: TaskFacts | null): CivilDate | null {
  const { policy, project, today } = situation;
  if (point === 'opened') return task?.openedOn ?? today;
  if ('field' in point) return dateIn(situation, point.field);
  if ('yearOf' in point) return fixedDay(factReader(policy, project)(point.yearOf), point);
  if ('after' in point) return lastDayOf(situation, { from: point.after, count: point.count }, task);
  if ('latest' in point) {
    const dates = point.latest.flatMap((each) => dateOf(situation, each, task) ?? []);
    return dates.toSorted().at(-1) ?? null;
  }
  const own = ownOf(policy);
  const done = project.tasks.findLast(
    (row) =>
      row.task === point.done &&
      row.state === 'done' &&
      (point.outcome === undefined || row.outcome === point.outcome) &&
      inView(own, project.view, row),
  );
  return done?.decidedOn ?? null;
}

/** The count of a deadline, with its number read from the form where it stands there, or what counts without it; null while that is not known. */
export function spanOf({ policy, project }: Situation, count: Deadline['count']): Span | null {
  if (!('field' in count)) return count;
  const n = factReader(policy, project)(count.field) ?? count.else;
  return typeof n === 'number' && Number.isInteger(n) && n > 0 ? { n, unit: count.unit } : null;
}

/** The first day on which a bound lets something happen: the corresponding day itself, worked or not, without the days on which the project stood still. */
export function firstDay(situation: Situation, bound: Bound, task: TaskFacts | null): CivilDate | null {
  const from = dateOf(situation, bound.from, task);
  return from === null || bound.count === undefined
    ? from
    : dayAfter(from, bound.count, situation.calendar, situation.project.pauses);
}

/** The last day that a bound allows: a period's last day moves to the next working day. */
export function lastDayOf(situation: Situation, bound: Bound, task: TaskFacts | null): CivilDate | null {
  const from = dateOf(situation, bound.from, task);
  if (from === null || bound.count === undefined) return from;
  if (refusalOf(from, bound.count, situation.calendar) !== null) return null;
  return resolve(from, bound.count, situation.calendar, situation.project.pauses).dueOn;
}

/** The date fields of forms that a point reads. */
export function fieldsOf(point: Point): string[] {
  if (point === 'opened') return [];
  if ('field' in point) return [point.field];
  if ('after' in point) return fieldsOf(point.after);
  return 'latest' in point ? point.latest.flatMap(fieldsOf) : [];
}

/** The facts that a point is read from: fields, and `done.<task>`. */
export function pointPaths(point: Point): string[] {
  if (point === 'opened') return [];
  if ('field' in point) return [point.field];
  if ('done' in point) return [`done.${point.done}`];
  if ('after' in point) return pointPaths(point.after);
  return 'yearOf' in point ? [point.yearOf] : point.latest.flatMap(pointPaths);
}

function dateIn({ policy, project }: Situation, field: string): CivilDate | null {
  const value = factReader(policy, project)(field);
  return typeof value === 'string' && isCivilDate(value) ? value : null;
}

/** 02-29 is the last of February in a common year. */
function fixedDay(year: unknown, { years, day }: { readonly years: number; readonly day: string }): CivilDate | null {
  if (typeof year !== 'number' || !Number.isInteger(year)) return null;
  const [month = 0, date = 0] = day.split('-').map(Number);
  return dateFrom(year + years, month, Math.min(date, daysInMonth(year + years, month)));
}
