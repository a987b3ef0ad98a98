import type { ArticleView } from '../../cards/kit/props.js';
import type { Condition, Policy } from '../../policies/schema/index.js';
import { describeCondition } from '../../workflow/describe/condition.js';
import { factText } from '../../workflow/describe/fact.js';
import { pathLabel } from '../../workflow/describe/path.js';
import { besideValue } from '../../workflow/describe/unit.js';
import { conditionPaths } from '../../workflow/describe/paths.js';
import { policyWords } from '../../workflow/describe/words.js';
import type { FactReader } from '../../workflow/facts.js';

interface Cited {
  readonly article: string;
  readonly says?: string | null | undefined;
  readonly reading?: string | null | undefined;
}

/** One rule as it is shown. With `reading` the text leaves the point open. */
export function sourceOf({ article, says, reading }: Cited): ArticleView {
  return { article, says: says ?? null, reading: reading ?? null };
}

/** A condition in the policy's own words; null where there is none. */
export function conditionText(policy: Policy, condition: Condition | undefined | null): string | null {
  if (condition === undefined || condition === null) return null;
  return describeCondition(condition, (path) => pathLabel(policy, path), policyWords(policy));
}

/** The facts that conditions were tested on, each once, with what they are now. */
export function inputsOf(
  policy: Policy,
  read: FactReader,
  conditions: readonly (Condition | undefined)[],
): { readonly label: string; readonly value: string }[] {
  const paths = conditions.flatMap((condition) => (condition === undefined ? [] : conditionPaths(condition)));
  return [...new Set(paths)].map((path) => {
    const value = factText(policy, path, read);
    return { label: besideValue(pathLabel(policy, path), value), value: value.replace(/^“([^“”]*)”$/, '$1') };
  });
}
