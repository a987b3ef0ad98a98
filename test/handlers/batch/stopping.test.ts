import { afterEach, beforeEach, expect, it } from 'vitest';
import { decideItem } from '../../../handlers/deeds/batch-step.js';
import { scopeOf } from '../../../handlers/scope.js';
import { batches } from '../../../jobs/batches.js';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import type { World } from '../../support/world.js';
import { press } from '../decisions/kit.js';
import { NAMES, OFFICE, reviews, ticked, threeWait } from './kit.js';

const [ONE = '', TWO = '', THREE = ''] = NAMES;

let w: World;
beforeEach(async () => {
  w = await threeWait();
});
afterEach(() => w.close());

/** Three are confirmed, and so far only the first is decided. */
async function underWay(): Promise<SeenCard> {
  const { card } = await ticked(w, NAMES);
  await w.db.tx((tx) => tx.batches.update(1, 1, { state: 'running' }));
  const [first] = await w.db.tx((tx) => tx.batches.itemsOf(1));
  await w.db.tx((tx) => decideItem(scopeOf(w.app.deps, tx), 1, first?.id ?? 0));
  return card;
}

it('a batch under way is stopped: what is decided stays so, the rest waits, and both are said once', async () => {
  const card = await underWay();
  const running = await w.as(OFFICE).act(card, { tag: 'button', name: 'batch-show.1' });
  expect(running.card.text()).toContain('正在逐个办理：1/3');
  const stopped = await w.as(OFFICE).press('停止', running.card);
  expect(stopped.toast?.content).toBe('已停止，2 个没有办理。');
  const text = stopped.card.text();
  expect(text).toContain('共 3 个：办好 1 个，停下 2 个。');
  expect(text).toMatch(/这 2 个没有办理，仍在您的待办里[\s\S]*智慧水务/);
  expect(text.match(/停止/g)).toHaveLength(1);
  expect(text).not.toContain('请打开单独处理');
  await batches.run(w.app.deps);
  await w.settle();
  expect(Object.values(await reviews(w)).sort()).toEqual(['done pass', 'open', 'open']);
  expect((await press(w, OFFICE, 'batch-stop.1')).toast?.content).toBe('都已经办过了，没有要停的。');
});

it('what was stopped may be decided together again', async () => {
  await underWay();
  await press(w, OFFICE, 'batch-stop.1');
  const left = NAMES.filter((name) => name !== ONE);
  const again = await ticked(w, left);
  await w.as(OFFICE).press('确认办理 2 个', again.card);
  expect(await reviews(w)).toEqual({ [ONE]: 'done pass', [TWO]: 'done pass', [THREE]: 'done pass' });
});
