import { expect, it } from 'vitest';
import { world } from '../../support/world.js';
import { plant } from '../asking/plant.js';
import { OFFICE, planned, waiting } from './desk.js';

const PRELIMINARY = {
  name: '智慧场馆',
  number: 'LA-2026-001',
  by: '李明',
  stage: 'preliminaryReview',
  open: 'preliminaryReview',
};

it('speaks of a list to choose from only where somebody is on it', async () => {
  const w = await world();
  await plant(w, [PRELIMINARY]);
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press('安排规范性初审会');
  await office.fill({ 日期: '2026-09-23', 时间: '14:00', 地点: '三楼会议室' }).press('保存，下一步选项目');
  const { card } = await office.press('保存，下一步定人员');
  expect(card.inputs().map(({ label }) => label)).not.toContain('从名单中选');
  expect((await office.press('按建议补齐', card)).toast?.content).toBe('名单已符合要求，不用再补。');
  expect((await office.press('加入名单', card)).toast?.content).toBe('请填写系统外人员的姓名和单位。');
  await w.close();
});

it('says whom else to add where the suggestion does not do', async () => {
  const w = await world();
  await waiting(w);
  const experts = (await w.db.tx((tx) => tx.staff.list('linan'))).filter(({ roles }) => roles.includes('专家'));
  for (const { id } of experts.slice(0, 5)) await w.db.tx((tx) => tx.staff.update(id, { active: false }));
  const { card } = await planned(w);
  const office = w.as(OFFICE);
  const left = await office.press('按建议补齐', card);
  expect(left.toast?.content).toBe('没有可以补的人了。请从名单中选一人，或填写系统外人员的姓名和单位。');
  expect((await office.press('加入名单', left.card)).toast?.content).toBe('请从名单中选一人，或填写系统外人员的姓名和单位。');
  await w.close();
});
