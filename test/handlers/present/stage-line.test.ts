import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCase } from '../../../handlers/core/case/case.js';
import { stageLine, stagesEntered } from '../../../handlers/present/stage-line.js';
import { scopeOf } from '../../../handlers/scope.js';
import type { Policy } from '../../../policies/schema/index.js';
import { world, type World } from '../../support/world.js';
import { declare, HANDLER } from '../../scenarios/gongshu-kit.js';
import { plant } from '../asking/plant.js';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

/** The stages that count as over. */
async function over(id: number): Promise<string[]> {
  const found = await w.db.tx((tx) => loadCase(scopeOf(w.app.deps, tx), id));
  return stageLine(found, []).flatMap(({ name, state }) => (state === 'done' ? [name] : []));
}

describe('the line of stages', () => {
  it('leaves out what somebody began beside it, and what only that leads to', async () => {
    const contract = { by: '何静', stage: 'contract', done: { arrangeFunds: 'arranged' }, open: 'signContract' } as const;
    const changed = { ...contract.done, change: 'submit', changeOpinion: 'support', changeFinance: 'agree' };
    const [plain = 0, beside = 0, tender = 0] = await plant(w, [
      { name: '智慧急救', ...contract },
      { name: '智慧养老', ...contract, done: changed },
      { name: '智慧门诊', ...contract, done: { ...changed, writeTender: 'submit' } },
    ]);
    const stages = w.policies.current('gongshu')?.stages;
    expect(await over(plain)).not.toContain(stages?.['procurement']?.name);
    expect(await over(beside)).toEqual(await over(plain));
    expect(await over(tender)).toContain(stages?.['procurement']?.name);
  });

  it('tells what lies ahead in the order of the policy where ways run beside each other', async () => {
    const filed = { arrangeFunds: 'arranged', signContract: 'submit' };
    const [id = 0] = await plant(w, [{ name: '智慧药房', by: '何静', stage: 'contract', done: filed, open: 'fileContract' }]);
    const found = await w.db.tx((tx) => loadCase(scopeOf(w.app.deps, tx), id));
    const ahead = stageLine(found, []).flatMap(({ name, state }) => (state === 'next' ? [name] : []));
    expect(ahead).toEqual(['项目建设', '上线试用', '竣工验收', '待投入使用', '运维与绩效评价']);
  });

  it('follows what can be chosen, and goes on where it comes back to a task that others have decided in between', async () => {
    const [id = 0] = await plant(w, [{ name: '智慧分档', by: '何静', stage: 'contract', done: {}, open: 'signContract' }]);
    const found = await w.db.tx((tx) => loadCase(scopeOf(w.app.deps, tx), id));
    const { signContract: sample } = found.policy.tasks;
    if (sample === undefined) throw new Error('the task is gone');
    const [outcome] = Object.values(sample.outcomes);
    if (outcome === undefined) throw new Error('the task has no outcome');
    const big = { field: 'project.total', gte: 50 } as const;
    const policy: Policy = {
      ...found.policy,
      begins: 'signContract',
      stages: Object.fromEntries(
        ['contract', 'joint', 'approving', 'building'].map((stage) => [
          stage,
          { name: stage, article: '第一条', rules: [], marks: [] },
        ]),
      ),
      tasks: {
        signContract: {
          ...sample,
          outcomes: {
            pass: { ...outcome, when: { not: big }, effects: [{ stage: 'approving' }, { open: 'approve' }] },
            join: { ...outcome, when: big, effects: [{ stage: 'joint' }, { open: 'join' }] },
          },
        },
        join: { ...sample, outcomes: { agree: { ...outcome, effects: [{ stage: 'approving' }, { open: 'approve' }] } } },
        approve: {
          ...sample,
          outcomes: {
            ask: { ...outcome, when: { not: { field: 'done.group', eq: 'agree' } }, effects: [{ open: 'group' }] },
            approve: { ...outcome, effects: [{ stage: 'building' }] },
          },
        },
        group: { ...sample, outcomes: { agree: { ...outcome, effects: [{ open: 'approve' }] } } },
      },
    };
    const line = (total: number) =>
      stageLine({ ...found, policy, read: (path) => (path === 'project.total' ? total : found.read(path)) }, []).flatMap(
        ({ name, state }) => (state === 'next' ? [name] : []),
      );
    expect(line(20)).toEqual(['approving', 'building']);
    expect(line(80)).toEqual(['joint', 'approving', 'building']);
  });

  it('leaves out a stage that was entered by a hand-in which was taken back', async () => {
    const own = await world({ now: '2026-09-18T09:05+08:00' });
    try {
      const { id } = await declare(own);
      const entered = () =>
        own.db.tx(async (tx) => {
          const scope = scopeOf(own.app.deps, tx);
          return stagesEntered(scope, await loadCase(scope, id));
        });
      expect(await entered()).toEqual(['prereview']);
      await own.clock.to(own.clock.now() + 60_000);
      await own.as(HANDLER).press('撤回');
      expect(await entered()).toEqual(['drafting']);
    } finally {
      await own.close();
    }
  });
});
