import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import { type World, world } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import {
  deadlines,
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
  told,
} from './gaoqing-kit.js';
import { arrive } from './gaoqing-road.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

describe('the year’s plan', () => {
  it('[GQ-14] is drawn up with finance, decided by the government, told to the unit, and gets its money', async () => {
    await arrive(w, 'planning');
    expect(newest(w, OFFICE).text()).toMatch(/编制年度建设计划：12月31日（周四）/);
    await ok(decide(w, OFFICE, '编入计划', {}));
    await ok(decide(w, FINANCE, '不同意', { 不同意的理由: '请分两年实施' }));
    expect(newest(w, OFFICE).text()).toMatch(/编制年度建设计划[\s\S]*第 2 次[\s\S]*请分两年实施/);
    await ok(decide(w, OFFICE, '编入计划', { 计划投资: 40, 分步实施安排: '2027 年 40 万元，2028 年 20 万元' }));
    await ok(decide(w, FINANCE, '同意'));

    await w.as(OFFICE).say('清单');
    const { card } = await w.as(OFFICE).press('2027 年度');
    expect(card.text()).toMatch(/高青县2027年度电子政务项目建设计划[\s\S]*智慧校园/);
    await w.as(OFFICE).press('出具清单', card);
    const [sheet] = w
      .as(GOVERNMENT)
      .files({})
      .filter(({ name }) => name.endsWith('.xlsx'));
    expect(sheet?.name).toContain('高青县2027年度电子政务项目建设计划');

    await ok(decide(w, GOVERNMENT, '列入年度计划', {}));
    expect(await project(w)).toMatchObject({ stage: 'procurement' });
    for (const person of [HANDLER, LEAD]) expect(told(w, person)).toContain('项目已列入年度建设计划');
    expect(await openTasks(w)).toEqual(['budget', 'submitTender']);
    await ok(decide(w, FINANCE, '已列入', {}));
    expect(newest(w, LEAD).text()).toContain('所需资金已列入财政预算');
    expect(await deadlines(w, 'planByDecember')).toEqual([
      ['met', '2026-01-01', '2026-12-31'],
      ['met', '2026-01-01', '2026-12-31'],
    ]);
  });

  it('[GQ-14] leaves out what the government does not take in: the project ends, and there is no money for it', async () => {
    await arrive(w, 'government');
    await ok(decide(w, GOVERNMENT, '不列入', { 不列入的理由: '财力不足，明年再报' }));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'failed' });
    expect(told(w, LEAD)).toMatch(/不列入[\s\S]*财力不足，明年再报[\s\S]*流程结束/);
    await w.as(OFFICE).say('清单');
    const { card } = await w.as(OFFICE).press('2027 年度');
    expect(card.text()).not.toContain('智慧校园');
  });

  it('[GQ-14] is due by the end of December: everybody is told before, and the office is reminded on the day', async () => {
    await arrive(w, 'planning');
    await w.clock.to('2026-12-31T17:30+08:00');
    for (const person of [OFFICE, FINANCE, HANDLER]) {
      expect(told(w, person)).toMatch(/2027 年度建设计划 2026年12月31日（周四）前编制完成/);
    }
    expect(told(w, OFFICE)).toMatch(/编制年度建设计划[\s\S]*12月31日（周四），今天到期/);
  });
});

describe('finance’s part of the plan', () => {
  it('[GQ-14] is due by the end of December as the office’s is: finance reads until when, and is reminded on the day', async () => {
    await arrive(w, 'planning');
    await w.clock.to('2026-12-24T09:00+08:00');
    await kit.take(w, OFFICE, '编制年度建设计划');
    await ok(decide(w, OFFICE, '编入计划', {}));
    expect(newest(w, FINANCE).text()).toMatch(/会同编制年度建设计划：12月31日（周四）/);
    await w.clock.to('2026-12-31T17:30+08:00');
    expect(told(w, FINANCE)).toMatch(/会同编制年度建设计划[\s\S]*12月31日（周四），今天到期/);
    await ok(decide(w, FINANCE, '同意'));
    expect(await deadlines(w, 'joinedByDecember')).toEqual([['met', '2026-01-01', '2026-12-31']]);
  });
});

describe('a change of what was planned', () => {
  const CHANGE: Answers = {
    变更原因: '特殊情况',
    变更内容: '增加两所新建学校接入',
    变更理由: '两所学校年内启用',
    是否重大设计变更: '否',
    变更后投资额: 70,
  };

  /** The unit asks for a change. */
  async function ask(answers: Answers = {}): Promise<kit.Pressed> {
    await w.as(HANDLER).say('进度 智慧校园');
    await w.as(HANDLER).press('项目变更报批');
    await w
      .as(HANDLER)
      .fill({ ...CHANGE, ...answers })
      .press('下一页：核对');
    return w.as(HANDLER).press('提交', newest(w, HANDLER));
  }

  it('[GQ-15] goes through the office, finance and the government, and then counts', async () => {
    await arrive(w, 'building');
    await ok(ask());
    expect(newest(w, OFFICE).text()).toMatch(/变更审核[\s\S]*增加两所新建学校接入[\s\S]*70 万元/);
    await ok(decide(w, OFFICE, '同意上报', { 同意上报的理由: '确有必要' }));
    await ok(decide(w, FINANCE, '同意'));
    await ok(decide(w, GOVERNMENT, '同意变更', {}));
    for (const person of [HANDLER, LEAD, OFFICE, FINANCE]) expect(told(w, person)).toContain('项目变更已获批准');
    expect(await project(w)).toMatchObject({ stage: 'building', totalWan: 70 });
  });

  it('[GQ-15] may be refused by each of them; the project goes on as planned', async () => {
    await arrive(w, 'building');
    await ok(ask());
    await ok(decide(w, OFFICE, '不予变更', { 不予变更的理由: '应列入下年度' }));
    expect(told(w, LEAD)).toContain('变更未获批准，请按原计划实施');
    await ok(ask());
    await ok(decide(w, OFFICE, '同意上报', { 同意上报的理由: '有新的依据' }));
    await ok(decide(w, FINANCE, '不予变更', { 不予变更的理由: '无资金来源' }));
    expect(await project(w)).toMatchObject({ stage: 'building', totalWan: 60 });
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'startWork']);
  });

  it('[GQ-18] brings no more money where the design was changed without being asked for', async () => {
    await arrive(w, 'building');
    await kit.recognise(w, 'unapprovedChange');
    expect((await ask()).toast?.content).toContain('不再批准追加投资');
    const { card } = await w.as(HANDLER).press('去修改：变更内容');
    await w.as(HANDLER).fill({ 变更后投资额: 60 }).press('下一页：核对', card);
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
    expect(newest(w, OFFICE).text()).toContain('变更审核');
  });

  it('[GQ-15][GQ-19] asks for the supervisor where it brings the total to 200 万元, and no more where it takes it below', async () => {
    await arrive(w, 'building', { total: 190 });
    const granted = async (total: number): Promise<void> => {
      await ok(ask({ 变更后投资额: total }));
      await ok(decide(w, OFFICE, '同意上报', { 同意上报的理由: '确有必要' }));
      await ok(decide(w, FINANCE, '同意'));
      await ok(decide(w, GOVERNMENT, '同意变更', {}));
    };
    await granted(200);
    expect(await openTasks(w)).toContain('fileSupervisor');
    expect(told(w, HANDLER)).toContain('请开工前确定监理单位并备案');
    await granted(199.9);
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'startWork']);
  });

  it('[GQ-15] is not begun before there is a plan', async () => {
    await arrive(w, 'planning');
    await w.as(HANDLER).say('进度 智慧校园');
    expect(newest(w, HANDLER).buttons()).not.toContain('项目变更报批');
  });
});
