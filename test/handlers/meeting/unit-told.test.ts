import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../../support/world.js';
import { plant } from '../asking/plant.js';
import { alone, OFFICE } from './desk.js';

let w: World;
beforeEach(async () => {
  w = await world();
  const at = { stage: 'preliminaryReview', open: 'preliminaryReview' } as const;
  await plant(w, [{ name: '智慧场馆', number: 'LA-2026-001', by: '李明', ...at }]);
});
afterEach(() => w.close());

/** Who of the unit hears when its project is heard, where nobody of it has a seat. */
async function told(): Promise<string[]> {
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press('安排规范性初审会');
  await office.fill({ 日期: '2026-09-21', 时间: '09:30', 地点: '三楼会议室' }).press('保存，下一步选项目');
  const { card } = await office.press('保存，下一步定人员');
  await office.press('发会议通知', card);
  const names = ['李明', '王芳', '陈涛'];
  return names.filter((name) => alone(w, name).some((one) => one.text().includes('“智慧场馆”列入规范性初审会')));
}

it('the handler hears when his project is heard', async () => {
  expect(await told()).toEqual(['李明']);
});

it('and his colleagues where he has left', async () => {
  await w.sandbox.people.leave(w.as('李明').openId).pushed;
  await w.settle();
  expect(await told()).toEqual(['王芳']);
});

it('and his colleagues, and he no more, where he works for another unit by now', async () => {
  const [li, chen] = [await w.staff('李明'), await w.staff('陈涛')];
  await w.db.tx((tx) => tx.staff.update(li.id, { unitId: chen.unitId }));
  expect(await told()).toEqual(['王芳']);
});

it('and who stands in for him', async () => {
  const [li, wang] = [await w.staff('李明'), await w.staff('王芳')];
  const days = { from: '2026-09-18', until: '2026-09-25' };
  const row = { policyId: 'linan', staffId: li.id, deputyId: wang.id, ...days, state: 'set', at: w.clock.now() } as const;
  await w.db.tx((tx) => tx.deputies.insert(row));
  expect(await told()).toEqual(['李明', '王芳']);
});
