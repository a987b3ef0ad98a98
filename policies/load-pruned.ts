import type { Finding, PolicyPath } from './check/finding.js';
import { isRecord } from './check/is-record.js';
import { checkReferences } from './check/references.js';
import { Policy } from './schema/index.js';

/** A fault that hides another is taken out in a further round; more than this many deep is not worth reading. */
const ROUNDS = 20;

/** The ids that are named and do not exist, looked for in what can be read of a policy whose shape is wrong elsewhere. */
export function referencesDespite(data: unknown): Finding[] {
  const policy = withoutMisshapen(data);
  if (policy === null) return [];
  // What was left out is there all the same for whoever names it.
  return checkReferences(policy, (kind) => {
    const written = partOf(data, kind);
    return isRecord(written) ? Object.keys(written) : [];
  });
}

/**
 * A policy without the parts whose shape is wrong, so that the rest can be looked at already; null where what is wrong leaves no policy.
 * Nothing moves by it: an entry of a list is taken out with its list.
 */
function withoutMisshapen(data: unknown): Policy | null {
  const copy: unknown = structuredClone(data);
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = Policy.safeParse(copy);
    if (result.success) return result.data;
    const taken = result.error.issues.map((issue) => {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
      return paths.map((one) => takeOut(copy, one)).some(Boolean);
    });
    if (!taken.some(Boolean)) return null;
  }
  return null;
}

/** Takes out the nearest thing on a path that is there and stands in no list. Whether there was one below the whole. */
function takeOut(data: unknown, path: PolicyPath): boolean {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = path.slice(0, length - 1).reduce<unknown>(partOf, data);
    const key = String(path[length - 1]);
    if (!isRecord(parent) || !Object.hasOwn(parent, key)) continue;
    return Reflect.deleteProperty(parent, key);
  }
  return false;
}

function partOf(value: unknown, part: string | number): unknown {
  if (Array.isArray(value)) return value[Number(part)];
  return isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined;
}
