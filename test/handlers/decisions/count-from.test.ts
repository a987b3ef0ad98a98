import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../../sandbox/driver.js';
import type { World } from '../../support/world.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';

/** A policy that none of the code knows: its filing counts from a date of the very form that is filed. */
let w: World;
let chen: PersonDriver;
beforeEach(async () => {
  w = await yunshanWorld();
  chen = w.as('陈水');
  await declare(w);
  await w.as('县办').press('通过');
});
afterEach(() => w.close());

const filing = async () => (await w.db.tx((tx) => tx.deadlines.ofProject(1))).filter(({ deadline }) => deadline === 'filing');

describe('a deadline that counts from a date of its own form', () => {
  it('starts when the date is kept, and reminds before anything is handed in', async () => {
    await chen.press('去办理');
    expect(await filing()).toEqual([]);

    await chen.fill({ 签订日期: '2026-09-18' }).press('保存');
    expect(await filing()).toMatchObject([{ startOn: '2026-09-18', dueOn: '2026-09-22', state: 'running' }]);
    expect(chen.lastCard().text()).toMatch(/合同备案时限：9月22日（周二），还剩 3 个工作日[\s\S]*2026-09-20 \| 周日 \| 第 1 天/);

    await w.clock.to('2026-09-21T18:00+08:00');
    expect(chen.lastCard({}).text()).toMatch(/今日提醒[\s\S]*合同备案[\s\S]*还剩 1 个工作日/);
  });

  it('moves when another date is kept, and says so', async () => {
    await chen.press('去办理');
    const kept = await chen.fill({ 签订日期: '2026-09-18' }).press('保存');
    // The date stands on the card itself: typing it anew needs no reason.
    expect(kept.card.buttons()).not.toContain('更正日期');
    const forced = await chen.act(kept.card, { tag: 'button', name: 'date-correct.3.1' });
    expect(forced.toast?.content).toContain('没有可以更正的日期');
    await chen.fill({ 签订日期: '2026-09-17' }).press('保存');

    expect(await filing()).toMatchObject([{ startOn: '2026-09-17', dueOn: '2026-09-21', state: 'running' }]);
    for (const who of ['陈水', '县办']) {
      const told = w
        .as(who)
        .cards({})
        .find((card) => card.text().includes('填报的日期改了'));
      expect(told?.text()).toMatch(/9月22日[\s\S]*9月21日/);
    }
  });

  it('is late although the date was never kept before: the reason is asked for, and nothing typed is lost', async () => {
    await w.clock.to('2026-09-28T10:00+08:00');
    await chen.press('去办理');
    const refused = await chen.fill({ 签订日期: '2026-09-18', '合同金额（万元）': 95 }).press('备案');
    expect(refused.toast?.content).toContain('已超过时限：9月22日（周二）截止。请写明逾期原因');
    expect(refused.card.text()).toMatch(/2026-09-18[\s\S]*95/);

    expect((await chen.fill({ 逾期原因: '盖章晚了' }).press('备案', refused.card)).toast?.content).toBe('已备案。');
    expect(await filing()).toMatchObject([{ state: 'metLate', reason: '盖章晚了', closedOn: '2026-09-28' }]);
    expect(await w.db.tx((tx) => tx.projects.get(1))).toMatchObject({ status: 'ended', result: 'done' });
  });

  it('filed on the day it is signed, is met', async () => {
    await chen.press('去办理');
    await chen.fill({ 签订日期: '2026-09-18', '合同金额（万元）': 69 }).press('备案');
    expect(await filing()).toMatchObject([{ state: 'met', startOn: '2026-09-18' }]);
    expect(w.as('县办').lastCard({}).text()).toContain('合同价明显低于预算');
  });
});
