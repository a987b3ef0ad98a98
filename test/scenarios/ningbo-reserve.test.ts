import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownYears } from '../support/time.js';
import { type World, world } from '../support/world.js';
import {
  fillPages,
  decide,
  DECLARATION,
  declare,
  HANDLER,
  HEAD,
  LEAD,
  LISTING,
  NAME,
  newest,
  OFFICE,
  ok,
  project,
  reserved,
  told,
  openTasks,
} from './ningbo-kit.js';
import { enterPlan } from './ningbo-plans.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00', ports: { calendar: knownYears(2027, 2031) } });
});
afterEach(() => w.close());

describe('into the list', () => {
  it('[NB-02] is argued and adjusted in name, scene, content and goals, then deliberated', async () => {
    await declare(w);
    const asked = await w.as(OFFICE).press('列入清单');
    expect(asked.card.inputs().map(({ label }) => label)).toEqual(
      expect.arrayContaining(['项目名称', '应用场景', '建设内容', '主要目标', '会同论证的部门']),
    );
    const adjusted = { ...LISTING, 项目名称: '智慧养老服务协同应用系统', 应用场景: '老人呼叫十分钟响应' };
    await ok(w.as(OFFICE).fill(adjusted).press('列入清单', asked.card));

    const seen = newest(w, HEAD).text();
    expect(seen).toMatch(
      /入库审议[\s\S]*项目名称：智慧养老服务协同应用系统[\s\S]*应用场景：老人呼叫十分钟响应[\s\S]*主要目标：响应时间缩短一半/,
    );
    await ok(decide(w, HEAD, '审议通过'));
    expect(await project(w, '智慧养老服务协同应用系统')).toMatchObject({ stage: 'reserve', number: 'NB-2026-001' });
    expect(told(w, HANDLER).at(-1)).toMatch(/入库审议：审议通过[\s\S]*储备期：2028年9月18日/);
    expect(told(w, OFFICE).at(-1)).toContain('汇总进本年度入库清单，报市发改委和市财政局');
    await w.as(HANDLER).say('进度');
    await w.as(HANDLER).press('办理经过');
    expect(newest(w, HANDLER).text()).toMatch(/2026年9月18日 09:0\d　“储备期”开始计时，2028年9月18日（周一）截止/);
  });

  it('[NB-02] is argued anew where the deliberation says so', async () => {
    await declare(w);
    await ok(decide(w, OFFICE, '列入清单', LISTING));
    await ok(decide(w, HEAD, '重新论证', { 重新论证的理由: '与市卫健委项目重复' }));
    expect(newest(w, OFFICE).text()).toMatch(/入库论证[\s\S]*第 2 次[\s\S]*与市卫健委项目重复/);
    await ok(decide(w, OFFICE, '不列入', { 不列入的理由: '并入市卫健委项目' }));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'failed' });
    expect(told(w, LEAD).at(-1)).toContain('并入市卫健委项目');
  });

  it('[NB-02] goes back to the unit with opinions, and shows what was changed', async () => {
    await declare(w);
    await ok(decide(w, OFFICE, '退回修改', { '修改意见（每行一条）': '核减建设内容' }));
    const fang = w.as(HANDLER);
    const opened = await fang.press('去办理');
    const answers = await fang.press('回应修改意见（还剩 1 条）', opened.card);
    const answered = await fang.fill({ '第 1 条的整改情况': '已核减补贴模块' }).press('保存回应', answers.card);
    const form = await fang.press('返回前期谋划项目申报表', answered.card);
    const change = { 项目主要建设内容: '建设居家养老服务调度、机构监管两个模块' };
    const confirm = await fillPages(fang, form.card, { answers: { ...DECLARATION.answers, ...change } });
    await ok(fang.press('提交', confirm));
    expect(newest(w, OFFICE).text()).toMatch(/第 2 次[\s\S]*两个模块[\s\S]*核减建设内容[\s\S]*已核减补贴模块/);
  });
});

describe('two years in the reserve', () => {
  it('[NB-04] are announced before they end; then it is argued anew by itself', async () => {
    await reserved(w);
    await w.clock.to('2028-09-18T17:30+08:00');
    const reminded = told(w, HANDLER).filter((text) => text.includes('储备期'));
    expect(reminded.length).toBeGreaterThanOrEqual(4);
    expect(reminded.at(-1)).toMatch(/今天到期[\s\S]*需重新论证入库/);
    expect(told(w, LEAD).some((text) => text.includes('储备期'))).toBe(true);

    await w.clock.to('2028-09-19T00:30+08:00');
    await w.as(OFFICE).say('待办');
    await w.as(OFFICE).press('去办理');
    const late = await decide(w, OFFICE, '已列入年度计划', { 计划年度: 2029 });
    expect(`${late.toast?.content ?? ''}${late.card.text()}`).toContain('储备期已于2028年9月18日');

    await w.clock.to('2028-09-19T09:30+08:00');
    expect(await project(w)).toMatchObject({ stage: 'renewal', status: 'running' });
    expect(await openTasks(w)).toEqual(['declare']);
    for (const who of [HANDLER, LEAD, OFFICE]) expect(told(w, who).some((text) => text.includes('储备期已满 2 年'))).toBe(true);

    const fang = w.as(HANDLER);
    await fang.say('待办');
    const opened = await fang.press('去办理');
    const confirm = await fillPages(fang, opened.card, { answers: { 项目名称: '智慧养老二期协同应用系统' } });
    await ok(fang.press('提交', confirm));
    expect(await project(w, '智慧养老二期协同应用系统')).toMatchObject({ stage: 'screening' });
    expect(newest(w, OFFICE).text()).toMatch(/入库论证[\s\S]*第 2 次/);
    await ok(decide(w, OFFICE, '列入清单', { ...LISTING, 入库清单年度: 2028 }));
    await ok(decide(w, HEAD, '审议通过'));
    expect(told(w, HANDLER).at(-1)).toMatch(/储备期：2030年9月19日/);
  }, 60_000);

  it('[NB-04] need not be waited for: who gives the project up leaves the reserve', async () => {
    await reserved(w);
    await w.as(HANDLER).say(`进度 ${NAME}`);
    await w.as(HANDLER).press('退出储备库');
    const before = told(w, HANDLER).length;
    await ok(decide(w, HANDLER, '继续储备'));
    expect(told(w, HANDLER)).toHaveLength(before);
    await w.as(HANDLER).say(`进度 ${NAME}`);
    await w.as(HANDLER).press('退出储备库');
    await ok(decide(w, HANDLER, '不再实施，退出储备库', { '不再实施，退出储备库的理由': '已由省厅统建' }));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'cancelled' });
    for (const who of [OFFICE, LEAD]) expect(told(w, who).at(-1)).toMatch(/项目不再实施，已退出储备库[\s\S]*理由：已由省厅统建/);
  });

  it('[NB-04] is not left any more by what was opened before the year’s plan listed the project', async () => {
    await reserved(w);
    await w.as(HANDLER).say(`进度 ${NAME}`);
    await w.as(HANDLER).press('退出储备库');
    expect(await openTasks(w)).toContain('quitReserve');

    await w.as(OFFICE).say(`进度 ${NAME}`);
    await w.as(OFFICE).press('去办理：列入年度建设计划');
    await enterPlan(w);
    expect(await openTasks(w)).not.toContain('quitReserve');
    // The card on which it was begun says so, and has no button left.
    expect(
      w
        .as(HANDLER)
        .cards()
        .some((card) => card.title() === '退出储备库：已取消'),
    ).toBe(true);
    expect(
      w
        .as(HANDLER)
        .cards()
        .flatMap((card) => card.buttons()),
    ).not.toContain('不再实施，退出储备库');
    expect(await project(w)).toMatchObject({ status: 'running', stage: 'planning' });
  });
});
