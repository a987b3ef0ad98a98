/** Whatever people do in whatever order under a policy that is shipped: no project is left as its regulation does not know it. */
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../policies/schema/index.js';
import { faultsOf } from '../policies/walks/faults.js';
import { foretoldWrongly } from '../policies/walks/foretold.js';
import { takenBack } from '../policies/walks/taken-back.js';
import { Walk } from '../policies/walks/walk.js';
import { bookOf, SHIPPED } from '../support/policies.js';

/** `WALKS=1000 npx vitest run test/laws/walks.test.ts` looks longer. */
const PROJECTS = Number(process.env['WALKS'] ?? 50);
const STEPS = 400;
const SEED = 20_261_128;

interface Walked {
  /** What was not whole, each once, with the road that led to it. */
  readonly faults: ReadonlyMap<string, string>;
  readonly finished: ReadonlySet<string>;
  readonly ended: number;
}

function walkMany(policy: Policy): Walked {
  const faults = new Map<string, string>();
  const finished = new Set<string>();
  const taken = new Map<string, number>();
  let ended = 0;
  for (let project = 0; project < PROJECTS; project += 1) {
    const walk = new Walk(policy, SEED + project, taken);
    for (let step = 0; step < STEPS && walk.project.status !== 'ended'; step += 1) {
      const found = faultsIn(walk);
      for (const fault of found) if (!faults.has(fault)) faults.set(fault, walk.log.join('\n'));
      if (found.length > 0) break;
    }
    for (const { task, state } of walk.project.tasks) if (state === 'done') finished.add(task);
    if (walk.project.status === 'ended') ended += 1;
  }
  return { faults, finished, ended };
}

function faultsIn(walk: Walk): string[] {
  const step = walk.step();
  if (step === null) return walk.stuckOn === null ? [] : [`nothing can be done any more: ${walk.stuckOn}`];
  return [...faultsOf(walk.policy, walk.project, step, walk.today), ...foretoldWrongly(walk, step), ...takenBack(walk, step)];
}

const book = await bookOf(SHIPPED);

describe.each(book.all().map((policy) => [`${policy.id} ${policy.version}`, policy] as const))('%s', (_, policy) => {
  it(
    'keeps every project whole on any road, and lets it be taken back without a trace where it lets it',
    { timeout: 600_000 },
    () => {
      const { faults, finished, ended } = walkMany(policy);
      expect([...faults].map(([fault, road]) => `${fault}\n${road}`)).toEqual([]);
      // The walks come far enough to mean something.
      expect(finished.size).toBeGreaterThan(Object.keys(policy.tasks).length * 0.7);
      expect(ended).toBeGreaterThan(PROJECTS / 10);
    },
  );
});
