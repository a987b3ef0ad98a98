import type { Ladder, Policy } from '../../policies/schema/index.js';
import type { WorkCalendar } from './calendar.js';
import type { CivilDate } from './civil.js';

/** The rung of the day on which a window opens; no ladder reaches so far back. */
export const OPENING = -1000;

/** One reminder of a deadline: `offset` working days from the due date (or `OPENING`), on `on`; staff of the `copy` roles get it too. */
export interface PlannedRung {
  readonly offset: number;
  readonly on: CivilDate;
  readonly copy: readonly string[];
}

/** 2 and 1 working days before, on the day, then each working day for three days, told higher up as it goes on. */
export const DEFAULT_LADDER: Ladder = {
  rungs: [
    { offset: -2, copy: [] },
    { offset: -1, copy: [] },
    { offset: 0, copy: [] },
    { offset: 1, copy: ['unitLead'] },
    { offset: 2, copy: ['unitLead'] },
    { offset: 3, copy: ['unitLead', 'office'] },
  ],
};

/** The same where an office lets its day pass: that is nothing which the unit's lead could mend. */
const OFFICES_LADDER: Ladder = {
  rungs: DEFAULT_LADDER.rungs.map(({ offset, copy }) => ({ offset, copy: copy.filter((role) => role !== 'unitLead') })),
};

/** The reminder ladder of a deadline: the policy's own, else the default of whoever holds it. */
export function ladderOf({ deadlines, ladders, roles }: Policy, id: string): Ladder {
  const deadline = deadlines[id];
  const isOffices = roles[deadline?.holder ?? '']?.scope === 'jurisdiction';
  return ladders[deadline?.ladder ?? 'default'] ?? (isOffices ? OFFICES_LADDER : DEFAULT_LADDER);
}

/**
 * The days on which a deadline is reminded of, in order, each a working day. Rungs on or before the start are dropped: the
 * notice of the start has just said the same. A due date that is not worked (a fixed one) is reminded of on the last
 * working day before it. A window is told of when it opens, and not before; also where the count begins later (a term that was extended early).
 */
export function rungsOf(
  { startOn, dueOn, opensOn }: { readonly startOn: CivilDate; readonly dueOn: CivilDate; readonly opensOn: CivilDate | null },
  ladder: Ladder,
  calendar: WorkCalendar,
): PlannedRung[] {
  const lastWorked = calendar.isWorkday(dueOn) ? dueOn : calendar.addWorkdays(dueOn, -1);
  const on = (offset: number): CivilDate => calendar.addWorkdays(offset > 0 ? dueOn : lastWorked, offset);
  const opening = opensOn === null ? [] : [{ offset: OPENING, on: calendar.nextWorkday(opensOn), copy: [] }];
  const from = opening[0]?.on ?? startOn;
  const rungs = ladder.rungs.map(({ offset, copy }) => ({ offset, on: on(offset), copy })).filter((rung) => rung.on > from);
  return [...opening.filter((rung) => rung.on !== startOn), ...rungs.sort((a, b) => a.offset - b.offset)];
}

/** The day of the first rung after `after` (exclusive); null when none is left. */
export function nextRungOn(rungs: readonly PlannedRung[], after: CivilDate): CivilDate | null {
  return rungs.find(({ on }) => on > after)?.on ?? null;
}

/**
 * The first day on which a deadline that is written down today is reminded of. One whose whole ladder lies in the past
 * already (a contract registered long after its filing was due) is reminded of on the next working day.
 */
export function firstRungOn(rungs: readonly PlannedRung[], today: CivilDate, calendar: WorkCalendar): CivilDate | null {
  if (rungs.length === 0) return null;
  return nextRungOn(rungs, today) ?? calendar.addWorkdays(today, 1);
}
