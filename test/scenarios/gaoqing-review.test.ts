import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import { linesOf } from '../support/docx-lines.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import {
  cardOf,
  conclude,
  deadlines,
  decide,
  FINANCE,
  HANDLER,
  hold,
  LEAD,
  newest,
  OFFICE,
  ok,
  openTasks,
  project,
  take,
  told,
} from './gaoqing-kit.js';
import { arrive, DECLARED } from './gaoqing-road.js';

const FIVE: Answers = {
  '1.申报单位已介绍建设方案': '是',
  '2.评审专家意见': '技术路线可行，补充容灾设计',
  '3.县财政局意见': '概算可压减',
  '4.县大数据局意见': '须接入共享平台',
  '5.现场评审意见': '同意按意见修改概算后实施',
};
const POINTS: Answers = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at + 1}.`, at === 6 ? '不符合' : '符合']));

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

describe('who reviews', () => {
  it('[GQ-35] is a firm that the office and finance commission together, before there is any review', async () => {
    await arrive(w, 'review');
    const held = await decide(w, OFFICE, '形成书面评审意见', { 书面评审意见: '方案可行' });
    expect(held.toast?.content).toContain('还没有与财政局共同委托第三方评审服务机构');
    await decide(w, OFFICE, '提请共同委托', { 第三方评审服务机构: '甲咨询公司' });
    expect(newest(w, FINANCE).text()).toMatch(/共同委托第三方评审[\s\S]*甲咨询公司/);
    await decide(w, FINANCE, '不同意', { 不同意的理由: '该公司参与了方案编制' });
    expect(newest(w, OFFICE).text()).toMatch(/委托第三方评审[\s\S]*该公司参与了方案编制/);
    await decide(w, OFFICE, '提请共同委托', { 第三方评审服务机构: '乙咨询公司' });
    expect((await decide(w, OFFICE, '形成书面评审意见', { 书面评审意见: '方案可行' })).toast?.content).toContain('等财政局同意');
    await decide(w, FINANCE, '同意委托');
    // What was typed when it was refused stands on the card still.
    await ok(decide(w, OFFICE, '形成书面评审意见'));
    expect(await openTasks(w)).toEqual(['fileReport']);
    expect(told(w, HANDLER)).not.toContain('咨询公司');
  });

  it('[GQ-35][GQ-12] sit on site: finance, experts and the unit, and what is said in five steps is kept', async () => {
    await arrive(w, 'entrusted', { total: 100 });
    const seats = (await hold(w, '现场评审会', '2026-09-22')).text();
    expect(seats).toMatch(
      /县财政局：已定 1 人，应为 1—3 人[\s\S]*评审专家：已定 2 人[\s\S]*毕成栋（县教育和体育局）｜单位负责人（介绍方案）/,
    );
    expect(told(w, LEAD)).toContain('现场评审会');
    expect(
      w
        .as(FINANCE)
        .cards({})
        .some((card) => card.buttons().includes('参加')),
    ).toBe(true);

    const held = await conclude(w, 'done', { ...FIVE, '1.申报单位已介绍建设方案': '否' });
    expect(held.card.text()).toContain('须选“是”才能提交');
    await ok(
      w
        .as(OFFICE)
        .fill({ 结论: 'done', ...FIVE })
        .press('确认', held.card),
    );
    expect(await openTasks(w)).toEqual(['fileReport']);
    expect(newest(w, HANDLER).text()).toMatch(
      /现场评审：形成现场评审意见[\s\S]*技术路线可行，补充容灾设计[\s\S]*概算可压减[\s\S]*须接入共享平台/,
    );
  });
});

describe('how it is reviewed', () => {
  it('[GQ-11] is on site from 100 万元 on, the number included', async () => {
    await arrive(w, 'review', { total: 100 });
    expect(await openTasks(w)).toEqual(['entrust', 'siteReview']);
  });

  it('[GQ-11] may be in writing below, and on site where the office wants it', async () => {
    await arrive(w, 'review', { total: 99.999999 });
    expect(await openTasks(w)).toEqual(['entrust', 'writtenReview']);
    await decide(w, OFFICE, '提请共同委托', { 第三方评审服务机构: '乙咨询公司' });
    await decide(w, FINANCE, '同意委托');
    await ok(decide(w, OFFICE, '改为现场评审'));
    expect(await openTasks(w)).toEqual(['siteReview']);
    expect(newest(w, OFFICE).text()).toContain('安排');
  });

  it('[GQ-35] says what has to be done before, and keeps what is typed', async () => {
    await arrive(w, 'review', { total: 99.999999 });
    const says = '还没有与财政局共同委托第三方评审服务机构。请先办“委托第三方评审”';
    expect((await take(w, OFFICE, '书面评审')).text()).toContain(says);
    const opened = await decide(w, OFFICE, '形成书面评审意见');
    const pressed = await w.as(OFFICE).fill({ 书面评审意见: '方案可行' }).press('形成书面评审意见', opened.card);
    expect(pressed.toast?.content).toContain(says);
    expect(pressed.card.text()).toContain(says);
    expect(pressed.card.buttons()).toContain('为什么');
    expect(JSON.stringify(pressed.card.inputs())).toContain('方案可行');
    const page = await visit(w, OFFICE);
    const [{ id } = { id: 0 }] = (await w.db.tx((tx) => tx.tasks.ofProject(1))).filter(({ task }) => task === 'writtenReview');
    await page.open(`/pages/tasks/${String(id)}`);
    expect(page.text()).toContain(says);
  });

  it('[GQ-08] is done by the end of November: office and finance are told before, and the office is reminded', async () => {
    await arrive(w, 'review');
    expect(await deadlines(w, 'writtenByNovember')).toEqual([['running', '2026-01-01', '2026-11-30']]);
    await w.clock.to('2026-11-23T17:00+08:00');
    for (const person of [OFFICE, FINANCE]) {
      expect(told(w, person)).toMatch(/2027 年度项目的联合评审 2026年11月30日（周一）前完成/);
    }
    await w.clock.to('2026-11-30T17:30+08:00');
    expect(told(w, OFFICE)).toMatch(/书面评审[\s\S]*11月30日（周一），今天到期/);
    await take(w, OFFICE, '委托第三方评审');
    await decide(w, OFFICE, '提请共同委托', { 第三方评审服务机构: '乙咨询公司' });
    await decide(w, FINANCE, '同意委托');
    await w.clock.to('2026-12-01T09:00+08:00');
    await take(w, OFFICE, '书面评审');
    await ok(decide(w, OFFICE, '形成书面评审意见', { 书面评审意见: '方案可行' }));
    expect(await deadlines(w, 'writtenByNovember')).toEqual([['metLate', '2026-01-01', '2026-11-30']]);
  });

  it('[GQ-08] is waited for while the papers are not taken in: the office is reminded of that, too', async () => {
    await arrive(w, 'checking');
    expect(await openTasks(w)).toEqual(['check']);
    expect(await deadlines(w, 'checkedByNovember')).toEqual([['running', '2026-01-01', '2026-11-30']]);
    await w.clock.to('2026-12-01T17:30+08:00');
    expect(told(w, OFFICE)).toMatch(/申报受理[\s\S]*11月30日（周一），今天到期/);
    expect(told(w, OFFICE)).toMatch(/申报受理[\s\S]*已逾期 1 个工作日/);
  });

  it('[GQ-08] has until the next November for a project that was decided on in the year itself', async () => {
    await arrive(w, 'review', { declared: { decided: true, decidedBy: '县委常委会', year: 2026 } });
    expect(await deadlines(w, 'decidedWritten')).toEqual([['running', '2026-09-18', '2026-11-30']]);
  });

  it('[GQ-08] may send the plan back to be changed; then it is reviewed again', async () => {
    await arrive(w, 'entrusted');
    await take(w, OFFICE, '书面评审');
    await ok(decide(w, OFFICE, '修改后再评审', { '修改意见（每行一条）': '压减终端数量' }));
    expect(await project(w)).toMatchObject({ stage: 'revising' });
    expect(newest(w, HANDLER).text()).toContain('压减终端数量');
    expect(await openTasks(w)).toEqual(['declare']);
  });
});

describe('the report', () => {
  it('[GQ-09] answers nine points one by one; none may be left out', async () => {
    await arrive(w, 'report');
    const he = w.as(OFFICE);
    const points = cardOf(w, OFFICE, '项目评审报告');
    expect(points.inputs().map(({ label }) => label[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    await kit.send(w, OFFICE, '第三方评审报告');
    const { '9.': left, ...eight } = POINTS;
    const { card: second } = await he.fill(eight).press('下一页', points);
    const conclusions = { 技术性评审结论: '技术路线合理', 财政资金评审结论: '测算偏高', 建议投资额: 55 };
    const { card: confirm } = await he.fill(conclusions).press('下一页：核对', second);
    expect(confirm.text()).toContain('9.财政投资测算和进度安排合理：请选择');
    const { card: again } = await he.press('去修改：九项评审内容', confirm);
    const { card: next } = await he.fill({ '9.': left ?? '' }).press('下一页', again);
    const { card: whole } = await he.press('下一页：核对', next);
    await ok(he.press('提交会签', whole));
    expect(newest(w, FINANCE).text()).toMatch(
      /会签：资金结论[\s\S]*7.云资源需求合理：不符合[\s\S]*财政资金评审结论：测算偏高[\s\S]*第三方评审报告/,
    );
  });
});

describe('the joint opinion', () => {
  it('[GQ-13] stands only when both agree: each on its own part; a refusal sends the report back', async () => {
    await arrive(w, 'countersign');
    expect(await openTasks(w)).toEqual(['signTechnical', 'signFunding']);
    await ok(decide(w, FINANCE, '同意', { 审定投资额: 58, 资金结论审核意见: '同意压减' }));
    expect(await openTasks(w)).toEqual(['signTechnical']);
    await ok(decide(w, OFFICE, '不同意，退回评审报告', { '不同意，退回评审报告的理由': '未写明共享目录' }));
    expect(await openTasks(w)).toEqual(['fileReport']);
    expect(await project(w)).toMatchObject({ stage: 'review' });

    await kit.toTheEnd(w, OFFICE);
    await ok(w.as(OFFICE).press('提交会签', newest(w, OFFICE)));
    expect(await openTasks(w)).toEqual(['signTechnical', 'signFunding']);
    await ok(decide(w, OFFICE, '同意', { 技术性结论审核意见: '目录已写明' }));
    expect(await openTasks(w)).toEqual(['signFunding']);
    expect(told(w, HANDLER)).not.toContain('会签');
    await ok(decide(w, FINANCE, '同意', { 审定投资额: 55, 资金结论审核意见: '同意按 55 万元安排' }));
    expect(await openTasks(w)).toEqual(['issueOpinion']);

    await ok(decide(w, OFFICE, '审核通过'));
    expect(await project(w)).toMatchObject({ stage: 'planning', totalWan: 55 });
    for (const person of [HANDLER, LEAD, FINANCE]) {
      const file = w
        .as(person)
        .files({})
        .findLast(({ name }) => name === '关于智慧校园的审核意见.docx');
      expect(linesOf(file?.bytes).join('\n')).toMatch(
        /高数审〔2026〕1号[\s\S]*审核通过[\s\S]*审定投资额：55万元[\s\S]*目录已写明[\s\S]*同意按 55 万元安排/,
      );
    }
  });

  it('[GQ-10] is refused where the unit was found in default meanwhile, except by law', async () => {
    await arrive(w, 'agreed');
    await kit.recognise(w, 'unitDefault');
    expect((await decide(w, OFFICE, '审核通过')).toast?.content).toContain('项目一概不予审批');
    await ok(decide(w, OFFICE, '不予批准', { 不予批准的理由: '机房未按期迁移' }));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'failed' });
    const letter = linesOf(w.as(HANDLER).files({}).at(-1)?.bytes).join('\n');
    expect(letter).toMatch(/经审核，不予批准[\s\S]*机房未按期迁移/);
    expect(letter).not.toContain('作为编制年度建设计划');
  });

  it('[GQ-10] goes on for a project that a law exempts', async () => {
    await arrive(w, 'agreed', { declared: { ...DECLARED, exempt: true, exemptBasis: '某法第十条' } });
    await kit.recognise(w, 'unitDefault');
    await ok(decide(w, OFFICE, '审核通过'));
    expect(await project(w)).toMatchObject({ stage: 'planning' });
  });
});
