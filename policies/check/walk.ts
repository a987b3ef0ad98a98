import type { Policy } from '../schema/index.js';
import { isRecord } from './is-record.js';
import type { PolicyPath } from './finding.js';

/** A part of a policy that has keys, and where it stands. */
export interface Element {
  readonly path: PolicyPath;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Every part of a policy that has keys, from the top down, so that what the schema gains is seen without more code. */
export function elementsOf(policy: Policy): Element[] {
  return walk(policy, []);
}

function walk(value: unknown, path: PolicyPath): Element[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, [...path, index]));
  if (!isRecord(value)) return [];
  return [{ path, value }, ...Object.entries(value).flatMap(([key, item]) => walk(item, [...path, key]))];
}
