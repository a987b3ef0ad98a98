import type { Bound, Deadline, Gate, Point, Policy } from '../schema/index.js';
import type { PolicyPath } from './finding.js';

/** A fact that time is counted from or with: a date, or a number of days, months or a year. */
export interface Place {
  readonly fact: string;
  readonly kind: 'date' | 'number';
  readonly path: PolicyPath;
}

/** Every fact that deadlines and gates count from or with. */
export function placesOf(policy: Policy): Place[] {
  return pointsOf(policy)
    .flatMap(({ point, path }) => factsIn(point, path))
    .concat(countsOf(policy));
}

/** Every point in time that a policy names, and where. */
export function pointsOf(policy: Policy): { readonly point: Point; readonly path: PolicyPath }[] {
  const deadlines = Object.entries(policy.deadlines).flatMap(([id, deadline]) => inDeadline(deadline, ['deadlines', id]));
  const gates = gatesOf(policy).flatMap(({ gate, path }) => [
    ...(gate.of === undefined ? [] : [{ point: gate.of, path: [...path, 'of'] }]),
    ...inBound(gate.notBefore, [...path, 'notBefore']),
    ...inBound(gate.notAfter, [...path, 'notAfter']),
  ]);
  return [...deadlines, ...gates];
}

/** Every gate of a policy, and where it stands. */
export function gatesOf(policy: Policy): { readonly gate: Gate; readonly path: PolicyPath }[] {
  return Object.entries(policy.tasks).flatMap(([id, task]) => {
    const at = ['tasks', id];
    const own = task.gates.map((gate, index) => ({ gate, path: [...at, 'gates', index] }));
    const outcomes = Object.entries(task.outcomes).flatMap(([outcome, { gates }]) =>
      gates.map((gate, index) => ({ gate, path: [...at, 'outcomes', outcome, 'gates', index] })),
    );
    return [...own, ...outcomes];
  });
}

function inDeadline({ starts, extended, opens }: Deadline, path: PolicyPath): { point: Point; path: PolicyPath }[] {
  const later = extended === undefined ? [] : [{ point: extended.starts, path: [...path, 'extended', 'starts'] }];
  return [{ point: starts, path: [...path, 'starts'] }, ...later, ...inBound(opens, [...path, 'opens'])];
}

function inBound(bound: Pick<Bound, 'from'> | undefined, path: PolicyPath): { point: Point; path: PolicyPath }[] {
  return bound === undefined ? [] : [{ point: bound.from, path: [...path, 'from'] }];
}

function factsIn(point: Point, path: PolicyPath): Place[] {
  if (point === 'opened' || 'done' in point) return [];
  if ('field' in point) return [{ fact: point.field, kind: 'date', path: [...path, 'field'] }];
  if ('yearOf' in point) return [{ fact: point.yearOf, kind: 'number', path: [...path, 'yearOf'] }];
  if ('after' in point) return factsIn(point.after, [...path, 'after']);
  return point.latest.flatMap((each, index) => factsIn(each, [...path, 'latest', index]));
}

/** Every length of a deadline, and where it stands. */
function lengthsOf({ deadlines }: Policy): { readonly count: Deadline['count']; readonly path: PolicyPath }[] {
  return Object.entries(deadlines).flatMap(([id, { count, extended }]) => {
    const at = ['deadlines', id];
    const later = extended === undefined ? [] : [{ count: extended.count, path: [...at, 'extended', 'count'] }];
    return [{ count, path: [...at, 'count'] }, ...later];
  });
}

function countsOf(policy: Policy): Place[] {
  return lengthsOf(policy).flatMap(({ count, path }): Place[] =>
    'field' in count ? [{ fact: count.field, kind: 'number', path: [...path, 'field'] }] : [],
  );
}
