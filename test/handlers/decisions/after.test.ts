import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { apply } from '../../../handlers/core/apply/index.js';
import { loadCase, seenFrom, situationOf } from '../../../handlers/core/case/case.js';
import type { Case } from '../../../handlers/core/case/project-case.js';
import { withdrawal } from '../../../handlers/core/tasks/withdraw.js';
import type { Scope } from '../../../handlers/context.js';
import { scopeOf } from '../../../handlers/scope.js';
import { decide } from '../../../workflow/decide/index.js';
import type { Effect, WorkflowEvent } from '../../../workflow/decision.js';
import { declare } from '../../scenarios/applicant-kit.js';
import { type World, world } from '../../support/world.js';

/** So far a project is taken along the first road that the policy lets it go. */
const STEPS = 12;
const INPUT = { reason: '同意', opinions: ['补充数据共享方案'], values: {} };

let w: World;
afterEach(() => w.close());

/** Bodies are asked, and a clock runs for each. */
const SIXTH = fileURLToPath(new URL('../../fixtures/sixth', import.meta.url));

/** Undoes what was tried. */
class Undone extends Error {}

async function eventsOf(scope: Scope, found: Case): Promise<WorkflowEvent[]> {
  const { tasks, policy, deadlines } = found;
  const first = tasks.find(({ task }) => task === policy.begins);
  const withdrawn = first === undefined ? [] : [await withdrawal(scope, found, first, { id: found.project.handlerId })];
  const completed = tasks
    .filter(({ state }) => state === 'open')
    .flatMap(({ id, task }) =>
      Object.keys(policy.tasks[task]?.outcomes ?? {}).map((outcome): WorkflowEvent => ({
        type: 'complete',
        taskId: id,
        outcome,
        input: INPUT,
      })),
    );
  const started = Object.keys(policy.tasks).map((task): WorkflowEvent => ({ type: 'start', task }));
  const lapsed = deadlines.map(({ id }): WorkflowEvent => ({ type: 'lapse', deadlineId: id }));
  return [...withdrawn, ...completed, ...started, ...lapsed];
}

function effectsOf(scope: Scope, found: Case, event: WorkflowEvent): readonly Effect[] {
  const task = event.type === 'complete' ? found.tasks.find(({ id }) => id === event.taskId) : undefined;
  const decision = decide(situationOf(scope, task === undefined ? found : seenFrom(found, task)), event);
  return decision.ok ? decision.effects : [];
}

/** Carries an event out, holds what it returned against what the database has then, and returns the kinds of its effects. */
async function tried(event: WorkflowEvent, keeps: boolean): Promise<string[]> {
  let kinds: string[] = [];
  const unit = w.db.tx(async (tx) => {
    const scope = scopeOf(w.app.deps, tx);
    const found = await loadCase(scope, 1);
    const effects = effectsOf(scope, found, event);
    kinds = effects.map(({ type }) => type);
    if (effects.length === 0) return;
    const taskId = event.type === 'complete' ? event.taskId : null;
    const { after } = await apply(scope, found, effects, { byId: found.project.handlerId, taskId });
    // What the unit wrote to it reads anew.
    const held = await loadCase(scope, 1);
    const comparable = (one: Case) => ({ ...one, read: null });
    expect(comparable(after), JSON.stringify(event)).toEqual(comparable(held));
    if (!keeps) throw new Undone();
  });
  await unit.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return kinds;
}

/** Tries everything that may happen to the project, and goes on by the first task whose end opens another. Returns the kinds of effects met. */
async function walk(): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  for (let step = 0; step < STEPS; step += 1) {
    const events = await w.db.tx(async (tx) => {
      const scope = scopeOf(w.app.deps, tx);
      return eventsOf(scope, await loadCase(scope, 1));
    });
    let road: WorkflowEvent | null = null;
    for (const event of events) {
      const kinds = await tried(event, false);
      for (const kind of kinds) seen.add(kind);
      if (event.type === 'complete' && kinds.includes('taskOpened') && !kinds.includes('opinionsRaised')) road ??= event;
    }
    if (road === null) break;
    await tried(road, true);
  }
  return seen;
}

it('what a decision returns is what the database holds then: reviews, opinions, what is taken back', async () => {
  w = await world({ now: '2026-03-02T09:05+08:00' });
  await declare(w);
  const kinds = ['ended', 'opinionsRaised', 'stageEntered', 'taskCancelled', 'taskClosed', 'taskOpened', 'taskReopened'];
  expect([...(await walk())].sort()).toEqual(kinds);
});

it('and where clocks begin, end, and run out', async () => {
  w = await world({ policies: SIXTH, now: '2026-09-18T09:05+08:00' });
  const person = w.as('甘露');
  await person.say('申报');
  const { card } = await person.press('否，开始申报');
  const kept = await person.fill({ 项目名称: '智慧书库', '投资额（万元）': 90 }).press('下一页：核对', card);
  await person.press('提交', kept.card);
  const kinds = ['deadlineClosed', 'formTaken', 'stageEntered', 'taskCancelled', 'taskClosed', 'taskReopened'];
  expect([...(await walk())].sort()).toEqual(kinds);
});

it('a project that ends with the task that begins it has ended', async () => {
  w = await world({ policies: SIXTH, now: '2026-09-18T09:05+08:00' });
  await w.as('甘露').say('申报');
  await w.as('甘露').press('否，开始申报');
  const { project } = await w.db.tx(async (tx) => {
    const scope = scopeOf(w.app.deps, tx);
    const found = await loadCase(scope, 1);
    const taskId = found.tasks[0]?.id ?? 0;
    const effects: Effect[] = [
      { type: 'taskClosed', taskId, outcome: 'submit', reason: null },
      { type: 'ended', result: 'cancelled' },
    ];
    return (await apply(scope, found, effects, { byId: found.project.handlerId, taskId })).after;
  });
  expect(project).toMatchObject({ status: 'ended', result: 'cancelled' });
});
