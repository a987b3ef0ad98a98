import type { Policy } from '../schema/index.js';
import { suggestion } from './nearest.js';
import type { Resolved } from './resolved.js';

const DEADLINE_STATES = ['running', 'met', 'metLate', 'missed', 'suspended', 'cancelled'];

/** The type of a fact of bodies, lots, clocks and files; null where the path is of another kind. */
export function lifeFact(policy: Policy, path: string, head: string, rest: readonly string[]): Resolved | null {
  switch (head) {
    case 'answers':
      return answers(policy, path, rest);
    case 'deadline':
      return oneOf(path, rest, 1, Object.keys(policy.deadlines), '时限') ?? { type: { kind: 'one', options: DEADLINE_STATES } };
    case 'renewed':
      return (
        oneOf(path, rest, 2, Object.keys(policy.materials), '材料') ??
        oneOf(path, rest.slice(1), 1, Object.keys(policy.tasks), '待办') ?? { type: { kind: 'boolean' } }
      );
    case 'lots':
      return lots(policy, path, rest);
    default:
      return null;
  }
}

/** The sentence for a part that is none of the names, or for a part too many; null where the path is right so far. */
function oneOf(path: string, rest: readonly string[], length: number, names: readonly string[], what: string): Resolved | null {
  const [key = ''] = rest;
  if (!names.includes(key)) return { says: `“${path}”：没有${what}“${key}”${suggestion(key, names)}` };
  return rest.length === length ? null : { says: `“${path}”多写或少写了一段` };
}

function answers(policy: Policy, path: string, rest: readonly string[]): Resolved {
  const asked = Object.keys(policy.tasks).filter((id) => policy.tasks[id]?.bodies !== undefined);
  const [task = ''] = rest;
  const outcomes = ['open', ...Object.keys(policy.tasks[task]?.outcomes ?? {})];
  return (
    oneOf(path, rest, 2, asked, '征求意见的待办') ??
    oneOf(path, rest.slice(1), 1, outcomes, '结果') ?? { type: { kind: 'number' } }
  );
}

function lots(policy: Policy, path: string, [kind = '', what = '', ...more]: readonly string[]): Resolved {
  const wrong =
    oneOf(path, [kind], 1, Object.keys(policy.lots), '分项') ?? oneOf(path, [what], 1, ['count', 'open', 'done'], '分项事实');
  if (wrong !== null) return wrong;
  if (what === 'done') return oneOf(path, more, 1, Object.keys(policy.tasks), '待办') ?? { type: { kind: 'number' } };
  return more.length === 0 ? { type: { kind: 'number' } } : { says: `“${path}”多写或少写了一段` };
}
