import { afterEach, expect, it } from 'vitest';
import { HANDLER, PDF, project } from '../scenarios/gongshu-kit.js';
import { funded, sign } from '../scenarios/gongshu-steps.js';
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

it('who files what nobody can take back is told so before, and nothing is filed until he says that he is sure', async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await funded(w, { price: 40 });
  await sign(w, { amount: 40 });
  await w.as(HANDLER).say('合同备案 智慧急救');
  await w.as(HANDLER).send({ name: '合同文本.pdf', bytes: PDF });
  const { id } = await project(w, '智慧急救');
  const filing = async () => (await w.db.tx((tx) => tx.tasks.ofProject(id))).find(({ task }) => task === 'fileContract');
  const he = await visit(w, HANDLER);
  await he.open(`/pages/forms/${String((await filing())?.id)}`);
  await he.press('备案');
  expect(he.text()).toContain('一经提交不能撤回，请核对无误后提交。');
  expect((await filing())?.state).toBe('open');
  await he.press('确定');
  expect((await filing())?.state).toBe('done');
});
