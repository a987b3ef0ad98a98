import type { Policy } from '../schema/index.js';
import { factType } from './fact-types.js';
import type { Finding } from './finding.js';
import { elementsOf } from './walk.js';

/** The keys whose sentences may name facts by their path. */
const KEYS = ['refusal', 'message', 'hint'];

/** A sentence names only facts that can exist, `{derived.unpaid}`, and so does what is set out below it. */
export function checkSentences(policy: Policy): Finding[] {
  const wrong = (at: Finding['path'], fact: string): Finding[] => {
    const resolved = factType(policy, fact);
    return 'says' in resolved ? [{ path: at, says: resolved.says }] : [];
  };
  return elementsOf(policy).flatMap(({ path, value }) => [
    ...namedFacts(value['facts']).flatMap((fact, at) => wrong([...path, 'facts', at], fact)),
    ...KEYS.flatMap((key) => {
      const sentence = value[key];
      const named = typeof sentence === 'string' ? [...sentence.matchAll(/\{(\w+(?:\.[^{}.]+)+)\}/g)] : [];
      return named.flatMap(([, fact = '']) => wrong([...path, key], fact));
    }),
  ]);
}

/** The facts that a notice sets out. */
function namedFacts(facts: unknown): string[] {
  return Array.isArray(facts) ? facts.filter((fact) => typeof fact === 'string') : [];
}
