import type { Policy } from '../../policies/schema/index.js';
import type { FactReader } from '../facts.js';
import { factText } from './fact.js';

/** A policy's sentence with the facts that it names by their path: `还剩 {derived.unpaid}` → 还剩 30 万元. */
export function withFacts(policy: Policy, read: FactReader, sentence: string): string {
  return sentence.replace(/\{(\w+(?:\.[^{}.]+)+)\}/g, (_, path: string) => factText(policy, path, read));
}
