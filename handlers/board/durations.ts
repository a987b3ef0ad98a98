import type { Ending, PauseRow, StageEntry } from '../../entities/stores/board-store.js';
import type { Policy } from '../../policies/schema/index.js';
import { periodText } from '../../workflow/describe/point.js';
import type { WorkCalendar } from '../../workflow/time/calendar.js';
import { type CivilDate, civilDate } from '../../workflow/time/civil.js';
import { groupBy } from '../core/group-by.js';

/** One stay of a project in a stage that is over. */
export interface Stay {
  readonly projectId: number;
  readonly stage: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Working days from the one to the other, without those on which the project stood still. */
  readonly days: number;
}

interface Told {
  readonly entries: readonly StageEntry[];
  readonly endings: readonly Ending[];
  readonly pauses: readonly PauseRow[];
}

/**
 * All stays that are over, of all projects. A project that comes back to a stage has stayed there twice; one that enters the
 * stage in which it stands has not left it. The stay in which a project was cancelled says nothing of how long the stage takes.
 */
export function staysOf({ entries, endings, pauses }: Told, calendar: WorkCalendar): Stay[] {
  const ended = new Map(endings.map((ending) => [ending.projectId, ending]));
  const stood = groupBy(pauses, ({ projectId }) => projectId);
  return [...groupBy(entries, ({ projectId }) => projectId)].flatMap(([projectId, own]) => {
    const entered = own.filter(({ stage }, at) => at === 0 || own[at - 1]?.stage !== stage);
    const ending = ended.get(projectId);
    return entered.flatMap(({ stage, at }, index): Stay[] => {
      const next = entered[index + 1]?.at ?? (ending?.result === 'cancelled' ? undefined : ending?.at);
      if (next === undefined) return [];
      const [from, to] = [civilDate(at), civilDate(next)];
      const still = (stood.get(projectId) ?? []).reduce((sum, pause) => sum + standing(calendar, pause, from, to), 0);
      return [{ projectId, stage, from, to, days: Math.max(0, calendar.workdaysBetween(from, to) - still) }];
    });
  });
}

/** Working days of a pause between two days. */
function standing(calendar: WorkCalendar, { fromOn, toOn }: PauseRow, from: CivilDate, to: CivilDate): number {
  const [start, end] = [fromOn > from ? fromOn : from, toOn !== null && toOn < to ? toOn : to];
  return start < end ? calendar.workdaysBetween(start, end) : 0;
}

/** What the policy allows for the tasks of a stage, in words: `申报审批 5 个工作日`; empty where it sets no time. */
export function allowedIn(policy: Policy, stage: string): string[] {
  const words = Object.values(policy.deadlines).flatMap(({ name, task, count }) => {
    return policy.tasks[task]?.stage === stage ? [`${name} ${periodText(policy, count)}`] : [];
  });
  return [...new Set(words)];
}

/** The mean, to a tenth; null of nothing. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;
}
