import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as gongshu from '../../scenarios/gongshu-kit.js';
import * as ningbo from '../../scenarios/ningbo-kit.js';
import { applies, passedOnce, signs, tendered } from '../../scenarios/linan-contract-kit.js';
import { applied, decide, declared, HANDLER, OFFICE, plan } from '../../scenarios/linan-meeting-kit.js';
import { type World, world } from '../../support/world.js';
import { press } from '../decisions/kit.js';

let w: World;
afterEach(() => w.close());

const receiptOf = (name: string, form: string) =>
  w
    .as(name)
    .cards({})
    .findLast((card) => card.title() === '提交成功' && card.text().includes(form));

describe('回执 on an agenda', () => {
  const receipt = () => receiptOf(HANDLER, '评审申请');
  beforeEach(async () => {
    w = await world();
    await declared(w);
    await applied(w);
  });

  it('offers no 撤回 once the project is on it, and again when the meeting is cancelled', async () => {
    expect(receipt()?.buttons()).toContain('撤回');
    const { card } = await plan(w, '规范性初审会', '2026-09-21');
    expect(receipt()?.buttons()).not.toContain('撤回');
    expect(receipt()?.buttons()).toContain('查看进度');
    expect(receipt()?.text()).toContain('已把项目列入会议，不能再撤回。要修改，请联系他退回。');
    const overview = await w.as(OFFICE).press('返回', card);
    await w.as(OFFICE).press('取消会议', overview.card);
    expect(receipt()?.buttons()).toContain('撤回');
    expect(receipt()?.text()).not.toContain('不能再撤回');
  });
});

describe('回执 of what cannot be taken back from the start', () => {
  it('says why, and whom to ask', async () => {
    w = await world({ now: '2026-09-18T09:05+08:00' });
    await ningbo.declare(w);
    const receipt = receiptOf(ningbo.HANDLER, '申报表');
    expect(receipt?.buttons()).not.toContain('撤回');
    expect(receipt?.text()).toContain('提交后已出具文书，不能撤回。要修改，请联系主管部门。');
  });
});

describe('回执 of what somebody is asked about', () => {
  it('offers no 撤回 either', async () => {
    w = await gongshu.declaredWorld();
    const receipt = () => receiptOf(gongshu.HANDLER, '项目申报表');
    expect(receipt()?.buttons()).toContain('撤回');
    const task = await w.db.tx((tx) => tx.tasks.get(2));
    const form = { its_person: String((await w.staff('金磊')).id), its_note: '请看' };
    await press(w, gongshu.OFFICE, `advice-send.2.${String(task?.version)}`, form);
    expect(receipt()?.buttons()).not.toContain('撤回');
  });
});

describe('回执 of what was acted upon', () => {
  it('says nothing of taking back any more, and leads to what came back, not to another task', { timeout: 60_000 }, async () => {
    w = await world();
    await passedOnce(w);
    await tendered(w);
    await signs(w, '平台开发合同', 60, [['一次付清', 60]]);
    // Of the contract nobody else has anything to decide: building and payment are the unit's own.
    expect(receiptOf(HANDLER, '采购合同')?.text()).not.toContain('有结果会第一时间告诉您');
    await applies(w, '平台开发合同', { 款项: '首付款', '本次支付金额（万元）': 20 });
    expect(receiptOf(HANDLER, '采购合同')?.text()).not.toContain('不能再撤回');
    const receipt = () => receiptOf(HANDLER, '支付申请');
    expect(receipt()?.text()).toContain('有结果会第一时间告诉您');

    await decide(w, OFFICE, '退回', { 退回的理由: '请拨单没有盖章' });
    expect(receipt()?.text()).toContain('下一步：请在需要付款时填写支付申请');
    expect(receipt()?.buttons()).toContain('去办理：支付申请（平台开发合同）');
    expect(receipt()?.text()).not.toMatch(/不能再撤回|有结果会第一时间告诉您/);
  });
});
