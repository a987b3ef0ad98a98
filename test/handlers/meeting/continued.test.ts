import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import { type World, world } from '../../support/world.js';
import { plant } from '../asking/plant.js';
import { alone, CONCLUSION, invited, newest, OFFICE, papersIn, waiting } from './desk.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const inGroup = () => w.as('李明').cards({ chat: w.chat('文化馆信息化项目群') });

async function toNextDay(card: SeenCard) {
  const form = await w.as(OFFICE).press('时间地点', card);
  return w.as(OFFICE).fill({ 日期: '2026-09-24' }).press('保存，下一步选项目', form.card);
}

describe('a meeting that goes on another day', () => {
  it('is told to those only on whose projects it has not concluded, and concludes on these', async () => {
    await waiting(w);
    const { card } = await invited(w);
    const [invitation, presenter] = [newest(w, '李明'), newest(w, '周建平')];
    for (const name of ['郑洁', '李明', '陈涛']) await w.as(name).press('参加', newest(w, name));
    await papersIn(w);
    const asked = await w.as(OFFICE).press('登记结论', card);
    await w.as(OFFICE).fill(CONCLUSION).press('确认', asked.card);
    const told = ['李明', '周建平'].map((name) => alone(w, name).length);
    const group = inGroup().length;

    const moved = await toNextDay(card);
    for (const name of ['郑洁', '陈涛']) expect(newest(w, name).text()).toContain('会议改期了');
    expect(['李明', '周建平'].map((name) => alone(w, name).length)).toEqual(told);
    expect(w.as('李明').card(invitation.messageId).text()).toContain('2026年9月23日（周三） 14:00');
    expect(inGroup()).toHaveLength(group);

    // The day's digests of the morning: the unit that is through has no meeting.
    await w.clock.to('2026-09-24T09:30+08:00');
    expect(
      alone(w, '陈涛')
        .slice(-2)
        .map((one) => one.text())
        .join(),
    ).toContain('专家评审会');
    expect(['李明', '周建平'].map((name) => alone(w, name).length)).toEqual(told);
    expect(inGroup()).toHaveLength(group);

    // Its presenter cannot come that day: nobody has to take his place for what is settled.
    await w.as('周建平').press('请假', presenter);
    await w.clock.to('2026-09-24T16:00+08:00');
    const last = await w.as(OFFICE).press('登记结论', moved.card);
    const held = await w.as(OFFICE).fill(CONCLUSION).press('确认', last.card);
    expect(held.toast?.content).toContain('全部项目已有结论，会议结束');
  });

  it('does not tell a unit without a seat that its project is heard again', async () => {
    const at = { stage: 'preliminaryReview', open: 'preliminaryReview' } as const;
    await plant(w, [
      { name: '智慧场馆', number: 'LA-2026-001', by: '李明', ...at },
      { name: '水情监测', number: 'LA-2026-002', by: '陈涛', ...at },
    ]);
    const office = w.as(OFFICE);
    await office.say('会议');
    await office.press('安排规范性初审会');
    await office.fill({ 日期: '2026-09-23', 时间: '14:00', 地点: '三楼会议室' }).press('保存，下一步选项目');
    const { card: seats } = await office.press('保存，下一步定人员');
    const { card } = await office.press('发会议通知', seats);
    expect(newest(w, '李明').text()).toContain('“智慧场馆”列入规范性初审会');
    await w.clock.to('2026-09-23T16:00+08:00');
    const asked = await office.press('登记结论', card);
    const done = await office.fill({ 结论: '通过' }).press('确认', asked.card);
    const told = alone(w, '李明').length;
    await toNextDay(done.card);
    expect(alone(w, '李明')).toHaveLength(told);
    expect(newest(w, '陈涛').text()).toContain('“水情监测”列入规范性初审会：2026年9月24日（周四） 14:00');
  });
});
