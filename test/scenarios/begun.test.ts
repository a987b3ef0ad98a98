import { afterEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { HANDLER, LEAD, newest, OFFICE, project } from './gongshu-kit.js';
import { fileContract, funded, sign } from './gongshu-steps.js';

const CHANGE = '项目变更申报';

let w: World;
afterEach(() => w.close());

it('what was begun by mistake is let go on 进度, is in nobody’s turn any more, and may be begun again', async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await funded(w, { price: 40 });
  await sign(w, { amount: 40 });
  await fileContract(w);
  const he = w.as(HANDLER);
  await he.say('进度 智慧急救');
  await he.press(CHANGE);
  await he.fill({ 变更内容: '点错了' }).press('下一页：核对');
  await he.say('进度 智慧急救');
  const progress = he.lastCard();
  // Nobody else may.
  await w.as(OFFICE).say('进度 智慧急救');
  expect(newest(w, OFFICE).buttons()).not.toContain(`不办了：${CHANGE}`);

  const gone = await he.press(`不办了：${CHANGE}`, progress);
  expect(gone.toast?.content).toBe(`“${CHANGE}”不办了，已从待办去掉。以后需要，可以再启动。`);
  expect(gone.card.buttons()).not.toContain(`不办了：${CHANGE}`);
  const { id } = await project(w, '智慧急救');
  const rows = async () => (await w.db.tx((tx) => tx.tasks.ofProject(id))).filter(({ task }) => task === 'change');
  expect((await rows()).map(({ state }) => state)).toEqual(['cancelled']);
  await he.say('待办');
  expect(he.lastCard().text()).not.toContain(CHANGE);

  await he.say('进度 智慧急救');
  await he.press(CHANGE);
  expect((await rows()).map(({ state, round }) => [state, round])).toEqual([
    ['cancelled', 1],
    ['open', 2],
  ]);
  expect(newest(w, LEAD).text()).not.toContain('点错了');
});
