import type { Policy } from '../schema/index.js';
import { factType } from './fact-types.js';
import type { Finding } from './finding.js';
import { elementsOf } from './walk.js';

/** The keys whose sentences may name facts by their path. */
const KEYS = ['refusal', 'message'];

/** A sentence names only facts that can exist: `{derived.unpaid}`. */
export function checkSentences(policy: Policy): Finding[] {
  return elementsOf(policy).flatMap(({ path, value }) =>
    KEYS.flatMap((key) => {
      const sentence = value[key];
      const named = typeof sentence === 'string' ? [...sentence.matchAll(/\{(\w+(?:\.[^{}.]+)+)\}/g)] : [];
      return named.flatMap(([, fact = '']) => {
        const resolved = factType(policy, fact);
        return 'says' in resolved ? [{ path: [...path, key], says: resolved.says }] : [];
      });
    }),
  );
}
