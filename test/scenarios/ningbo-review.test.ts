import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import { type World, world } from '../support/world.js';
import { linesOf } from '../support/docx-lines.js';
import { decide, FINANCE, HANDLER, HEAD, LEAD, NAME, newest, OFFICE, ok, project, told } from './ningbo-kit.js';
import { BOUGHT, INFRA, SERVICE } from './ningbo-plans.js';
import { answered, applyReview, concludeReview, dispatched, holdReview, improve, settle } from './ningbo-steps.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

const reviewClock = async () => {
  const { id } = await project(w);
  return (await w.db.tx((tx) => tx.deadlines.ofProject(id))).find(({ deadline }) => deadline === 'review');
};
/** The last file that a person got, as text. */
const letterOf = (who: string) => {
  const file = w.as(who).files({}).at(-1);
  return { name: file?.name, text: linesOf(file?.bytes ?? new Uint8Array()).join('\n') };
};
const CONCLUSION: Answers = { 专家评审意见: '方案可行，补充应急预案', 绩效前期论证意见: '目标可量化，同意' };

/** Nobody had an opinion: the unit may ask for the experts. */
async function readyForExperts(...how: Parameters<typeof dispatched> extends [World, ...infer Rest] ? Rest : never) {
  await dispatched(w, ...how);
  await answered(w);
  await ok(decide(w, OFFICE, '各部门无意见，可申请评审'));
}

/** The experts were called for the last day; the next morning the office has the meeting before it. */
async function metInTime() {
  await readyForExperts();
  await applyReview(w);
  await holdReview(w, '2026-10-09');
  await w.clock.to('2026-10-10T09:00+08:00');
  expect(await reviewClock()).toMatchObject({ state: 'met' });
  await w.as(OFFICE).say('会议');
  return w.as(OFFICE).press('打开');
}

describe('the experts', () => {
  it('[NB-23][NB-11] are asked for in a letter with the unit’s own number, and meet within ten working days of it', async () => {
    await readyForExperts();
    await applyReview(w);
    const letter = letterOf(OFFICE);
    expect(letter.name).toBe(`关于申请召开${NAME}专家评审会的函.docx`);
    expect(letter.text).toMatch(/甬民函〔2026〕12号[\s\S]*市大数据局：[\s\S]*申请召开专家评审会议[\s\S]*市民政局/);
    expect(await reviewClock()).toMatchObject({ startOn: '2026-09-18', dueOn: '2026-10-09', state: 'running' });

    await w.clock.to('2026-10-09T17:40+08:00');
    expect(told(w, OFFICE).at(-1)).toMatch(/专家评审[\s\S]*今天到期/);
    await w.clock.to('2026-10-10T17:40+08:00');
    expect(told(w, HEAD).at(-1)).toMatch(/专家评审[\s\S]*已逾期 1 个工作日/);
  });

  it('[NB-12] come from the pool of the office, and from the province where a project is great', async () => {
    await readyForExperts();
    await applyReview(w);
    await holdReview(w, '2026-09-22', [
      { 坐席: '省级以上行业专家', 系统外人员姓名: '谢教授', 系统外人员单位: '浙江大学', 系统外人员手机: '13955550001' },
    ]);
    for (const expert of ['竺可言', '乐维', '周以恒']) expect(told(w, expert).join('\n')).toContain('专家评审会');
    const { id } = await project(w);
    const [item] = await w.db.tx((tx) => tx.agenda.ofProject(id));
    const people = await w.db.tx((tx) => tx.attendees.of(item?.meetingId ?? 0));
    expect(people.map(({ seat, name }) => `${seat} ${name}`)).toEqual(
      expect.arrayContaining(['experts 竺可言', 'provincial 谢教授']),
    );
    await w.as('竺可言').say('我的项目');
    expect(told(w, '竺可言').join('\n')).toContain(NAME);
  });

  it('[NB-11] have met in time where they met on the last day and what they said is recorded later', async () => {
    await readyForExperts();
    await applyReview(w);
    await holdReview(w, '2026-10-09');
    await w.clock.to('2026-10-12T17:40+08:00');
    for (const who of [OFFICE, HEAD]) expect(told(w, who).join('\n')).not.toContain('已逾期');
    const inGroup = w.as(OFFICE).cards({ chat: w.chat('前期论证工作群') });
    expect(inGroup.map((card) => card.text()).join('\n')).not.toContain('已逾期');
    expect(await reviewClock()).toMatchObject({ state: 'met', closedOn: '2026-10-09' });
    await w.as(OFFICE).say('看板');
    expect(newest(w, OFFICE).text()).not.toContain('逾期 1');
    await ok(concludeReview(w, 'agree', CONCLUSION));
    expect(await reviewClock()).toMatchObject({ dueOn: '2026-10-09', state: 'met', closedOn: '2026-10-09' });
  });

  it('[NB-11] have not met where the meeting of that day turns out to be on another', async () => {
    await metInTime();
    const plan = await w.as(OFFICE).press('时间地点');
    await ok(w.as(OFFICE).fill({ 日期: '2026-10-13' }).press('保存，下一步选项目', plan.card));
    expect(await reviewClock()).toMatchObject({ state: 'running', closedOn: null });
    await w.clock.to('2026-10-12T17:40+08:00');
    expect(told(w, HEAD).join('\n')).toMatch(/专家评审[\s\S]*已逾期 2 个工作日/);
  });

  it('[NB-11] have not met where the meeting of that day is cancelled after it', async () => {
    const { card } = await metInTime();
    await ok(w.as(OFFICE).press('取消会议', card));
    expect(await reviewClock()).toMatchObject({ state: 'running', closedOn: null });
  });

  it('[NB-11] have met too late a day after it, on whatever day it is recorded', async () => {
    await readyForExperts();
    await applyReview(w);
    await holdReview(w, '2026-10-10');
    await w.clock.to('2026-10-12T17:40+08:00');
    expect(told(w, HEAD).join('\n')).toMatch(/专家评审[\s\S]*已逾期/);
    await ok(concludeReview(w, 'agree', CONCLUSION));
    expect(await reviewClock()).toMatchObject({ state: 'metLate', closedOn: '2026-10-10' });
  });

  it('[NB-17] judge the performance goals with the plan', async () => {
    await readyForExperts();
    await applyReview(w);
    await holdReview(w, '2026-09-22');
    const lacking = await concludeReview(w, 'agree', { 专家评审意见: '方案可行' });
    expect(lacking.card.text()).toContain('绩效前期论证意见');
    expect(await project(w)).toMatchObject({ stage: 'expertReview' });
    await ok(concludeReview(w, 'agree', CONCLUSION));
    expect(newest(w, HEAD).text()).toMatch(/绩效前期论证意见：目标可量化[\s\S]*绩效目标（1 行）/);
  });
});

describe('after the experts', () => {
  it('[NB-13] a plan is revised by their opinions, checked, deliberated, and a letter goes to 发改委', async () => {
    await readyForExperts();
    await applyReview(w);
    await holdReview(w, '2026-09-22');
    await ok(concludeReview(w, 'revise', { ...CONCLUSION, '修改意见（每行一条）': '补充应急预案' }));
    expect(await project(w)).toMatchObject({ stage: 'adjusting' });

    await improve(w, ['已补充第五章'], '项目方案（评审后）.pdf');
    expect(await project(w)).toMatchObject({ stage: 'deliberation' });
    const early = await decide(w, OFFICE, '提请审议');
    expect(early.toast?.content).toContain('还有专家意见没有办结');
    await settle(w);
    await ok(decide(w, OFFICE, '提请审议'));

    await ok(decide(w, HEAD, '退回修改', { '修改意见（每行一条）': '概算再核减' }));
    await improve(w, ['已核减两万元'], null);
    await settle(w);
    await ok(decide(w, OFFICE, '提请审议'));
    await ok(decide(w, HEAD, '审议通过'));

    for (const who of [HANDLER, LEAD, OFFICE]) {
      const letter = letterOf(who);
      expect(letter.name).toBe(`关于${NAME}的前期论证函.docx`);
      expect(letter.text).toMatch(/甬数论证〔2026〕1号[\s\S]*市发改委：[\s\S]*市民政局报送的“智慧养老协同应用系统”[\s\S]*246.5/);
      expect(letter.text).toMatch(/方案可行，补充应急预案[\s\S]*目标可量化，同意/);
    }
    expect(newest(w, OFFICE).buttons()).toContain('已报市发改委');
    expect(newest(w, OFFICE).buttons()).not.toContain('已报市财政局');
    await ok(decide(w, OFFICE, '已报市发改委', {}));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'passed' });
    expect(told(w, HANDLER).at(-1)).toContain('已报市发改委');
  });

  it('[NB-13] a bought service goes the same way, with its letter to 财政局', async () => {
    await readyForExperts(SERVICE, BOUGHT);
    await applyReview(w);
    await holdReview(w, '2026-09-22');
    await ok(concludeReview(w, 'agree', CONCLUSION));
    await ok(decide(w, HEAD, '审议通过'));
    const letter = letterOf(FINANCE);
    expect(letter.name).toBe(`关于${NAME}购买服务方案的前期论证函.docx`);
    expect(letter.text).toMatch(/甬数购论证〔2026〕1号[\s\S]*市财政局：[\s\S]*86[\s\S]*D0901 信息化服务/);
    await ok(decide(w, OFFICE, '已报市财政局', {}));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'passed' });
  });

  it('[NB-13][NB-22] a service of infrastructure needs no letter of the unit: the office organises it all', async () => {
    await readyForExperts(SERVICE, INFRA, OFFICE);
    await holdReview(w, '2026-09-22');
    await ok(concludeReview(w, 'revise', { ...CONCLUSION, '修改意见（每行一条）': '明确带宽' }));
    await improve(w, ['已明确'], null, OFFICE);
    expect(await project(w)).toMatchObject({ stage: 'deliberation' });
  });

  it('[NB-11][NB-13] a plan that does not pass is completed, checked and reviewed anew', async () => {
    await readyForExperts();
    await applyReview(w);
    await holdReview(w, '2026-09-22');
    await ok(concludeReview(w, 'again', { ...CONCLUSION, '修改意见（每行一条）': '重写总体设计' }));
    expect(await project(w)).toMatchObject({ stage: 'revising' });
    await improve(w, ['已重写'], '项目方案（重写）.pdf');
    await settle(w);
    await ok(decide(w, OFFICE, '意见已落实，可申请评审'));
    await applyReview(w, '甬民函〔2026〕15号');
    const { id } = await project(w);
    const rows = (await w.db.tx((tx) => tx.deadlines.ofProject(id))).filter(({ deadline }) => deadline === 'review');
    expect(rows.map(({ state }) => state)).toEqual(['met', 'running']);
  });
});
