import type { Condition } from '../../policies/schema/index.js';

/** The facts that a condition looks at, each once, in the order in which they stand. */
export function conditionPaths(condition: Condition): string[] {
  return [...new Set(walk(condition))];
}

function walk(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(walk);
  if ('any' in condition) return condition.any.flatMap(walk);
  if ('not' in condition) return walk(condition.not);
  return [condition.field, condition.gtField, condition.lteField].filter((path) => path !== undefined);
}
