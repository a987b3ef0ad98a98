import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AUDIT, decide, HANDLER, NAME, newest, OFFICE, ok } from '../../scenarios/gaoqing-kit.js';
import { arrive } from '../../scenarios/gaoqing-road.js';
import { type World, world } from '../../support/world.js';

const SEEN = {
  执行政策法规和设计方案情况: '与批准方案一致',
  招标采购情况: '公开招标',
  建设质量和进度情况: '进度滞后 1 个月',
  资金使用情况: '已支付 30%',
};
const WORDS = '分包未备案';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  // What the departments find goes to the office; the unit hears what comes of it.
  await arrive(w, 'started');
  const office = w.as(OFFICE);
  await office.say(`进度 ${NAME}`);
  await office.press('项目督查');
  const { card } = await office.fill(SEEN).press('下一页：核对');
  await ok(office.press('会同检查部门', card));
  await ok(decide(w, AUDIT, '有问题', { 有问题的理由: WORDS }));
});
afterEach(() => w.close());

describe('what a department said to the office', () => {
  it('is not read by the unit under 为什么', async () => {
    await w.as(HANDLER).say(`为什么 ${NAME}`);
    const all = newest(w, HANDLER);
    const { card } = await w.as(HANDLER).press('为什么要办：督查意见', all);
    expect(card.text()).toContain('已答复：有问题');
    expect(card.text()).not.toContain(WORDS);
  });

  it('is not set out before a group of the unit, whoever asks there', async () => {
    const { chatId: chat } = w.sandbox.people.createGroup(w.as(HANDLER).openId, '智慧校园项目群', [w.as(OFFICE).openId]);
    await w.sandbox.people.setBot(w.as(HANDLER).openId, chat, true).pushed;
    await w.settle();
    await w.as(HANDLER).press('确认', w.as(HANDLER).lastCard({ chat }));
    await w.as(OFFICE).say(`@项目管家 进度 ${NAME}`, { chat });
    const card = w.as(HANDLER).lastCard({ chat });
    expect(card.text()).toContain('plan.pdf');
    expect(card.text()).not.toContain('reviewReport.pdf');
    const { card: history } = await w.as(OFFICE).press('办理经过', card);
    expect(history.text()).toContain('督查意见：有问题');
    expect(history.text()).not.toContain(WORDS);
    await w.as(OFFICE).say(`@项目管家 为什么 ${NAME}`, { chat });
    const { card: task } = await w.as(OFFICE).press('为什么要办：督查意见', w.as(OFFICE).lastCard({ chat }));
    expect(task.text()).toContain('已答复：有问题');
    expect(task.text()).not.toContain(WORDS);
    await w.as(OFFICE).say(`进度 ${NAME}`);
    expect((await w.as(OFFICE).press('办理经过', newest(w, OFFICE))).card.text()).toContain(WORDS);
  });
});
