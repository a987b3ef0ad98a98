import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOf } from '../support/docx-lines.js';
import { type World, world } from '../support/world.js';
import {
  BASIC,
  deadlines,
  decide,
  fillDeclaration,
  HANDLER,
  LEAD,
  mend,
  newest,
  OFFICE,
  ok,
  onward,
  openTasks,
  project,
  recognise,
  sendPapers,
  take,
  told,
  toTheEnd,
} from './gaoqing-kit.js';
import { arrive } from './gaoqing-road.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

describe('the year’s calendar of declarations', () => {
  it('[GQ-01] is announced to the units before it closes, and a project of the year after next is refused with the first day', async () => {
    await w.clock.to('2026-09-24T17:00+08:00');
    for (const person of [HANDLER, LEAD]) {
      expect(told(w, person)).toMatch(/2027 年度电子政务建设项目申报到 2026年9月30日（周三）截止/);
    }
    await fillDeclaration(w, { basic: { 申报年度: 2028 } });
    expect((await w.as(HANDLER).press('提交')).toast?.content).toContain('2027年1月1日');
    expect(await project(w)).toMatchObject({ status: 'draft' });
  });

  it('[GQ-01] refuses what is declared after September, but takes what 县委、县政府 decided', async () => {
    await w.clock.to('2026-10-09T09:00+08:00');
    await w.as(HANDLER).say('申报');
    await w.as(HANDLER).press('否，开始申报');
    expect(newest(w, HANDLER).text()).not.toContain('截止申报');
    const second = await onward(w.as(HANDLER), BASIC, '单位与周期');
    expect(second.card.text()).toContain('该年度的项目已在2026年9月30日（周三）截止申报。请改报下一年度');
    await fillDeclaration(w);
    const { toast } = await w.as(HANDLER).press('提交');
    expect(toast?.content).toContain('该年度的项目已在2026年9月30日（周三）截止申报。请改报下一年度');

    const decided = { '是否县委、县政府研究确定的项目': '是', 会议或批示名称和日期: '县政府第 18 次常务会议' };
    await mend(w, '项目基本情况', decided, '单位与周期');
    await ok(w.as(HANDLER).press('提交'));
    const papers = await sendPapers(w);
    await ok(w.as(HANDLER).press('提交', papers));
    expect(await project(w)).toMatchObject({ stage: 'checking' });
  });

  it('[GQ-01] holds the papers to the same day, and does not hold those against it that were sent back', async () => {
    await arrive(w, 'declared');
    const papers = await sendPapers(w);
    await w.clock.to('2026-09-30T20:00+08:00');
    expect(told(w, HANDLER)).toMatch(/提交盖章的申报材料[\s\S]*9月30日（周三），今天到期\n　过期只能改报下一年度。/);
    await ok(w.as(HANDLER).press('提交', papers));

    await w.clock.to('2026-10-09T09:00+08:00');
    await decide(w, OFFICE, '退回修改', { '修改意见（每行一条）': '补充与省平台的对接说明' });
    expect(await openTasks(w)).toEqual(['declare']);
    const he = w.as(HANDLER);
    await he.press('去办理');
    await he.press('回应修改意见（还剩 1 条）');
    await he.fill({ '第 1 条的整改情况': '已补充' }).press('保存回应');
    await he.press('核对并提交');
    await toTheEnd(w);
    await ok(he.press('提交', newest(w, HANDLER)));
    expect(await openTasks(w)).toEqual(['handIn']);
    await ok(he.press('提交', await sendPapers(w)));
    expect(newest(w, OFFICE).text()).toMatch(/申报受理[\s\S]*第 2 次[\s\S]*补充与省平台的对接说明[\s\S]*已补充/);
  });

  it('[GQ-01] holds what was taken back to be changed to the same day: only papers that were handed in are past it', async () => {
    await arrive(w, 'declared');
    const he = w.as(HANDLER);
    await ok(he.press('修改申请表', await take(w, HANDLER, '提交盖章的申报材料')));
    await w.clock.to('2026-09-21T09:05+08:00');
    await take(w, HANDLER, '填写申请表');
    await toTheEnd(w);
    const { card: receipt } = await ok(he.press('提交', newest(w, HANDLER)));
    // It says where it can be changed once more, and not that somebody else has to be asked.
    expect(receipt.text()).toContain('提交后已出具文书，不能撤回。要修改，请在“提交盖章的申报材料”里点“修改申请表”。');
    expect((await deadlines(w, 'declareBySeptember')).at(-1)).toEqual(['running', '2026-01-01', '2026-09-30']);
    await w.clock.to('2026-12-01T09:00+08:00');
    await take(w, HANDLER, '提交盖章的申报材料');
    await sendPapers(w);
    const late = await he.press('提交', await take(w, HANDLER, '提交盖章的申报材料'));
    expect(late.toast?.content).toContain('已在2026年9月30日（周三）截止申报。请点“修改申请表”改报下一年度');
    expect(await project(w)).toMatchObject({ stage: 'drafting' });
  });

  it('[GQ-01] lets what missed the day be declared for the year after, or be given up', async () => {
    await arrive(w, 'declared');
    await w.clock.to('2026-10-12T09:00+08:00');
    const he = w.as(HANDLER);
    const handIn = await take(w, HANDLER, '提交盖章的申报材料');
    expect(handIn.text()).toContain('请点“修改申请表”改报下一年度');
    await ok(he.press('修改申请表', handIn));
    await take(w, HANDLER, '填写申请表');
    await mend(w, '项目基本情况', { 申报年度: 2028 }, '单位与周期');
    expect((await he.press('提交', newest(w, HANDLER))).toast?.content).toContain('2027年1月1日');
    await w.clock.to('2027-01-05T09:00+08:00');
    await take(w, HANDLER, '填写申请表');
    await toTheEnd(w);
    await ok(he.press('提交', newest(w, HANDLER)));
    expect((await deadlines(w, 'declareBySeptember')).at(-1)).toEqual(['running', '2027-01-01', '2027-09-30']);

    const { card } = await he.press('不再申报', await take(w, HANDLER, '提交盖章的申报材料'));
    await ok(he.fill({ 不再申报的理由: '并入全县统一平台' }).press('不再申报', card));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'cancelled' });
  });
});

describe('what is not approved', () => {
  it('[GQ-07] is one of eight kinds without a special reason, and with one only when the office finds it special', async () => {
    await fillDeclaration(w, { intensive: { 是否属于不再批准单独建设的八类项目: '协同办公系统' } });
    const refused = await w.as(HANDLER).press('提交');
    expect(refused.toast?.content).toContain('这类项目没有特殊情况不再批准单独建设');
    await mend(w, '集约与共享', { 单独建设的特殊情况: '教学业务有专网隔离要求' }, '本单位情况');
    await ok(w.as(HANDLER).press('提交'));
    const papers = await sendPapers(w);
    await ok(w.as(HANDLER).press('提交', papers));

    expect(newest(w, OFFICE).text()).toContain('单独建设的特殊情况：教学业务有专网隔离要求');
    const held = await decide(w, OFFICE, '受理，送联合评审');
    expect(held.toast?.content).toContain('这是不再批准单独建设的八类项目');
    await recognise(w, 'specialCase');
    await ok(decide(w, OFFICE, '受理，送联合评审'));
    expect(await project(w)).toMatchObject({ stage: 'review' });
  });

  it('[GQ-07] is refused by the office with the reason, and the unit gets a letter', async () => {
    await arrive(w, 'checking', { declared: { kind: '视频会议系统', special: '便于培训' } });
    await decide(w, OFFICE, '不予批准', { 不予批准的理由: '应使用全县视频会议系统' });
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'failed' });
    expect(told(w, LEAD)).toMatch(/应使用全县视频会议系统[\s\S]*流程结束/);
    const file = w.as(LEAD).files({}).at(-1);
    expect(file?.name).toBe('关于不予批准智慧校园建设项目的函.docx');
    const letter = linesOf(file?.bytes).join('\n');
    expect(letter).toMatch(/高数不批〔2026〕1号[\s\S]*经审核，不予批准[\s\S]*应使用全县视频会议系统[\s\S]*抄送：财政部门。/);
    // Nobody has reviewed or countersigned it, and nothing is planned or paid by it.
    expect(letter).not.toMatch(/会签|评审机构|财政资金结论|审定投资|编制年度建设计划/);
  });

  it('[GQ-10] is a system that does not share, unless a law says so', async () => {
    await fillDeclaration(w, { intensive: { 按规定向平台提供信息: '否' } });
    const { toast } = await w.as(HANDLER).press('提交');
    expect(toast?.content).toContain('不提供信息或未明确共享需求的系统一概不予审批');
    const exempt = { 是否法律法规明确规定可以不共享: '是', 法律法规名称和条款: '未成年人保护法第七十二条' };
    await mend(w, '集约与共享', exempt, '本单位情况');
    await ok(w.as(HANDLER).press('提交'));
  });

  it('[GQ-10] is what a unit declares that has not moved to the cloud as it should, before the review and after it', async () => {
    await arrive(w, 'checking');
    await recognise(w, 'unitDefault');
    expect((await decide(w, OFFICE, '受理，送联合评审')).toast?.content).toContain('项目一概不予审批');
    await decide(w, OFFICE, '不予批准', { 不予批准的理由: '机房迁移逾期未完成' });
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'failed' });
    expect(told(w, HANDLER)).toContain('机房迁移逾期未完成');
  });

  it.each([
    ['充分利用已有电子政务基础设施', '否', '项目应充分利用已有电子政务基础设施'],
    ['已建网络、服务器、机房和应用系统迁移政务云', '没有安排迁移', '应逐步迁移至政务云'],
    ['已建协同办公', '没有互联互通', '应与全县统一系统互联互通'],
  ])('[GQ-34] is a project whose %s is %s', async (question, answer, says) => {
    await fillDeclaration(w, { intensive: { [question]: answer } });
    const { toast } = await w.as(HANDLER).press('提交');
    expect(toast?.content).toContain(says);
    expect(toast?.content).toContain('三（一）');
    expect(await project(w)).toMatchObject({ status: 'draft' });
  });
});
