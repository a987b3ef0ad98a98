import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOf } from '../support/docx-lines.js';
import { type World, world } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import {
  deadlines,
  decide,
  FINANCE,
  HANDLER,
  LEAD,
  newest,
  OFFICE,
  ok,
  openTasks,
  project,
  send,
  take,
  told,
} from './gaoqing-kit.js';
import {
  acceptFirst,
  applied,
  askedLonger,
  CONDITIONS,
  fillApplication,
  finish,
  PAPERS,
  sealed,
  SOFTWARE,
  toMeeting,
} from './gaoqing-acceptance-kit.js';
import { arrive } from './gaoqing-road.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-03-02T09:05+08:00' });
});
afterEach(() => w.close());

/** On trial since 2026-03-02; three months later the unit accepts it itself. */
async function acceptedFirst(): Promise<void> {
  await arrive(w, 'trial');
  await w.clock.to('2026-06-02T09:05+08:00');
  await ok(acceptFirst(w));
}

describe('the first acceptance', () => {
  it('[GQ-21][GQ-36] is the unit’s own, not before new software ran three months, and with its tests', async () => {
    await arrive(w, 'trial');
    await w.clock.to('2026-06-01T09:05+08:00');
    expect((await acceptFirst(w)).toast?.content).toContain('最早 2026年6月2日（周二）');
    expect(told(w, HANDLER)).not.toContain('今天起可以办理');
    await w.clock.to('2026-06-02T17:00+08:00');
    expect(told(w, HANDLER)).toMatch(/初步验收（今天起可以办理）/);
    const card = await take(w, HANDLER, '初步验收');
    expect(card.text()).toContain('“初步验收日期”按今天填写，请核对。');
    const { card: first } = await w.as(HANDLER).press('上一页', card);
    const before = await w.as(HANDLER).fill({ 初步验收日期: '2026-06-01' }).press('下一页：核对', first);
    expect(before.card.text()).toContain('2026年6月2日（周二）起才能初步验收');
    expect((await w.as(HANDLER).press('提交', before.card)).toast?.content).toContain('2026年6月2日（周二）起才能初步验收');
    const { card: page } = await w.as(HANDLER).press('去修改：初步验收', newest(w, HANDLER));
    const { card: confirm } = await w.as(HANDLER).fill({ 初步验收日期: '2026-06-02' }).press('下一页：核对', page);
    await ok(w.as(HANDLER).press('提交', confirm));
    expect(newest(w, OFFICE).text()).toContain('项目已完成初步验收');
    expect(await deadlines(w, 'preliminary')).toEqual([['met', '2026-03-02', '2026-09-02']]);
  });

  it('[GQ-36] goes on where the person was after a file that the application asks for too, and leads to the application', async () => {
    await arrive(w, 'trial');
    await w.clock.to('2026-06-02T09:05+08:00');
    await take(w, HANDLER, '初步验收');
    await send(w, HANDLER, '应用软件评测报告', '信息安全风险评估报告', '项目初验报告');
    const { card } = await w.as(HANDLER).press('继续办理', newest(w, HANDLER));
    expect(card.title()).toBe('初步验收');
    const receipt = (await ok(acceptFirst(w))).card;
    expect(receipt.text()).toContain('下一步：请填写验收申请表，交齐验收材料。');
    expect(receipt.buttons()).toContain('去办理：申请竣工验收');
  });

  it('[GQ-21] may be sooner where the office finds a shorter trial enough', async () => {
    await arrive(w, 'trial');
    await kit.recognise(w, 'shortTrial');
    await w.clock.to('2026-03-20T09:05+08:00');
    await ok(acceptFirst(w));
  });

  it('[GQ-36] comes before the final one is applied for', async () => {
    await arrive(w, 'trial');
    await fillApplication(w, { 项目包含的内容: ['运维'] }, [
      ...PAPERS,
      '信息安全风险评估报告',
      '项目初验报告',
      '运维工单及数据统计',
      '演练方案',
      '运维人员管理材料',
      '运维制度管理材料',
      '备品备件材料',
      '除尘记录',
    ]);
    expect((await w.as(HANDLER).press('提交', newest(w, HANDLER))).toast?.content).toContain('还没有完成初步验收');
  });
});

describe('half a year', () => {
  it('[GQ-26][GQ-24] from the building’s end: reminded, and when it passes the unit’s record says so', async () => {
    await arrive(w, 'trial');
    expect(await deadlines(w, 'application')).toEqual([['running', '2026-03-02', '2026-09-02']]);
    await w.clock.to('2026-09-02T17:30+08:00');
    expect(told(w, HANDLER)).toMatch(/申请竣工验收[\s\S]*9月2日（周三），今天到期\n　未按期验收的，压缩或不予安排下一年度项目。/);
    await w.clock.to('2026-09-03T17:30+08:00');
    const record = kit.cardOf(w, OFFICE, '年度记录待确认');
    expect(record.text()).toContain('未按期申请竣工验收，压缩或不予安排下一年度项目');
    await ok(w.as(OFFICE).press('确认', record));
    expect(newest(w, LEAD).text()).toContain('已记入 2026 年度记录');

    await arrive(w, 'planning', { declared: { name: '智慧阅读' } });
    expect(newest(w, OFFICE).text()).toContain(
      '该单位 2026 年度记录：未按期申请竣工验收，压缩或不予安排下一年度项目（智慧校园）。',
    );
    await ok(decide(w, OFFICE, '压缩后编入', { 计划投资: 30, 压缩后编入的理由: '上年度未按期验收' }));
    expect(newest(w, FINANCE).text()).toMatch(/会同编制年度建设计划[\s\S]*30 万元[\s\S]*上年度未按期验收/);
  });

  it('[GQ-26] is reminded of two months before its end, and not only in its last days', async () => {
    await arrive(w, 'trial');
    const before = w.as(HANDLER).cards({}).length;
    await w.clock.to('2026-07-07T17:30+08:00');
    const reminded = () =>
      w
        .as(HANDLER)
        .cards({})
        .slice(before)
        .map((card) => card.text())
        .join('\n');
    expect(reminded()).not.toContain('申请竣工验收');
    await w.clock.to('2026-07-08T17:30+08:00');
    expect(reminded()).toMatch(/申请竣工验收[\s\S]*9月2日（周三）/);
    expect(reminded()).toMatch(/：初步验收\n　9月2日（周三），还剩 40/);
  });

  it('[GQ-26][GQ-24] its start is not taken back once the office confirmed what was put on record for it', async () => {
    await arrive(w, 'trial');
    await w.clock.to('2026-09-03T17:30+08:00');
    await w.as(HANDLER).say('进度 智慧校园');
    const old = newest(w, HANDLER);
    expect(old.buttons()).toContain('撤回：建成登记');
    await ok(w.as(OFFICE).press('确认', kit.cardOf(w, OFFICE, '年度记录待确认')));
    await w.as(HANDLER).say('进度 智慧校园');
    expect(newest(w, HANDLER).buttons()).not.toContain('撤回：建成登记');
    const { toast } = await w.as(HANDLER).press('撤回：建成登记', old);
    expect(toast?.content).toContain('已确认由此记入的年度记录，不能再撤回');
    expect(await deadlines(w, 'application')).toEqual([['running', '2026-03-02', '2026-09-02']]);
  });

  it('[GQ-26] may be longer by the office’s leave, asked for with the reason', async () => {
    await arrive(w, 'trial');
    await w.clock.to('2026-08-20T09:00+08:00');
    await askedLonger(w, 3);
    expect(newest(w, OFFICE).text()).toMatch(/审批延期验收[\s\S]*承建单位重组/);
    await ok(decide(w, OFFICE, '同意延期', {}));
    expect(await deadlines(w, 'application')).toEqual([['running', '2026-09-02', '2026-12-02']]);
    await w.clock.to('2026-09-10T17:30+08:00');
    expect(told(w, OFFICE)).not.toContain('年度记录待确认');
    await ok(acceptFirst(w));
  });

  it('[GQ-26] stays as it is where the office does not agree', async () => {
    await arrive(w, 'trial');
    await askedLonger(w, 6);
    await ok(decide(w, OFFICE, '不同意', { 不同意的理由: '不属特殊原因' }));
    expect(told(w, LEAD)).toContain('延期未获批准，请按期申请竣工验收');
    expect(await deadlines(w, 'application')).toEqual([['running', '2026-03-02', '2026-09-02']]);
  });
});

describe('the application', () => {
  it('[GQ-27] is made when six conditions are there, each of them', async () => {
    await acceptedFirst();
    await fillApplication(w, { 项目包含的内容: ['机房装修'] }, PAPERS, { ...CONDITIONS, '4.': '否' });
    expect(newest(w, HANDLER).text()).toContain('4.完成预算执行情况报告和初步的财务决算：须选“是”才能提交');
    expect(newest(w, HANDLER).buttons()).not.toContain('提交');
  });

  it('[GQ-28] needs its papers by what the project holds: software above 100 万元 and tests by others too', async () => {
    await acceptedFirst();
    const kinds = {
      项目包含的内容: ['软件开发', '硬件设备或成品软件采购'],
      '有单个价值 100 万元以上的软件系统': '是',
      合同或招标文件要求第三方测试: '是',
    };
    await fillApplication(w, kinds, [...PAPERS, ...SOFTWARE]);
    // After the title, which names the form, and before its answers.
    const said = newest(w, HANDLER).text().split('验收申请表')[1] ?? '';
    for (const paper of [
      '概要设计说明书',
      '第三方测试报告',
      '设备到货交接单',
      '设备调试记录',
      '设备授权文件',
      '设备照片',
      '设备试运行报告',
    ]) {
      expect(said).toContain(paper);
    }
    for (const other of ['机房布局图', '除尘记录', '监理方']) expect(said).not.toContain(other);
    await w.as(HANDLER).press('去修改：过程文档');
    const all = { 项目包含的内容: ['软件开发', '硬件设备或成品软件采购', '机房装修', '运维'] };
    await kit.mend(w, '过程文档类别', all, '验收材料');
    const more = newest(w, HANDLER).text();
    for (const paper of [
      '机房布局图',
      '隐蔽工程验收报告和照片',
      'UPS测试报告',
      '装修材料合格证和检验报告',
      '演练方案',
      '除尘记录',
    ]) {
      expect(more).toContain(`${paper}：还没有上传`);
    }
  });

  it('[GQ-29] prints the form of annex 7, the sum worked out, and comes back sealed', async () => {
    await acceptedFirst();
    await applied(w);
    const form = w
      .as(HANDLER)
      .files({})
      .findLast(({ name }) => name === '智慧校园验收申请表.docx');
    expect(linesOf(form?.bytes).join('\n')).toMatch(
      /2026年3月2日[\s\S]*高青县城中心路 1 号[\s\S]*\n金额\n58万元\n2.5万元\n60.5万元[\s\S]*同意申请验收/,
    );
    expect(newest(w, OFFICE).text()).toMatch(/核对验收材料和条件[\s\S]*合计：60.5 万元/);
    expect(await deadlines(w, 'application')).toEqual([['met', '2026-03-02', '2026-09-02']]);
  });

  it('[GQ-22][GQ-27] goes back for what is lacking; the 20 working days run from when the last of it came', async () => {
    await acceptedFirst();
    await applied(w);
    await ok(decide(w, OFFICE, '退回补充', { '修改意见（每行一条）': '用户使用报告缺盖章' }));
    await w.as(HANDLER).press('去办理');
    await w.as(HANDLER).press('回应修改意见（还剩 1 条）');
    await w.as(HANDLER).fill({ '第 1 条的整改情况': '已补盖' }).press('保存回应');
    await send(w, HANDLER, '项目用户使用报告');
    await w.as(HANDLER).press('继续办理');
    await kit.toTheEnd(w);
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
    await sealed(w);
    await w.clock.to('2026-06-08T09:00+08:00');
    const early = await decide(w, OFFICE, '收齐并符合条件', { 收齐材料并符合条件之日: '2026-06-01' });
    expect(early.toast?.content).toContain('初步验收 2026年6月2日（周二）才完成，材料不会更早收齐');
    await ok(w.as(OFFICE).fill({ 收齐材料并符合条件之日: '2026-06-05' }).press('收齐并符合条件', early.card));
    expect(await deadlines(w, 'finalAcceptance')).toEqual([['running', '2026-06-05', '2026-07-06']]);
    expect(await project(w)).toMatchObject({ stage: 'acceptance' });
  });
});

describe('the final acceptance', () => {
  beforeEach(() => arrive(w, 'applied'));

  it('[GQ-36][GQ-40][GQ-22] is the office’s with others and experts, looks at five things and the trial, and gives a report', async () => {
    await toMeeting(w, '2026-03-02', '2026-03-16');
    expect(told(w, FINANCE)).toContain('竣工验收会');
    await ok(finish(w, 'pass'));
    expect(await project(w)).toMatchObject({ stage: 'settlement' });
    const report = w
      .as(LEAD)
      .files({})
      .findLast(({ name }) => name === '智慧校园电子政务建设项目竣工验收报告.docx');
    expect(linesOf(report?.bytes).join('\n')).toMatch(
      /高数验〔2026〕1号[\s\S]*2026年3月16日[\s\S]*通过验收[\s\S]*资料齐全[\s\S]*达到设计要求[\s\S]*经费使用合理[\s\S]*减少重复填报约六成[\s\S]*建议完善移动端[\s\S]*日均访问 2100 次[\s\S]*逄坤/,
    );
    expect(await deadlines(w, 'finalAcceptance')).toEqual([['met', '2026-03-02', '2026-03-30']]);
  });

  it('[GQ-23] is not passed with other figures than were approved, nor without its catalogue on the platform', async () => {
    await toMeeting(w, '2026-03-02', '2026-03-16');
    const figures = { 主要技术参数指标与审核意见确定的建设方案一致: '否' };
    const { card } = await finish(w, 'pass', figures);
    expect(card.text()).toContain('主要技术参数指标与审定的建设方案不一致，不得通过验收');
    const catalogue = { 主要技术参数指标与审核意见确定的建设方案一致: '是', 信息资源目录已纳入共享交换平台目录管理系统: '否' };
    const again = await w.as(OFFICE).fill(catalogue).press('确认', card);
    expect(again.card.text()).toContain('信息资源目录没有纳入共享交换平台目录管理系统，不得通过验收');
    expect(await project(w)).toMatchObject({ stage: 'acceptance' });
  });

  it('[GQ-24] once failed: a plan, a term, another application; nothing is put to use before, and the record says so', async () => {
    await toMeeting(w, '2026-03-02', '2026-03-16');
    await ok(finish(w, 'fail', { 结论说明: '数据目录未挂接', 信息资源目录已纳入共享交换平台目录管理系统: '否' }));
    expect(await project(w)).toMatchObject({ stage: 'rectifying' });
    expect(kit.cardOf(w, OFFICE, '年度记录待确认').text()).toContain('竣工验收不合格，压缩或不予安排下一年度项目');
    await w.as(HANDLER).say('进度 智慧校园');
    expect((await w.as(HANDLER).press('投入使用')).toast?.content).toContain('未经竣工验收或验收不合格的项目，不得投入使用');
    expect(await openTasks(w)).not.toContain('putToUse');

    await ok(decide(w, OFFICE, '下达', { 整改要求: '目录全部挂接', 整改期限: 30 }));
    expect(await deadlines(w, 'rectify')).toEqual([['running', '2026-03-16', '2026-04-15']]);
    expect(kit.cardOf(w, HANDLER, '限期整改：下达').text()).toMatch(/制定整改方案[\s\S]*制定整改方案：4月15日/);
    await w.as(HANDLER).say('待办');
    expect(newest(w, HANDLER).text()).toMatch(/1\. 制定整改方案[\s\S]*2\. 申请竣工验收/);
    await w.as(HANDLER).say('下一步 智慧校园');
    expect(newest(w, HANDLER).text()).toMatch(/现在轮到您：制定整改方案[\s\S]*现在轮到您：填写验收申请表/);
    await take(w, HANDLER, '申请竣工验收');
    await kit.toTheEnd(w);
    expect(newest(w, HANDLER).text()).toMatch(
      /上次提交以后还没有换过文件：.+等 \d+ 份还是上次提交的。文件需要改的，请换上改好的再提交/,
    );
    expect((await w.as(HANDLER).press('提交', newest(w, HANDLER))).toast?.content).toContain('请先提交整改方案');
    await appliedAgain();
    expect(kit.cardOf(w, OFFICE, '整改方案已提交').text()).toContain('两周内完成目录编制和挂接');
    expect(await deadlines(w, 'rectifyPlan')).toEqual([['met', '2026-03-16', '2026-04-15']]);
    const early = await decide(w, OFFICE, '收齐并符合条件', { 收齐材料并符合条件之日: '2026-03-13' });
    expect(early.toast?.content).toContain('上次竣工验收 2026年3月16日（周一）没有通过，整改后的材料不会更早收齐');
    await toMeeting(w, '2026-03-16', '2026-03-23');
    await ok(finish(w, 'pass'));
    expect(await deadlines(w, 'rectify')).toEqual([['met', '2026-03-16', '2026-04-15']]);
    await ok(w.as(HANDLER).press('确认投入使用', await take(w, HANDLER, '投入使用')));
    expect(newest(w, OFFICE).text()).toContain('项目已投入使用');
    expect(await openTasks(w)).toContain('settle');
  });

  it('[GQ-24] the term of the order is met by applying in it: what is sent back for papers afterwards is not late', async () => {
    await toMeeting(w, '2026-03-02', '2026-03-16');
    await ok(finish(w, 'fail', { 结论说明: '数据目录未挂接', 信息资源目录已纳入共享交换平台目录管理系统: '否' }));
    await ok(w.as(OFFICE).press('不记入', kit.cardOf(w, OFFICE, '年度记录待确认')));
    await ok(decide(w, OFFICE, '下达', { 整改要求: '目录全部挂接', 整改期限: 30 }));
    await appliedAgain();
    await w.clock.to('2026-04-20T09:00+08:00');
    await take(w, OFFICE, '核对验收材料和条件');
    await ok(decide(w, OFFICE, '退回补充', { '修改意见（每行一条）': '用户使用报告缺盖章' }));
    await w.clock.to('2026-04-21T17:30+08:00');
    expect(await deadlines(w, 'rectify')).toEqual([['met', '2026-03-16', '2026-04-15']]);
    expect(told(w, OFFICE)).not.toContain('未按期申请竣工验收');
  });
});

/** The plan of what is mended is handed in, and acceptance is applied for once more. */
async function appliedAgain(): Promise<void> {
  await take(w, HANDLER, '制定整改方案');
  await w.as(HANDLER).fill({ 整改措施和安排: '两周内完成目录编制和挂接' }).press('下一页：核对');
  await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
  await take(w, HANDLER, '申请竣工验收');
  await kit.toTheEnd(w);
  await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
  await sealed(w);
}
