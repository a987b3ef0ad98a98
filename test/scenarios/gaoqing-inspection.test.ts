import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import {
  AUDIT,
  decide,
  FINANCE,
  GOVERNMENT,
  HANDLER,
  LEAD,
  newest,
  OFFICE,
  ok,
  openTasks,
  project,
  take,
  told,
} from './gaoqing-kit.js';
import { arrive, step } from './gaoqing-road.js';

const SEEN = {
  执行政策法规和设计方案情况: '与批准方案一致',
  招标采购情况: '公开招标',
  建设质量和进度情况: '进度滞后 1 个月',
  资金使用情况: '已支付 30%',
};

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

/** The office looks at the building and asks the other departments. */
async function inspect(): Promise<void> {
  await w.as(OFFICE).say('进度 智慧校园');
  await w.as(OFFICE).press('项目督查');
  const { card } = await w.as(OFFICE).fill(SEEN).press('下一页：核对');
  await ok(w.as(OFFICE).press('会同检查部门', card));
}

/** The same, and what both departments say. */
async function inspected(): Promise<void> {
  await arrive(w, 'started');
  await inspect();
  await ok(decide(w, FINANCE, '没有发现问题'));
  await ok(decide(w, AUDIT, '有问题', { 有问题的理由: '分包未备案' }));
}

/** What the unit did about it, handed in. */
async function rectify(): Promise<void> {
  await take(w, HANDLER, '督查整改');
  await w.as(HANDLER).fill({ 整改措施和结果: '已补办分包备案，增加人员赶工' }).press('下一页：核对');
  await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
}

describe('an inspection', () => {
  it('[GQ-20] is made with finance and audit, who each say what they found, unheard by the unit', async () => {
    await arrive(w, 'started');
    await inspect();
    for (const person of [FINANCE, AUDIT]) expect(newest(w, person).text()).toMatch(/督查意见[\s\S]*进度滞后 1 个月/);
    await ok(decide(w, AUDIT, '有问题', { 有问题的理由: '分包未备案' }));
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'complete', 'askBodies']);
    await ok(decide(w, FINANCE, '没有发现问题'));
    expect(newest(w, OFFICE).text()).toMatch(/督查结论[\s\S]*县审计局[\s\S]*分包未备案/);
    expect(told(w, HANDLER)).not.toMatch(/督查|分包未备案/);
    await ok(decide(w, OFFICE, '没有发现问题'));
    expect(told(w, LEAD)).toContain('督查没有发现问题');
  });

  it('[GQ-20] has what it finds mended, as often as it takes', async () => {
    await inspected();
    await ok(decide(w, OFFICE, '责令整改', { 责令整改的理由: '补办分包备案，赶上进度' }));
    expect(told(w, LEAD)).toContain('督查发现问题，请及时整改');
    expect(told(w, HANDLER)).toContain('补办分包备案，赶上进度');
    await rectify();
    await ok(decide(w, OFFICE, '继续整改', { 继续整改的理由: '进度仍滞后' }));
    await rectify();
    await ok(decide(w, OFFICE, '整改到位'));
    expect(told(w, LEAD)).toContain('督查问题已整改到位');
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'complete']);
  });

  it('[GQ-18] finds a design that was changed without approval: the unit answers for it, and gets no more money', async () => {
    await inspected();
    await ok(decide(w, OFFICE, '擅自重大设计变更', { 擅自重大设计变更的理由: '未经批准改用自建机房' }));
    const record = kit.cardOf(w, OFFICE, '年度记录待确认');
    expect(record.text()).toContain('未经批准擅自进行重大设计变更，追究建设单位责任');
    await ok(w.as(OFFICE).press('确认', record));
    expect(newest(w, LEAD).text()).toContain('已记入 2026 年度记录');
    expect(await project(w)).toMatchObject({ flags: { unapprovedChange: true } });
    await w.as(HANDLER).say('进度 智慧校园');
    await w.as(HANDLER).press('项目变更报批');
    const change = {
      变更原因: '特殊情况',
      变更内容: '追加机房建设',
      变更理由: '自建机房需要',
      是否重大设计变更: '是',
      变更后投资额: 90,
    };
    await w.as(HANDLER).fill(change).press('下一页：核对');
    expect((await w.as(HANDLER).press('提交', newest(w, HANDLER))).toast?.content).toContain('不再批准追加投资');
  });
});

describe('a grave problem', () => {
  beforeEach(async () => {
    await inspected();
    await ok(decide(w, OFFICE, '重大问题，报县政府', { '重大问题，报县政府的理由': '资金挪用' }));
    expect(newest(w, GOVERNMENT).text()).toMatch(/县政府批准处理措施[\s\S]*资金挪用/);
  });

  it('[GQ-20] is criticised openly, by the government’s leave, and mended', async () => {
    await ok(decide(w, GOVERNMENT, '通报批评', { 通报批评的理由: '限期归还' }));
    expect(told(w, HANDLER)).toMatch(/通报批评[\s\S]*限期归还/);
    const { unitId } = await project(w);
    expect(await w.db.tx((tx) => tx.ledger.ofUnit('gaoqing', 2026, unitId))).toMatchObject([
      { reason: '督查发现重大问题，通报批评', state: 'confirmed' },
    ]);
    expect(await openTasks(w)).toContain('rectify');
  });

  it('[GQ-20] holds the money back until it is mended', async () => {
    await ok(decide(w, GOVERNMENT, '暂缓拨付建设资金', { 暂缓拨付建设资金的理由: '查清前不拨款' }));
    for (const person of [LEAD, FINANCE]) expect(told(w, person)).toContain('县政府批准暂缓拨付建设资金');
    expect(await project(w)).toMatchObject({ flags: { fundsWithheld: true } });
    await rectify();
    await ok(decide(w, OFFICE, '整改到位'));
    expect(await project(w)).toMatchObject({ flags: { fundsWithheld: false } });
  });

  it('[GQ-20] stops the building: nothing else goes on until it is mended, and both sides read since when and why', async () => {
    await ok(decide(w, GOVERNMENT, '暂停项目建设', { 暂停项目建设的理由: '立即停工' }));
    await w.as(HANDLER).say('进度 智慧校园');
    expect(newest(w, HANDLER).text()).toMatch(/督查发现重大问题，县政府批准暂停建设/);
    expect(newest(w, HANDLER).buttons()).not.toContain('去办理：建成登记');
    // What would be refused until it goes on is not offered.
    expect(newest(w, HANDLER).buttons()).not.toContain('项目变更报批');
    expect(newest(w, HANDLER).buttons()).not.toContain('政务云资源需求审批表（新建）');
    // What stands still does not count among the turns: his own is told once, and not as somebody else's.
    await w.as(HANDLER).say('下一步 智慧校园');
    expect(newest(w, HANDLER).text()).toContain('现在轮到您：整改后填写整改情况');
    expect(newest(w, HANDLER).text()).not.toContain('办“督查整改”');
    const { toast } = await w.as(HANDLER).press('登记', kit.cardOf(w, HANDLER, '建成登记'));
    expect(toast?.content).toContain('暂停');
    await w.clock.to('2026-10-20T09:00+08:00');
    await rectify();
    await ok(decide(w, OFFICE, '整改到位'));
    await w.as(LEAD).say('进度 智慧校园');
    expect(newest(w, LEAD).text()).toMatch(/9月18日[\s\S]*10月20日[\s\S]*督查发现重大问题/);
    await take(w, HANDLER, '建成登记');
    await ok(w.as(HANDLER).fill({ 是否有新开发的应用软件: '是' }).press('登记'));
    expect(await project(w)).toMatchObject({ stage: 'trial' });
  });

  it('[GQ-20] may end the project', async () => {
    await ok(decide(w, GOVERNMENT, '终止项目', { 终止项目的理由: '无法继续' }));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'cancelled' });
    expect(told(w, LEAD)).toMatch(/终止项目[\s\S]*无法继续/);
    expect(await openTasks(w)).toEqual([]);
  });

  it('[GQ-20] may end the project while it stands still, which is over then too', async () => {
    await ok(decide(w, GOVERNMENT, '暂停项目建设', { 暂停项目建设的理由: '立即停工' }));
    await rectify();
    await ok(decide(w, OFFICE, '重大问题，报县政府', { '重大问题，报县政府的理由': '整改弄虚作假' }));
    await ok(decide(w, GOVERNMENT, '终止项目', { 终止项目的理由: '无法继续' }));
    const { id } = await project(w);
    expect(await w.db.tx((tx) => tx.pauses.openOf([id]))).toEqual([]);
  });

  it('[GQ-20] is mended as any other where the government does not agree', async () => {
    await ok(decide(w, GOVERNMENT, '不批准，一般整改', { '不批准，一般整改的理由': '情节较轻' }));
    await rectify();
    await ok(decide(w, OFFICE, '重大问题，报县政府', { '重大问题，报县政府的理由': '整改弄虚作假' }));
    expect(newest(w, GOVERNMENT).text()).toMatch(/第 2 次[\s\S]*整改弄虚作假/);
  });
});

it('[GQ-20] is of what is being built: not before, and not after', async () => {
  await arrive(w, 'procurement', { beside: { procurement: [step(FINANCE, 'budget', 'arranged', {})] } });
  await w.as(OFFICE).say('进度 智慧校园');
  expect(newest(w, OFFICE).buttons()).not.toContain('项目督查');
});
