import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../sandbox/driver.js';
import { type World, world } from '../support/world.js';
import { applies, attach, fourItems, open, passedOnce, REVIEWED, signs, tendered } from './linan-contract-kit.js';
import {
  alone,
  beforeExperts,
  conclude,
  decide,
  HANDLER,
  held,
  LEAD,
  newest,
  OFFICE,
  ok,
  papersIn,
  passedFirst,
  project,
  wordsOf,
} from './linan-meeting-kit.js';

let w: World;
let office: PersonDriver;
beforeEach(async () => {
  w = await world();
  office = w.as(OFFICE);
});
afterEach(() => w.close());

describe('walk 5: what the experts conclude', () => {
  it('[LA-22][LA-23][LA-26] each project has its own conclusion, letter and way on', { timeout: 60_000 }, async () => {
    await beforeExperts(w, ['智慧场馆', '数字档案', '云上展厅', '掌上文化']);
    await ok(conclude(w, 'passOnce', REVIEWED));
    const ways = [
      ['adjust', { 修改意见: '补充安全设计' }],
      ['another', { 结论说明: '须重新编制方案' }],
      ['reject', { 结论说明: '与已建系统重复' }],
    ] as const;
    for (const [outcome, answers] of ways) {
      await papersIn(w);
      await ok(conclude(w, outcome, { ...REVIEWED, ...answers }), outcome);
    }
    expect(newest(w, OFFICE).text()).not.toContain('未登记结论');

    const after = ['智慧场馆', '数字档案', '云上展厅', '掌上文化'].map(async (name) => {
      const { stage, status, result } = await project(w, name);
      return [stage, status, result];
    });
    expect(await Promise.all(after)).toEqual([
      ['passed', 'running', null],
      ['adjusting', 'running', null],
      ['anotherReview', 'running', null],
      ['expertReview', 'ended', 'failed'],
    ]);
    expect((await w.db.tx((tx) => tx.meetings.list('linan')))[0]?.state).toBe('held');

    const letters = w.as(HANDLER).files();
    expect(letters.map(({ name }) => name)).toEqual([
      '智慧场馆专家评审意见书.docx',
      '数字档案专家评审意见书.docx',
      '云上展厅专家评审意见书.docx',
      '掌上文化专家评审意见书.docx',
    ]);
    expect(w.as(LEAD).files()).toHaveLength(4);
    const texts = letters.map(({ bytes }) => wordsOf(bytes));
    expect(texts[0]).toContain('一次性通过');
    expect(texts[0]).toContain('韩志远');
    expect(texts[1]).toContain('补充安全设计');
    // What the experts agreed on stands beside the reason of a conclusion that needs one.
    expect(texts[2]).toMatch(/二、评审意见\n方案可行，同意通过\n须重新编制方案\n/);
    expect(texts[3]).toMatch(/不予立项[\s\S]*方案可行，同意通过\n与已建系统重复/);

    const points = await w.db.tx((tx) => tx.ledger.ofYear('linan', 2026));
    expect(points.map(({ state, points: count }) => [state, count])).toEqual([
      ['proposed', 1],
      ['proposed', 1],
    ]);
    for (const asked of office.cards().filter((card) => card.title() === '考核扣分待确认')) await ok(office.press('确认', asked));
    expect(newest(w, LEAD).text()).toContain('本年度累计扣 2 分');
    expect(newest(w, LEAD).text()).toContain('三4');

    await w.as(HANDLER).say('我的项目');
    await w.as(HANDLER).press('未通过 1');
    expect(newest(w, HANDLER).text()).toContain('掌上文化');
  });

  it('[LA-26] takes the point off in the year in which the experts met, where it is recorded after the turn of the year', async () => {
    await passedFirst(w);
    await held(w, '专家评审会', '2026-12-31');
    await papersIn(w);
    await w.clock.to('2027-01-04T10:00+08:00');
    await ok(conclude(w, 'another', { ...REVIEWED, 结论说明: '须重新编制方案' }));
    expect(await w.db.tx((tx) => tx.ledger.ofYear('linan', 2026))).toHaveLength(1);
    expect(newest(w, OFFICE).text()).toContain('在 2026 年度考核中扣 1 分');
  });

  it('[LA-23] a project that passes at once goes straight to its tender', async () => {
    await passedOnce(w);
    await tendered(w);
    expect(await project(w)).toMatchObject({ status: 'running', stage: 'procurement' });
  });

  it('[LA-24][LA-29] a project to be adjusted starts its tender once the revised plan is handed in again and examined', async () => {
    const li = w.as(HANDLER);
    await beforeExperts(w);
    await ok(conclude(w, 'adjust', { ...REVIEWED, 修改意见: '补充安全设计\n补充运维方案' }));
    await li.say('为什么 智慧场馆');
    const why = newest(w, HANDLER).text();
    expect(why.match(/○ 修改后的建设方案/g)).toHaveLength(1);
    expect(why).toContain('“上传修改后的建设方案”“方案管理”都要，交一份即可');
    await li.say('下一步 智慧场馆');
    const next = newest(w, HANDLER).text();
    expect(next.match(/修改后的建设方案：/g)).toHaveLength(1);
    expect(next).toMatch(/修改后的建设方案：[^\n]*也要，交一份即可/);
    const items = await fourItems(w);
    expect(items.text()).toContain('修改后的建设方案：还没有上传');
    await attach(w, (await li.press('去修改：方案完善', items)).card, '修改后的建设方案');
    await ok(li.press('提交', (await li.press('下一页：核对')).card));
    const early = await li.press('确认启动', await open(w, '启动招投标（采购）'));
    expect(early.toast?.content).toContain('修改后的方案还没有通过审查，暂不能启动招投标');

    const opinions = await li.press('回应修改意见（还剩 2 条）', await open(w, '上传修改后的建设方案'));
    const answers = { '第 1 条的整改情况': '见第八章', '第 2 条的整改情况': '见第十二章' };
    const answered = await li.fill(answers).press('保存回应', opinions.card);
    expect(answered.card.text()).toContain('请核对“修改后的建设方案”后提交');
    const page = await li.press('返回修改后的建设方案', answered.card);
    const confirm = await li.fill({ 修改说明: '已按专家意见修改' }).press('下一页：核对', page.card);
    await ok(li.press('提交', confirm.card));

    await decide(w, OFFICE, '退回修改', { 修改意见: '运维方案缺人员安排' });
    const again = await li.press('去办理');
    expect(again.card.text()).toContain('修改后的建设方案');
    const third = await li.press('回应修改意见（还剩 1 条）', again.card);
    await li.fill({ '第 1 条的整改情况': '已补人员安排' }).press('保存回应', third.card);
    const ready = await li.press('核对并提交', third.card);
    await ok(li.press('提交', ready.card));
    expect(newest(w, OFFICE).text()).toContain('已补人员安排');
    await decide(w, OFFICE, '审查通过');
    await ok(li.press('确认启动', await open(w, '启动招投标（采购）')));
    expect(await project(w)).toMatchObject({ status: 'running', stage: 'procurement' });

    // What the experts said of the plan is settled, and no part of a payment.
    await open(w, '添加合同（第 1 份合同）');
    const instalments = [
      ['首付款', 20],
      ['尾款', 40],
    ] as const;
    await ok(signs(w, '平台合同', 60, instalments));
    await ok(applies(w, '平台合同', { 款项: '首付款', '本次支付金额（万元）': 20 }));
    const payment = newest(w, OFFICE);
    expect(payment.title()).toBe('审批支付申请（平台合同）');
    expect(payment.text()).not.toContain('人员安排');
    expect(payment.buttons().join()).not.toContain('意见');
  });

  it('[LA-25] a cut of more than 30 % with the content kept means another review; exactly 30 % does not', async () => {
    await beforeExperts(w, ['智慧场馆', '数字档案', '云上展厅']);
    const cut = { ...REVIEWED, 专家组评定预算: 69.99 };
    const refused = await conclude(w, 'passOnce', cut);
    expect(refused.toast?.type).toBe('warning');
    expect(refused.card.text()).toContain(
      '建设内容未减少而预算核减超过 30%，须重新编制方案，请选择“要求另行评审”。（依据：三2）',
    );
    expect(refused.card.text()).toContain('方案可行，同意通过');
    expect(await project(w)).toMatchObject({ stage: 'expertReview' });
    const adjusted = await office.fill({ 结论: 'adjust', 修改意见: '补充安全设计' }).press('确认', refused.card);
    expect(adjusted.card.text()).toContain('须重新编制方案');
    await ok(office.fill({ 结论: 'another', 结论说明: '核减过多' }).press('确认', adjusted.card));
    expect(alone(w, HANDLER).at(-1)?.text()).toContain('核减过多');
    // The plan has to be written again: the one that the experts saw does not count.
    await w.as(HANDLER).say('下一步 智慧场馆');
    expect(newest(w, HANDLER).text()).toMatch(/建设方案：还没有上传/);
    expect(newest(w, HANDLER).text()).not.toContain('数据资源目录：还没有上传');

    await papersIn(w);
    await ok(conclude(w, 'passOnce', { ...REVIEWED, 专家组评定预算: 70 }), 'exactly 30 %');
    await papersIn(w);
    await ok(conclude(w, 'passOnce', { ...cut, 建设内容未减少: '否' }), 'less content');
    expect(await project(w, '数字档案')).toMatchObject({ stage: 'passed' });
    expect(await project(w, '云上展厅')).toMatchObject({ stage: 'passed' });
  });
});
