import type { Bound, Deadline, Policy } from '../../policies/schema/index.js';
import { startDeadlines, workOut } from '../decide/deadlines.js';
import { carryOut } from '../decide/effects.js';
import { firstDay, lastDayOf, pointPaths } from '../decide/points.js';
import type { Situation } from '../decide/situation.js';
import { termOf } from '../decide/term.js';
import { entryOf } from '../entry.js';
import type { ProjectFacts } from '../facts.js';
import type { CivilDate } from '../time/civil.js';
import type { Resolution } from '../time/resolution.js';
import type { Supposition } from './supposition.js';

/** A deadline as it would run. */
export interface SupposedDeadline {
  readonly id: string;
  readonly deadline: Deadline;
  readonly resolution: Resolution;
  /** The first day of its window, where it is one. */
  readonly opensOn: CivilDate | null;
  /** When it is due as things stand; null while it does not run. */
  readonly was: CivilDate | null;
}

/** A gate that opens or closes on a day of its own. */
export interface SupposedBound {
  readonly task: string;
  readonly article: string;
  readonly says: string | null;
  readonly reading: string | null;
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
}

/** The deadlines that would count from what is supposed, the earliest first: those that name it, and those that a task so finished starts. */
export function supposedDeadlines(
  before: Situation,
  after: Situation,
  suppositions: readonly Supposition[],
  touched: (path: string) => boolean,
): SupposedDeadline[] {
  const named = Object.entries(after.policy.deadlines).flatMap(([id, deadline]): SupposedDeadline[] => {
    if (!pathsOf(deadline).some(touched)) return [];
    const task = after.project.tasks.findLast((row) => row.task === deadline.task && row.state === 'open') ?? null;
    const worked = workOut(after, deadline, task);
    return worked === null ? [] : [{ id, deadline: termOf(after, deadline), ...worked, was: dueNow(before.project, id) }];
  });
  const started = suppositions.flatMap((each) => (each.kind === 'done' ? startedBy(after, each.task, each.on) : []));
  const all = new Map([...started, ...named].map((each) => [each.id, each]));
  return [...all.values()].sort((a, b) => (a.resolution.dueOn < b.resolution.dueOn ? -1 : 1));
}

/** The gates with a day of their own that would follow from what is supposed. */
export function supposedBounds(after: Situation, touched: (path: string) => boolean): SupposedBound[] {
  return Object.values(after.policy.tasks).flatMap((task) =>
    [...task.gates, ...Object.values(task.outcomes).flatMap(({ gates }) => gates)].flatMap((gate): SupposedBound[] => {
      const bounds = [gate.notBefore, gate.notAfter].filter((bound) => bound !== undefined);
      if (!bounds.flatMap(({ from }) => pointPaths(from)).some(touched)) return [];
      const { article, says = null, reading = null } = gate;
      return [
        {
          ...{ task: task.name, article, says, reading },
          from: gate.notBefore === undefined ? null : firstDay(after, gate.notBefore, null),
          until: gate.notAfter === undefined ? null : lastDayOf(after, gate.notAfter, null),
        },
      ];
    }),
  );
}

/** The deadlines of the tasks that open when a task ends as it usually does on a day. */
function startedBy(after: Situation, task: string, on: CivilDate): SupposedDeadline[] {
  const [outcome] = Object.values(entryOf(after.policy.tasks, task)?.outcomes ?? {});
  const { effects, situation } = carryOut({ ...after, today: on }, outcome?.effects ?? []);
  return startDeadlines(situation, effects).flatMap((effect): SupposedDeadline[] => {
    if (effect.type !== 'deadlineStarted') return [];
    const deadline = after.policy.deadlines[effect.deadline];
    const { resolution, opensOn } = effect;
    return deadline === undefined
      ? []
      : [{ id: effect.deadline, deadline: termOf(situation, deadline), resolution, opensOn, was: null }];
  });
}

function dueNow({ deadlines }: ProjectFacts, id: string): CivilDate | null {
  return deadlines.find((row) => row.deadline === id && row.state === 'running')?.dueOn ?? null;
}

/** The facts that a deadline's dates come from. */
function pathsOf({ starts, count, extended, opens }: Deadline): string[] {
  const terms = extended === undefined ? [{ starts, count }] : [{ starts, count }, extended];
  const window: Bound[] = opens === undefined ? [] : [opens];
  return [
    ...terms.flatMap((term) => [...pointPaths(term.starts), ...('field' in term.count ? [term.count.field] : [])]),
    ...window.flatMap(({ from }) => pointPaths(from)),
  ];
}

/** The date fields that something counts from, and the tasks whose end something counts from: what a date may be supposed of. */
export function datedThings({ deadlines, tasks }: Policy): {
  readonly fields: readonly string[];
  readonly tasks: readonly string[];
} {
  const gates = Object.values(tasks).flatMap((task) => [
    ...task.gates,
    ...Object.values(task.outcomes).flatMap((outcome) => outcome.gates),
  ]);
  const bounds = gates.flatMap(({ notBefore, notAfter }) => [notBefore, notAfter]).filter((bound) => bound !== undefined);
  const paths = new Set([...Object.values(deadlines).flatMap(pathsOf), ...bounds.flatMap(({ from }) => pointPaths(from))]);
  const done = [...paths].flatMap((path) => (path.startsWith('done.') ? [path.slice('done.'.length)] : []));
  return { fields: [...paths].filter((path) => !path.startsWith('done.')), tasks: done };
}
