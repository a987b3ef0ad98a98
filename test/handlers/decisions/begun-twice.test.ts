import { expect, it } from 'vitest';
import { passedOnce, status, tendered } from '../../scenarios/linan-contract-kit.js';
import { HANDLER } from '../../scenarios/linan-meeting-kit.js';
import { world } from '../../support/world.js';

it('a contract that is begun by a double press is begun once, and another once something stands in it', async () => {
  const w = await world();
  await passedOnce(w);
  await tendered(w);
  const li = w.as(HANDLER);
  const open = async () => {
    const tasks = await w.db.tx((tx) => tx.tasks.ofProject(1));
    return tasks.filter(({ task, state }) => task === 'signContract' && state === 'open').map(({ subject }) => subject);
  };
  const card = await status(w);
  expect(card.buttons()).toContain('添加合同');
  const press = () => li.act(card, { tag: 'button', name: 'task-start.1.signContract' });
  const [first, second] = [await press(), await press()];
  for (const { card: shown } of [first, second]) expect(shown.text()).toContain('第 2 份合同');
  expect(await open()).toEqual(['contract:1', 'contract:2']);
  await li.fill({ 合同名称: '机房改造' }).press('保存草稿', second.card);
  expect((await press()).card.text()).toContain('第 3 份合同');
  expect(await open()).toEqual(['contract:1', 'contract:2', 'contract:3']);
  await w.close();
});
