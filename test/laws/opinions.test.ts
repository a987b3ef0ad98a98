/** Which opinions lie before somebody, over every task of every policy. */
import { describe, expect, it } from 'vitest';
import type { Form } from '../../entities/form.entity.js';
import type { Opinion } from '../../entities/opinion.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { opinionsAtHand } from '../../handlers/core/forms/opinions-at-hand.js';
import type { Case } from '../../handlers/core/case/project-case.js';
import type { Policy } from '../../policies/schema/index.js';
import { bookOf, FIXTURES, SHIPPED } from '../support/policies.js';

const shipped = await bookOf(SHIPPED);
const invented = await bookOf(FIXTURES);
const policies = [...shipped.all(), ...invented.all()].map((policy) => ({ name: `${policy.id} ${policy.version}`, policy }));

interface Row {
  readonly task: string;
  /** What it ended with; open without. */
  readonly outcome?: string;
  readonly subject?: string;
}

/** A project in which these tasks were done one after the other, and the first of them raised one opinion. */
function after(
  policy: Policy,
  state: Opinion['state'],
  rows: readonly Row[],
  filled: readonly (readonly [number, string])[] = [],
): Case {
  const tasks = rows.map(({ task, outcome = null, subject = null }, at) => ({
    id: at + 1,
    task,
    subject,
    state: outcome === null ? 'open' : 'done',
    outcome,
    openedAt: at === 0 ? 0 : at,
    decidedAt: outcome === null ? null : at + 1,
    bodyUnitId: null,
  })) as unknown as Task[];
  const forms = filled.map(([taskId, form], at) => ({ id: at + 1, taskId, form, state: 'submitted' })) as unknown as Form[];
  const opinions = [{ id: 1, taskId: 1, no: 1, text: '补充说明', state, answeredAt: null }] as unknown as Opinion[];
  return { policy, tasks, forms, opinions, facts: { opinions } } as unknown as Case;
}

/** The numbers of the opinions before whoever has the last task. */
function atHand(found: Case): number {
  const task = found.tasks.at(-1);
  return task === undefined ? 0 : opinionsAtHand(found, task, null).length;
}

/** Every outcome that raises opinions, by its task. */
function raising(policy: Policy) {
  return Object.entries(policy.tasks).flatMap(([task, { outcomes }]) =>
    Object.entries(outcomes).flatMap(([id, outcome]) => (outcome.needs.includes('opinions') ? [{ task, id, outcome }] : [])),
  );
}

function formsOf(policy: Policy, id: string): string[] {
  const { shows = [], form } = policy.tasks[id] ?? {};
  return [...shows, ...(form === undefined ? [] : [form])];
}

function maySettle(policy: Policy, id: string): boolean {
  const task = policy.tasks[id];
  const outcomes = Object.values(task?.outcomes ?? {});
  return task?.closesOpinions === true || outcomes.some(({ effects }) => effects.some((effect) => 'settle' in effect));
}

describe.each(policies)('$name', ({ policy }) => {
  it('puts the opinions before whoever their decision calls, whether they stand or not', () => {
    const without = raising(policy).flatMap(({ task, id, outcome }) =>
      outcome.effects.flatMap((effect) => {
        if (!('open' in effect)) return [];
        const states = ['open', 'answered', 'accepted'] as const;
        const shown = states.every((state) => atHand(after(policy, state, [{ task, outcome: id }, { task: effect.open }])) === 1);
        return shown ? [] : [`${task}.${id} → ${effect.open}`];
      }),
    );

    expect(without).toEqual([]);
  });

  it('puts what stands before whoever answers it or may settle it', () => {
    const without = raising(policy).flatMap(({ task, id }) =>
      Object.entries(policy.tasks).flatMap(([other, { answersOpinions }]) => {
        const deals = answersOpinions || maySettle(policy, other);
        const shown = atHand(after(policy, 'open', [{ task, outcome: id }, { task: other }])) === 1;
        return deals && !shown ? [`${task}.${id} → ${other}`] : [];
      }),
    );

    expect(without).toEqual([]);
  });

  it('keeps what is settled from those who have another matter before them', () => {
    const answering = Object.keys(policy.tasks).filter((id) => policy.tasks[id]?.answersOpinions === true);
    const shown = raising(policy).flatMap(({ task, id, outcome }) =>
      Object.keys(policy.tasks).flatMap((other) =>
        answering.flatMap((answer) => {
          const on = new Set([task, answer].flatMap((each) => formsOf(policy, each)));
          const isOther = !formsOf(policy, other).some((form) => on.has(form));
          const called = outcome.effects.some((effect) => 'open' in effect && effect.open === other);
          const rows = [{ task, outcome: id }, { task: answer, outcome: 'submit' }, { task: other }];
          return isOther && !called && atHand(after(policy, 'accepted', rows)) > 0 ? [`${task}.${id} → ${other}`] : [];
        }),
      ),
    );

    expect(shown).toEqual([]);
  });

  it('keeps what is settled from a matter that shows the old form only to be compared with', () => {
    const shown = raising(policy).flatMap(({ task, id, outcome }) =>
      Object.entries(policy.tasks).flatMap(([other, { shows }]) => {
        const mine = new Set([task, ...opensOf(outcome)].flatMap((each) => formsOf(policy, each)));
        const later = fillers(policy).filter(({ form }) => shows.includes(form) && !mine.has(form));
        return later.flatMap((filler) => {
          const rows = [{ task, outcome: id }, { task: filler.task, outcome: 'submit' }, { task: other }];
          const old = shows.filter((form) => form !== filler.form).map((form) => [2, form] as const);
          const called = opensOf(outcome).includes(other);
          const found = after(policy, 'accepted', rows, [...old, [2, filler.form]]);
          return !called && atHand(found) > 0 ? [`${task}.${id} → ${other}`] : [];
        });
      }),
    );

    expect(shown).toEqual([]);
  });
});

function opensOf({ effects }: { readonly effects: readonly object[] }): string[] {
  return effects.flatMap((effect) => ('open' in effect && typeof effect.open === 'string' ? [effect.open] : []));
}

/** The forms that the unit hands in, without those in which it answers opinions. */
function fillers(policy: Policy): { task: string; form: string }[] {
  return Object.entries(policy.tasks).flatMap(([task, { form, actor, answersOpinions }]) =>
    form !== undefined && !answersOpinions && policy.roles[actor]?.scope === 'unit' ? [{ task, form }] : [],
  );
}
