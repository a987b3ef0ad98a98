import type { Derived } from '../../policies/schema/index.js';

/** The facts from which one is worked out. */
export function derivedSources(rule: Derived): string[] {
  if ('percentCut' in rule) return [rule.percentCut.from, rule.percentCut.to];
  if ('percentOf' in rule) return [rule.percentOf.of];
  if ('sumOf' in rule) return [rule.sumOf];
  if ('average' in rule) return rule.average;
  return 'minus' in rule ? rule.minus : rule.plus;
}
