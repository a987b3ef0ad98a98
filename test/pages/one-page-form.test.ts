import { afterEach, beforeEach, expect, it } from 'vitest';
import { HANDLER } from '../scenarios/gongshu-kit.js';
import { funded, sign } from '../scenarios/gongshu-steps.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

it('what has one page says how it is kept, and not that every page that is turned is', async () => {
  await funded(w, { price: 40 });
  const he = await visit(w, HANDLER);
  const taskId = async (task: string): Promise<number | undefined> =>
    (await w.db.tx((tx) => tx.tasks.ofProject(1))).find((row) => row.task === task && row.state === 'open')?.id;
  await he.open(`/pages/tasks/${String(await taskId('signContract'))}`);
  expect(he.text()).toContain('每翻一页都会自动保存');
  await sign(w, { amount: 40 });
  await he.open(`/pages/tasks/${String(await taskId('fileContract'))}`);
  expect(he.text()).toContain('填到一半可以点“保存草稿”离开，从“待办”接着填。');
  expect(he.text()).not.toContain('每翻一页');
});
