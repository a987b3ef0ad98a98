import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OutcomeInput, WorkflowEvent } from '../../../workflow/decision.js';
import { addDays } from '../../../workflow/time/civil.js';
import { yunshan } from '../../support/policies.js';
import { declared, Story, withChange } from './story.js';

const policy = withChange(await yunshan());

/** One thing that people, or time, may do. Numbers choose among what is there. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('complete'), pick: fc.nat(7), outcome: fc.nat(3), words: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fill'), back: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('correct'), back: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('start') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flag'), value: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('settle'), state: fc.constantFrom('answered' as const, 'accepted' as const) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), days: fc.nat(12) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

it('keeps every project whole, whatever people do in whatever order', () => {
  let ended = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const story = new Story(policy, '2026-09-01');
      for (const one of steps) {
        const event = eventOf(story, one);
        if (event === null) continue;
        const before = story.project;
        const decision = story.ask(event);
        if (decision.ok) story.tell(event);
        else expect(story.project).toBe(before);
        expectWhole(story);
      }
      if (story.project.status === 'ended') ended += 1;
    }),
    { numRuns: 300, seed: 20260918 },
  );
  // The walks reach the end often enough to mean something.
  expect(ended).toBeGreaterThan(10);
});

function eventOf(story: Story, one: Step): WorkflowEvent | null {
  const open = story.project.tasks.filter(({ state }) => state === 'open');
  switch (one.do) {
    case 'complete': {
      const { pick, outcome, words } = one;
      // Now and then a task that is over, or none at all.
      const task = pick < 6 ? open[pick % Math.max(open.length, 1)] : story.project.tasks[pick];
      const outcomes = Object.keys(policy.tasks[task?.task ?? '']?.outcomes ?? {});
      const name = outcomes[outcome % Math.max(outcomes.length, 1)] ?? 'none';
      return { type: 'complete', taskId: task?.id ?? 999, outcome: name, input: words ? inputOf(story, task?.task) : {} };
    }
    case 'fill': {
      const task = open.find((item) => item.task === 'fileContract');
      if (task === undefined) return null;
      const { back } = one as Extract<Step, { back: number }>;
      story.type('contract', { signedOn: addDays(story.today, -back), amount: 60 });
      return { type: 'filled', taskId: task.id };
    }
    case 'correct': {
      const { back } = one as Extract<Step, { back: number }>;
      return { type: 'correct', field: 'contract.signedOn', value: addDays(story.today, -back), reason: '写错了' };
    }
    case 'start':
      return { type: 'start', task: 'change' };
    case 'flag':
      return { type: 'flag', flag: 'important', value: one.value };
    case 'settle':
      story.settleOpinions(one.state);
      return null;
    default:
      story.today = addDays(story.today, one.days);
      return null;
  }
}

function inputOf(story: Story, task: string | undefined): OutcomeInput {
  const values = task === 'declare' ? declared : (story.project.forms['contract'] ?? { signedOn: story.today, amount: 99 });
  return { values, reason: '理由', opinions: ['补充材料'], lateReason: '盖章' };
}

function expectWhole({ project }: Story): void {
  const open = project.tasks.filter(({ state }) => state === 'open');
  const ids = open.map(({ id }) => id);
  if (project.status === 'ended') expect(open).toEqual([]);
  else expect(open.length).toBeGreaterThan(0);
  expect(new Set(open.map(({ task }) => task)).size).toBe(open.length);
  for (const row of project.deadlines) {
    expect(row.dueOn > row.startOn).toBe(true);
    if (row.state === 'running') expect(ids).toContain(row.taskId);
  }
  for (const id of Object.keys(policy.tasks)) {
    const rounds = project.tasks.filter(({ task }) => task === id).map(({ round }) => round);
    expect(rounds).toEqual(rounds.map((_, at) => at + 1));
  }
}
