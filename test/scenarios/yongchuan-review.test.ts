import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import {
  acceptOpinions,
  answer,
  ASSETS,
  BODIES,
  decide,
  FINANCE,
  HANDLER,
  handIn,
  heard,
  LEAD,
  NET,
  newest,
  NEWTOWN,
  OFFICE,
  openTasks,
  PLANNING,
  project,
  wordsOf,
} from './yongchuan-kit.js';
import { CONCLUSION, COORDINATION, received } from './yongchuan-steps.js';

const OPINIONS = '修改意见（每行一条）';

let w: World;
beforeAll(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await received(w);
});
afterAll(() => w.close());

describe('统筹审核', () => {
  it('[YC-11] asks for experts, an agency and each thing that is judged, and issues the opinion as a letter', async () => {
    const bare = await decide(w, OFFICE, '通过，须修改完善', { ...COORDINATION, 投资估算: '', [OPINIONS]: '终端单价偏高' });
    expect(bare.card.text()).toContain('· 投资估算：请填写');
    const typed = { 投资估算: '终端偏贵', [OPINIONS]: '1. 终端单价偏高\n2. 补充与统一平台的接口' };
    await w.as(OFFICE).fill(typed).press('通过，须修改完善', bare.card);

    for (const person of [HANDLER, LEAD]) {
      const letter = w.as(person).files().at(-1);
      expect(letter?.name).toBe('关于智慧养老平台的统筹审核意见.docx');
      const words = wordsOf(letter?.bytes);
      for (const part of [
        '技术先进性',
        '集约共建程度',
        '共享开放程度',
        '投资估算',
        '架构先进',
        '晏清、滕飞',
        '1．终端单价偏高',
      ]) {
        expect(words).toContain(part);
      }
      expect(words).toContain('永数统审〔2026〕1号');
      expect(words).toContain('作为后续项目立项、投资评审的依据');
      // What stands under a heading of its own is not the conclusion's remark too.
      expect(words.split('选用国密算法，按三级等保建设')).toHaveLength(2);
    }
  });

  it('[YC-12] does not go on to the bodies before the report is revised as the opinion says, item by item', async () => {
    expect(await project(w)).toMatchObject({ stage: 'revising' });
    expect(await openTasks(w)).toEqual(['reviseReport']);
    const form = await answer(w, HANDLER, ['单价已下调', '接口见第六章']);
    const typed = { answers: { 修改说明: '按两条意见修改' }, files: ['修改完善后的基本情况报告.pdf'] };
    expect((await handIn(w, HANDLER, form, typed)).toast?.content).toBe('已提交。');

    const early = await decide(w, OFFICE, '通过');
    expect(early.toast?.content).toMatch(/还有意见没有确认修改到位，不能进入会商评审/);
    await acceptOpinions(w, 2);
    await decide(w, OFFICE, '通过');
    expect(await project(w)).toMatchObject({ stage: 'consulting' });
  });
});

describe('会商评审', () => {
  it('[YC-13] asks the five bodies at once, each for itself', async () => {
    expect(await openTasks(w)).toEqual(['consult', 'consult', 'consult', 'consult', 'consult', 'industryReview']);
    for (const body of BODIES) expect(heard(w, body, /会商评审[\s\S]*智慧养老平台[\s\S]*技术先进性：架构先进/)).toBe(true);
    // They judge the report as it was revised.
    for (const body of BODIES) expect(heard(w, body, /会商评审[\s\S]*修改说明：按两条意见修改/)).toBe(true);
    expect(heard(w, NET, '产业化评估')).toBe(false);
    await decide(w, NET, '同意');
    await w.as(NET).say('待办');
    expect(newest(w, NET).text()).not.toContain('智慧养老平台');
    expect(heard(w, HANDLER, '会商评审：同意')).toBe(false);
  });

  it('[YC-32] has 新城建管委 judge what a new project does for the industry, before it is concluded', async () => {
    for (const body of [PLANNING, FINANCE, NEWTOWN]) await decide(w, body, '同意');
    await w.clock.to('2026-09-18T09:10+08:00');
    await decide(w, ASSETS, '不同意', { 不同意的理由: '资金来源没有写明' });
    expect(await openTasks(w)).toEqual(['industryReview']);
    await decide(w, NEWTOWN, '提交评估意见', { 产业化评估: '可带动养老软件产业', 融合发展意见: '与产业园企业合作' });
    expect(await openTasks(w)).toEqual(['concludeConsult']);
    const card = newest(w, OFFICE).text();
    for (const name of BODIES) expect(card).toContain(name);
    expect(card).toMatch(/已答复：不同意（[^）]*））?，资金来源没有写明/);
    expect(card).toMatch(/岑松：会商评审[^\n]*不同意[\s\S]*资金来源没有写明/);
    expect(card).toContain('融合发展意见：与产业园企业合作');
    // In the order in which it was done, and not in which they were asked.
    expect(card).toMatch(/敖翔：会商评审[\s\S]*岑松：会商评审[\s\S]*敖翔：产业化评估/);
  });

  it('[YC-13] does not pass while one of them disagrees, and is asked again', async () => {
    const refused = await decide(w, OFFICE, '通过会商', CONCLUSION);
    expect(refused.toast?.content).toMatch(/还有部门不同意，不能通过会商/);
    await decide(w, OFFICE, '再次会商', { 再次会商的理由: '资金来源已补充说明' });
    expect(await openTasks(w)).toHaveLength(5);
    for (const body of BODIES) await decide(w, body, '同意');
  });

  it('[YC-32] does not pass while need, funds or the way of investing does not hold', async () => {
    const refused = await decide(w, OFFICE, '通过会商', { ...CONCLUSION, 资金来源落实: '否' });
    expect(refused.toast?.content).toMatch(/必要性可行性、资金来源、投资方式有一项不成立/);
    await decide(w, OFFICE, '退回修改', { [OPINIONS]: '附资金来源证明' });
    expect(newest(w, HANDLER).text()).toContain('附资金来源证明');
    const form = await answer(w, HANDLER, ['已附财政局意见']);
    const typed = { answers: { 修改说明: '补充资金来源' }, files: ['修改完善后的基本情况报告.pdf'] };
    await handIn(w, HANDLER, form, typed);
    await acceptOpinions(w, 1);
    await decide(w, OFFICE, '通过');
    for (const body of BODIES) await decide(w, body, '同意');
    await decide(w, NEWTOWN, '提交评估意见', { 产业化评估: '同前', 融合发展意见: '同前' });
    await decide(w, OFFICE, '通过会商', CONCLUSION);
    expect(await project(w)).toMatchObject({ stage: 'planning' });
    expect(newest(w, HANDLER).text()).toMatch(/通过会商[\s\S]*建设必要、可行\n是/);
  });
});
