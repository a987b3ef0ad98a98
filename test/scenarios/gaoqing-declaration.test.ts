import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { docxOf, type Part } from '../documents/support/plan.js';
import { xlsx } from '../documents/support/xlsx.js';
import { linesOf } from '../support/docx-lines.js';
import { type World, world } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import { cardOf, decide, fillDeclaration, HANDLER, newest, OFFICE, ok, openTasks, project, send, told } from './gaoqing-kit.js';
import { arrive } from './gaoqing-road.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

/** The words of the newest file of that name in his chat. */
function words(who: string, name: string): string {
  const file = w
    .as(who)
    .files({})
    .findLast((one) => one.name === name);
  return linesOf(file?.bytes).join('\n');
}

describe('what is filled in', () => {
  it('[GQ-03][GQ-04] becomes the letter with the unit’s own number and the form with its three lists', async () => {
    const he = w.as(HANDLER);
    await he.say('申报');
    await he.press('否，开始申报');
    await kit.onward(he, kit.BASIC, '单位与周期');
    await kit.onward(he, kit.UNIT, '建设内容');
    await kit.onward(he, kit.CONTENT, '集约与共享');
    await kit.onward(he, kit.INTENSIVE, '本单位情况');
    const rows = [
      ['设备名称', '数量', '主要配置', '购买年份', '应用情况'],
      ['机架服务器', 3, '2 路 16 核', 2021, '学籍系统'],
    ];
    await he.send({ name: '现有设备.xlsx', bytes: await xlsx(rows) });
    expect(newest(w, HANDLER).text()).toContain('读入“现有服务器、存储及网络安全设备”1 行');
    await kit.onward(he, {}, '申请文件');
    await he.fill(kit.PAPER).press('下一页：核对');
    await ok(he.press('提交', newest(w, HANDLER)));

    const letter = words(HANDLER, '关于申请智慧校园建设项目的函.docx');
    expect(letter).toMatch(/县教育和体育局[\s\S]*高教体字〔2026〕15号[\s\S]*签发人：毕成栋[\s\S]*县大数据局：\n各校系统互不相通/);
    expect(letter).toMatch(/周期 10 个月，县级财政资金，概算 60 万元。[\s\S]*2026年9月18日[\s\S]*宋雅琴[\s\S]*13800040001/);
    const form = words(HANDLER, '智慧校园电子政务建设项目申请表.docx');
    expect(form).toMatch(/机架服务器\n3\n2 路 16 核\n2021\n学籍系统/);
    expect(form).toMatch(/网站建设类、业务应用系统建设类[\s\S]*60万元[\s\S]*10个月[\s\S]*2027年3月1日/);
  });

  it('[GQ-03][GQ-04] is held to 500, 250 and 150 characters, whatever a client sends', async () => {
    const he = w.as(HANDLER);
    await he.say('申报');
    await he.press('否，开始申报');
    await kit.onward(he, kit.BASIC, '单位与周期');
    const { card: content } = await kit.onward(he, kit.UNIT, '建设内容');
    await forge(content, { content: '建'.repeat(501), needs: '政务云虚拟机' });
    await kit.onward(he, kit.INTENSIVE, '本单位情况');
    const { card: paper } = await kit.onward(he, {}, '申请文件');
    const typed = { paperNo: '高教体字〔2026〕15号', signer: '毕成栋', purpose: '建'.repeat(251), cost: '建'.repeat(151) };
    const held = (await forge(paper, typed)).text();
    expect(held).toContain('项目主要建设内容：不超过 500 个字，现有 501 个字');
    expect(held).toContain('建设需求、依据、内容、意义：不超过 250 个字，现有 251 个字');
    expect(held).toContain('建设周期、资金来源、资金概算值：不超过 150 个字，现有 151 个字');
    expect(newest(w, HANDLER).buttons()).not.toContain('提交');
  });

  it('offers today’s date until somebody chooses another, also when the draft is opened on a later day', async () => {
    const he = w.as(HANDLER);
    const dates = (card: SeenCard) => card.inputs().find(({ label }) => label.startsWith('填表时间'))?.node['initial_date'];
    await he.say('申报');
    await he.press('否，开始申报');
    const unit = await kit.onward(he, kit.BASIC, '单位与周期');
    expect(dates(unit.card)).toBe('2026-09-18');
    await he.press('保存草稿', unit.card);
    await w.clock.to('2026-09-21T09:00+08:00');
    await he.say('草稿箱');
    const again = (await he.press('继续填写')).card;
    expect(dates(again)).toBe('2026-09-21');
    expect(again.text()).toContain('“填表时间”按今天填写，请核对。');

    await he.fill({ 填表时间: '2026-09-20' }).press('保存草稿', again);
    await w.clock.to('2026-09-22T09:00+08:00');
    await he.say('草稿箱');
    const chosen = (await he.press('继续填写')).card;
    expect(dates(chosen)).toBe('2026-09-20');
    expect(chosen.text()).not.toContain('按今天填写');
  });

  it('[GQ-04] asks for what 其他 means where it is ticked', async () => {
    const he = w.as(HANDLER);
    await he.say('申报');
    await he.press('否，开始申报');
    const { card } = await he.fill({ ...kit.BASIC, 项目类型: ['其他'] }).press('下一页');
    expect(card.text()).toMatch(/第 1 \/ 7 页[\s\S]*其他类型/);
    await kit.onward(he, { 其他类型: '数据治理服务' }, '单位与周期');
  });

  it('[GQ-02] is handed in with its papers, those that are missing by their names', async () => {
    await arrive(w, 'declared');
    await send(w, HANDLER, '盖章的申请表');
    const card = cardOf(w, HANDLER, '提交盖章的申报材料');
    expect((await w.as(HANDLER).press('提交', card)).toast?.content).toContain('还缺：盖章的申请文件、项目建设方案');
    await send(w, HANDLER, '盖章的申请文件', '项目建设方案');
    await ok(w.as(HANDLER).press('提交', card));
    expect(newest(w, OFFICE).text()).toMatch(/申报受理[\s\S]*必交 3 份，已收到 3 份/);
    const { id } = await project(w);
    const titles = (await w.db.tx((tx) => tx.letters.ofProject(id))).map(({ title }) => title);
    expect(titles).toEqual(['关于申请智慧校园建设项目的函', '智慧校园电子政务建设项目申请表']);
  });

  it('[GQ-31] is held against the outline of nine chapters, with what each finding rests on', async () => {
    await arrive(w, 'declared');
    await w.as(HANDLER).send({ name: '项目建设方案.docx', bytes: await docxOf(plan()) });
    expect(told(w, HANDLER)).not.toMatch(/没有找到章节/);
    const found = newest(w, HANDLER).text();

    await w
      .as(HANDLER)
      .send({ name: '项目建设方案.docx', bytes: await docxOf(plan().filter((part) => !String(part).includes('效益分析'))) });
    expect(newest(w, HANDLER).text()).toMatch(/效益分析/);
    expect(newest(w, HANDLER).text()).not.toBe(found);
  });
});

describe('the consulting firm', () => {
  const PLAN: Answers = { 委托编制的内容: '编制建设方案和概算', 要求的咨询资质: '工程咨询单位资信', 咨询费用: 3 };

  it('[GQ-05] is examined and bought first from 100 万元 on, the number included', async () => {
    await arrive(w, 'declared', { total: 100 });
    expect(await openTasks(w)).toEqual(['handIn', 'planConsultant']);
    const papers = await kit.sendPapers(w);
    expect((await w.as(HANDLER).press('提交', papers)).toast?.content).toContain('须先经县大数据局审核、采购确定咨询单位');

    const form = cardOf(w, HANDLER, '咨询单位委托方案');
    const { card: confirm } = await w.as(HANDLER).fill(PLAN).press('下一页：核对', form);
    await ok(w.as(HANDLER).press('提交', confirm));
    expect(newest(w, OFFICE).text()).toMatch(/审核咨询单位委托方案[\s\S]*编制建设方案和概算/);
    await decide(w, OFFICE, '退回修改', { 退回修改的理由: '请写明资质等级' });
    expect(newest(w, HANDLER).text()).toContain('请写明资质等级');
    await w.as(HANDLER).press('去办理');
    await w.as(HANDLER).fill({ 要求的咨询资质: '工程咨询乙级资信以上' }).press('下一页：核对');
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
    await decide(w, OFFICE, '通过');

    await w.as(HANDLER).press('去办理', newest(w, HANDLER));
    const register = newest(w, HANDLER);
    await send(w, HANDLER, '咨询单位资质证书');
    const firm = { 工程咨询单位: '某工程咨询公司', 资质名称和编号: '乙级 112233' };
    const early = await w
      .as(HANDLER)
      .fill({ ...firm, 政府采购确定日期: '2026-09-17' })
      .press('登记', register);
    expect(early.toast?.content).toMatch(/委托方案 2026年9月18日（周五）才审核通过，采购不能早于这一天/);
    await ok(w.as(HANDLER).fill({ 政府采购确定日期: '2026-09-18' }).press('登记', early.card));
    await ok(w.as(HANDLER).press('提交', papers));
    expect(await project(w)).toMatchObject({ stage: 'checking' });
  });

  it('[GQ-05] is asked for no more where the amount is lowered before the papers are handed in', async () => {
    await arrive(w, 'declared', { total: 120 });
    await w.as(HANDLER).press('修改申请表', await kit.take(w, HANDLER, '提交盖章的申报材料'));
    await w.as(HANDLER).fill({ 投资概算: 99 }).press('下一页', newest(w, HANDLER));
    await kit.toTheEnd(w);
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
    expect(await openTasks(w)).toEqual(['handIn']);
    await ok(w.as(HANDLER).press('提交', await kit.sendPapers(w)));
    expect(await project(w)).toMatchObject({ stage: 'checking' });
  });

  it('[GQ-05] is not asked for below, unless the office finds the project complex', async () => {
    await arrive(w, 'checking', { total: 99.999999 });
    await kit.recognise(w, 'complex');
    expect(newest(w, HANDLER).text()).toContain('认定本项目技术设计较为复杂');
    expect((await decide(w, OFFICE, '受理，送联合评审')).toast?.content).toContain('还没有登记咨询单位');
    await decide(w, OFFICE, '退回修改', { '修改意见（每行一条）': '请先委托咨询单位' });
    await w.as(HANDLER).say('进度 智慧校园');
    await w.as(HANDLER).press('报送咨询单位委托方案');
    await w.as(HANDLER).fill(PLAN).press('下一页：核对');
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
    expect(newest(w, OFFICE).text()).toContain('审核咨询单位委托方案');
  });
});

describe('what takes another road', () => {
  it('[GQ-06] is a classified project: nothing of it is taken, and it is said who examines it', async () => {
    await w.as(HANDLER).say('申报');
    const { card } = await w.as(HANDLER).press('是，涉密项目');
    expect(card.text()).toMatch(/由县保密局审查确认，并抄送县大数据局、县财政局[\s\S]*三（一）、末段/);
    expect(await w.db.tx((tx) => tx.projects.ofPolicy('gaoqing'))).toEqual([]);
  });

  it('[GQ-06] is one that province or city pay for: a copy goes to the office, after September too', async () => {
    await w.clock.to('2026-10-09T09:00+08:00');
    await fillDeclaration(w, { basic: { '是否省、市统筹安排并拨付建设资金': '是' } });
    await ok(w.as(HANDLER).press('提交'));
    expect(await project(w)).toMatchObject({ stage: 'recorded' });
    const card = newest(w, HANDLER);
    expect((await w.as(HANDLER).press('备案', card)).toast?.content).toContain('还缺：按上级要求填报的资料');
    await send(w, HANDLER, '按上级要求填报的资料');
    await ok(w.as(HANDLER).press('备案', card));
    expect(newest(w, OFFICE).text()).toContain('省、市统筹项目的资料已抄送备案');
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'done' });
  });
});

it('[GQ-32][GQ-33] says whom it is for, and who keeps what was built, when somebody asks', async () => {
  await w.as(HANDLER).say('谁来运维');
  expect(newest(w, HANDLER).text()).toMatch(/由县大数据局统一协调管理[\s\S]*三（五）/);
  await w.as(HANDLER).say('适用范围');
  expect(newest(w, HANDLER).text()).toMatch(/纳入县级财政预算管理的单位/);
});

/** A client that lets more be typed than it should hands the page in. */
async function forge(card: SeenCard, values: Record<string, string>): Promise<SeenCard> {
  const go = card.pressable().find(({ label }) => label.startsWith('下一页'));
  const action = { tag: 'button', name: String(go?.node['name']), form_value: values };
  return (await w.as(HANDLER).act(card, action)).card;
}

/** A plan by the outline: its cover, then its nine chapters with what is asked for in them. */
function plan(): Part[] {
  const chapter = (no: string, title: string, ...sections: readonly string[]): Part[] => [
    `# 第${no}章 ${title}`,
    ...sections.flatMap((section, at) => [`## ${at + 1}.${section}`, `${section}的内容。`]),
    `${title}如下所述。`,
  ];
  return [
    '电子政务建设项目建设方案',
    '申报单位（盖章）：县教育和体育局',
    '项目名称：智慧校园',
    '项目起止日期：2027年3月至2027年12月',
    '---',
    ...chapter('一', '建设单位主要职责、电子政务建设和应用现状'),
    ...chapter('二', '项目需求分析与建设依据'),
    ...chapter('三', '项目建设的原则和目标'),
    ...chapter('四', '项目建设内容'),
    ...chapter('五', '项目总体架构和部署'),
    ...chapter(
      '六',
      '项目设计方案',
      '应用系统设计',
      '系统拓扑图',
      '终端系统及接口设计',
      '其它系统设计',
      '项目形成的信息资源目录',
      '云服务需求或系统软硬件配置及部署方案',
    ),
    ...chapter('七', '项目组织管理', '项目组织机构', '项目进度安排', '安全管理制度', '人员培训', '保障措施'),
    ...chapter('八', '项目投资', '项目资金预算', '项目资金来源和资金安排计划'),
    ...chapter('九', '效益分析'),
  ];
}
