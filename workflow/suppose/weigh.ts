import type { Condition } from '../../policies/schema/index.js';
import { holds } from '../condition.js';
import { conditionPaths } from '../describe/paths.js';
import type { FactReader } from '../facts.js';

/** Whether a condition holds, where some of its facts are still to come. */
export type Weight = 'yes' | 'no' | 'maybe';

export type Weigher = (condition: Condition | undefined) => Weight;

/** Facts that the course of things decides: how they will stand is not known beforehand. */
const COURSE: ReadonlySet<string> = new Set([
  ...['stage', 'status', 'result', 'paused', 'material', 'done', 'times', 'open', 'opinions', 'answers', 'deadline', 'renewed'],
  'lots',
]);

/** Whether only the course of things decides a fact. */
export function isCourse(path: string): boolean {
  return COURSE.has(path.split('.')[0] ?? '');
}

/** Weighs conditions on facts; a test of one that is `unknown` leaves them open. */
export function weigher(read: FactReader, unknown: (path: string) => boolean): Weigher {
  const weigh = (condition: Condition): Weight => {
    if ('all' in condition) return both(condition.all.map(weigh), 'no', 'yes');
    if ('any' in condition) return both(condition.any.map(weigh), 'yes', 'no');
    if ('not' in condition) return OPPOSITE[weigh(condition.not)];
    if (conditionPaths(condition).some(unknown)) return 'maybe';
    return holds(condition, read) ? 'yes' : 'no';
  };
  return (condition) => (condition === undefined ? 'yes' : weigh(condition));
}

const OPPOSITE = { yes: 'no', no: 'yes', maybe: 'maybe' } as const;

/** One `decisive` part decides; else an open one leaves it open. */
function both(parts: readonly Weight[], decisive: Weight, otherwise: Weight): Weight {
  if (parts.includes(decisive)) return decisive;
  return parts.includes('maybe') ? 'maybe' : otherwise;
}
