import { afterEach, expect, it } from 'vitest';
import { declare } from '../scenarios/ningbo-kit.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';

let w: World;
afterEach(() => w.close());

it('without a script too, who turns a project down without a reason is told so, and asked whether he is sure once he gave one', async () => {
  w = await world();
  await declare(w);
  const he = await visit(w, '岑浩');
  const task = (await w.db.tx((tx) => tx.tasks.ofProject(1))).find((one) => one.task === 'argueList');
  await he.open(`/pages/tasks/${String(task?.id)}`);
  await he.press('提交：不列入');
  expect(he.text()).toContain('还有 1 处需要补充');
  expect(he.text()).not.toContain('确认“不列入”？');

  await he.fill({ 不列入的理由: '与市级平台重复' }).press('提交：不列入');
  expect(he.text()).toContain('确认“不列入”？');
  expect(await w.db.tx((tx) => tx.tasks.openOfKind('ningbo', ['argueList'], null))).toHaveLength(1);
  await he.press('确定');
  expect(await w.db.tx((tx) => tx.tasks.openOfKind('ningbo', ['argueList'], null))).toHaveLength(0);
});
