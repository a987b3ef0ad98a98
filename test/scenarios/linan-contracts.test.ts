import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../sandbox/driver.js';
import { type World, world } from '../support/world.js';
import { alone, decide, HANDLER, LEAD, newest, OFFICE, ok, project } from './linan-meeting-kit.js';
import {
  applies,
  attach,
  confirms,
  FINANCE,
  handsOver,
  open,
  passedOnce,
  pays,
  progresses,
  signs,
  status,
  tendered,
} from './linan-contract-kit.js';

const PLATFORM = '平台开发合同';
const HARDWARE = '设备采购合同';

let w: World;
let li: PersonDriver;
beforeEach(async () => {
  w = await world();
  li = w.as(HANDLER);
  await passedOnce(w);
  await tendered(w);
});
afterEach(() => w.close());

/** What the unit is led to from 进度. */
const todo = async (): Promise<string[]> =>
  (await status(w))
    .buttons()
    .filter((label) => label.startsWith('去办理：'))
    .map((label) => label.replace('去办理：', ''))
    .sort();

/** A further contract, begun from 进度 and handed in. */
async function adds(title: string, amount: number): Promise<void> {
  await li.press('添加合同', await status(w));
  await ok(signs(w, title, amount, [['一次付清', amount]]), title);
}

describe('walk 7: several contracts, each built and paid by itself', () => {
  it('[LA-31] 合同备案 and 登记合同 lead to the contract that is to be entered, and say so where none is', async () => {
    for (const word of ['合同备案', '登记合同 智慧场馆']) {
      await li.say(word);
      expect(newest(w, HANDLER).text(), word).toMatch(/采购合同[\s\S]*合同名称/);
    }
    await w.as('陈涛').say('合同备案');
    expect(newest(w, '陈涛').text()).toMatch(
      /没有合同备案的要求。要录入合同，请发送“进度 项目名称”，再点“添加合同”。轮到您办的事，请发送“待办”查看。/,
    );
  });

  it(
    '[LA-31][LA-32] building and payments are there once a contract is, with a plan that adds up',
    { timeout: 60_000 },
    async () => {
      expect(await todo()).toEqual(['添加合同（第 1 份合同）']);
      expect((await status(w)).text()).not.toContain('支付申请');
      await open(w, '添加合同（第 1 份合同）');
      const wrong = await signs(w, PLATFORM, 60.3, [['首付款', 20.1]]);
      expect(wrong.toast?.content).toContain('支付计划合计 20.1 万元，合同金额 60.3 万元，请改到相等再提交');
      expect(await project(w)).toMatchObject({ stage: 'procurement' });
      const row = await li.press('添加一行', (await li.press('去修改：合同信息与支付计划', wrong.card)).card);
      const kept = await li.fill({ 款项: '尾款', 支付条件: '验收合格后', 金额: 40.2 }).press('保存这一行', row.card);
      expect(kept.card.text()).toContain('支付计划合计：60.3 万元');
      await ok(li.press('提交合同', (await li.press('下一页：核对', kept.card)).card));

      expect(await project(w)).toMatchObject({ stage: 'building' });
      expect(await todo()).toEqual([`录入建设进展（${PLATFORM}）`, `支付申请（${PLATFORM}）`]);
      await adds(HARDWARE, 30);
      expect(await todo()).toEqual(
        [PLATFORM, HARDWARE].flatMap((name) => [`录入建设进展（${name}）`, `支付申请（${name}）`]).sort(),
      );
      await li.say('待办');
      for (const name of await todo()) expect(newest(w, HANDLER).text()).toContain(name);
      // 下一步 says of which contract each is; a second contract is no second draft of the first.
      await li.say('下一步 智慧场馆');
      for (const name of [PLATFORM, HARDWARE]) {
        expect(newest(w, HANDLER).text()).toContain(`现在轮到您：录入建设进展，建完填 100%（${name}）`);
      }
      const told = await li.press('办理经过', await status(w));
      expect(told.card.text()).toContain(`提交“采购合同（${HARDWARE}）”`);
      expect(told.card.text()).not.toContain('稿');
    },
  );

  it(
    '[LA-33][LA-34][LA-35] payments of two contracts go side by side, and 运维 opens when both are built and paid',
    { timeout: 90_000 },
    async () => {
      await open(w, '添加合同（第 1 份合同）');
      await ok(
        signs(w, PLATFORM, 60.3, [
          ['首付款', 20.1],
          ['尾款', 40.2],
        ]),
      );
      await adds(HARDWARE, 30);

      // What nobody has typed yet is not held against anybody.
      await li.say('下一步 智慧场馆');
      expect(newest(w, HANDLER).text()).toContain('专项经费请拨单：还没有上传');
      expect(newest(w, HANDLER).text()).not.toContain('未付余额');
      await li.say('为什么 智慧场馆');
      expect(newest(w, HANDLER).text()).toContain('按合同的支付计划逐笔申请支付');

      // Never more than what is left, and not a single one without its slip.
      const first = { 款项: '首付款', '本次支付金额（万元）': 20.1 };
      const untouched = (await open(w, `支付申请（${PLATFORM}）`)).text();
      expect(untouched).toContain('60.3');
      expect(untouched).not.toContain('这一笔是尾款');
      const over = await applies(w, PLATFORM, { 款项: '首付款', '本次支付金额（万元）': 60.31 });
      expect(over.toast?.content).toContain('本次支付金额超过了这个合同的未付余额 60.3 万元，请改小后再提交');
      await ok(applies(w, PLATFORM, first, false));
      const tail = { 款项: '一次付清', '本次支付金额（万元）': 30 };
      const slip = await applies(w, HARDWARE, tail, false);
      expect(slip.toast?.content).toContain('还缺：专项经费请拨单');
      const refused = await applies(w, HARDWARE, tail);
      expect(refused.toast?.content).toContain(
        '这一笔是尾款，建设管理里还缺：验收材料（在建设单位和承建单位）、源代码（在承建单位）、审计报告（在审计机构）。请先在“验收与移交”中上传，再提交尾款申请。',
      );

      // The bureau's approval sends the slip to the finance bureau.
      const review = newest(w, OFFICE);
      expect(review.title()).toBe(`审批支付申请（${PLATFORM}）`);
      expect(review.text()).toContain('本次支付金额：20.1');
      const before = w.as(FINANCE).files().length;
      await ok(decide(w, OFFICE, '通过'));
      expect(newest(w, FINANCE).text()).toContain(`${PLATFORM}：支付申请已审批通过，请按专项经费请拨单拨付 20.1 万元。`);
      expect(newest(w, FINANCE).text()).toMatch(
        /本次支付金额：20.1 万元[\s\S]*承建（供货）单位：某科技公司[\s\S]*合同名称：平台开发合同/,
      );
      expect(newest(w, FINANCE).text()).toMatch(/合同金额：60.3 万元[\s\S]*已付金额：0 万元[\s\S]*本次付后余额：40.2 万元/);
      const pushed = w.as(FINANCE).files().slice(before);
      expect(pushed.map(({ name }) => name)).toEqual(['专项经费请拨单.pdf']);
      await ok(confirms(w, PLATFORM));
      expect((await open(w, `支付申请（${PLATFORM}）`)).text()).toContain('合同金额 60.3 万元，已付 20.1 万元，未付 40.2 万元');

      // The second contract is built; its last paper is missing still.
      await ok(progresses(w, HARDWARE, 100));
      await attach(w, await open(w, `验收与移交（${HARDWARE}）`), '验收材料');
      await attach(w, await open(w, `验收与移交（${HARDWARE}）`), '源代码');
      const nearly = await li.press('提交支付申请', await open(w, `支付申请（${HARDWARE}）`));
      expect(nearly.toast?.content).toContain('建设管理里还缺：审计报告（在审计机构）。');
      await ok(handsOver(w, HARDWARE, ['审计报告']));
      await ok(li.press('提交支付申请', await open(w, `支付申请（${HARDWARE}）`)));
      await ok(decide(w, OFFICE, '退回', { 退回的理由: '请拨单缺盖章' }));
      expect(alone(w, HANDLER).some((card) => card.text().includes('请拨单缺盖章'))).toBe(true);
      // What was sent back is there as it was, with what was said of it.
      const back = await open(w, `支付申请（${HARDWARE}）`);
      expect(back.text()).toContain('退回：请拨单缺盖章');
      const again = await li.press('提交支付申请', back);
      expect(again.toast?.content).toBe('还缺：专项经费请拨单。请先上传这些文件。');
      await attach(w, again.card, '专项经费请拨单');
      await ok(li.press('提交支付申请', again.card));
      await ok(decide(w, OFFICE, '通过'));
      await ok(confirms(w, HARDWARE));
      expect(await todo()).toEqual([`录入建设进展（${PLATFORM}）`, `支付申请（${PLATFORM}）`]);

      // The papers of one contract do not serve another.
      const other = await applies(w, PLATFORM, { 款项: '尾款', '本次支付金额（万元）': 40.2 });
      expect(other.toast?.content).toContain(
        '还缺：验收材料（在建设单位和承建单位）、源代码（在承建单位）、审计报告（在审计机构）',
      );
      await ok(progresses(w, PLATFORM, 100));
      await ok(handsOver(w, PLATFORM));
      await ok(li.press('提交支付申请', await open(w, `支付申请（${PLATFORM}）`)));
      // Another payment is not the one before, changed.
      expect(newest(w, OFFICE).text()).not.toMatch(/与上次|改了/);
      await ok(decide(w, OFFICE, '通过'));
      const much = await confirms(w, PLATFORM, { 实际支付金额: 40.3 });
      expect(much.toast?.content).toContain('实际支付金额超过了审批通过的 40.2 万元，请核对后再确认');
      await ok(confirms(w, PLATFORM, { 实际支付金额: 40 }));
      expect((await open(w, `支付申请（${PLATFORM}）`)).text()).toContain('0.2');
      await ok(pays(w, PLATFORM, '余款', 0.2));
      expect(await todo()).toEqual(['进入运维管理环节']);
    },
  );

  it('[LA-35] the bureau reads the slip of the contract that it decides on', { timeout: 60_000 }, async () => {
    await open(w, '添加合同（第 1 份合同）');
    await ok(signs(w, PLATFORM, 60, [['一次付清', 60]]));
    await adds(HARDWARE, 30);
    for (const title of [PLATFORM, HARDWARE]) {
      const card = await open(w, `支付申请（${title}）`);
      const kept = await li.fill({ 款项: '首付款', '本次支付金额（万元）': 10 }).press('保存', card);
      await li.press('上传 专项经费请拨单', kept.card);
      await li.send({ name: `${title}请拨单.pdf`, bytes: new TextEncoder().encode(`%PDF-1.4\n${title}`) });
      await ok(li.press('提交支付申请', kept.card));
    }
    const office = w.as(OFFICE);
    for (const title of [PLATFORM, HARDWARE]) {
      const review = office.cards({}).findLast((card) => card.title() === `审批支付申请（${title}）`);
      await office.press('查看 专项经费请拨单', review);
      expect(office.files().at(-1)?.name).toBe(`${title}请拨单.pdf`);
    }
  });

  it('[LA-33] a contract that is begun holds 运维 back until it is done or dropped', { timeout: 60_000 }, async () => {
    await open(w, '添加合同（第 1 份合同）');
    await ok(signs(w, PLATFORM, 60, [['一次付清', 60]]));
    await ok(progresses(w, PLATFORM, 100));
    await ok(handsOver(w, PLATFORM));
    expect(await todo()).toEqual([`支付申请（${PLATFORM}）`]);
    await ok(applies(w, PLATFORM, { 款项: '一次付清', '本次支付金额（万元）': 60 }));
    await ok(decide(w, OFFICE, '通过'));
    const card = await open(w, `确认支付（${PLATFORM}）`);
    const why = await li.press('未能支付', card);
    await ok(li.fill({ 未能支付的理由: '账号有误，财政退回' }).press('未能支付', why.card));
    expect(newest(w, OFFICE).text()).toContain('款项 60 万元未能支付');
    await ok(pays(w, PLATFORM, '一次付清', 60));
    expect(await todo()).toEqual(['进入运维管理环节']);

    await li.press('添加合同', await status(w));
    const early = await li.press('进入运维管理环节', await open(w, '进入运维管理环节'));
    expect(early.toast?.content).toContain('还有合同没有建成或没有付清，暂不能进入运维管理');
    await ok(li.press('不添加了', await open(w, '添加合同（第 2 份合同）')));
    await ok(li.press('进入运维管理环节', await open(w, '进入运维管理环节')));
    expect(await project(w)).toMatchObject({ stage: 'maintenance' });
    expect((await status(w)).buttons()).not.toContain('添加合同');
    expect(alone(w, LEAD).length).toBeGreaterThan(0);
  });
});
