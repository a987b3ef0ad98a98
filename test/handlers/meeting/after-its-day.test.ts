import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.js';
import { alone, invited, newest, OFFICE, papersIn, waiting } from './desk.js';

let w: World;
beforeEach(async () => {
  w = await world();
  await waiting(w);
});
afterEach(() => w.close());

describe('the day after a meeting, with its conclusions still to be recorded', () => {
  it('takes no answer any more: a leave would leave the list short of a meeting that was held', async () => {
    const { card } = await invited(w);
    const invitation = newest(w, '郑洁');
    await w.as('郑洁').press('参加', invitation);
    await papersIn(w, '2026-09-24T09:40+08:00');
    const told = alone(w, OFFICE).length;
    const late = await w.as('郑洁').press('请假', w.as('郑洁').card(invitation.messageId));
    expect(late.toast?.content).toContain('会议的日子已经过了');
    expect(late.card.buttons()).not.toContain('请假');
    expect(alone(w, OFFICE)).toHaveLength(told);
    expect((await w.as(OFFICE).press('登记结论', card)).card.title()).toBe('登记会议结论');
  });

  it('calls nobody whom the office writes down as having been there, nor calls off who was not', async () => {
    const { card } = await invited(w);
    await papersIn(w, '2026-09-24T09:40+08:00');
    const told = alone(w, '杨柳').length;
    const seats = await w.as(OFFICE).press('参会人员', card);
    await w.as(OFFICE).press('移出 杨柳', seats.card);
    expect(alone(w, '杨柳')).toHaveLength(told);
    await w.as(OFFICE).fill({ 坐席: '评审专家', 从名单中选: '杨柳（评审专家库）' }).press('加入名单', seats.card);
    expect(alone(w, '杨柳')).toHaveLength(told);
  });
});
