import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { press } from '../handlers/decisions/kit.js';
import { linesOf } from '../support/docx-lines.js';
import { type World, world } from '../support/world.js';
import { BODIES, decide, HANDLER, HEAD, LEAD, NAME, newest, OFFICE, ok, project, told, openTasks } from './ningbo-kit.js';
import { listed, sendPlan } from './ningbo-plans.js';
import { answer, answered, dispatched } from './ningbo-steps.js';

const [FIRST = '', SECOND = '', THIRD = ''] = BODIES;

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

const clocks = async (id: string) => {
  const { id: projectId } = await project(w);
  const rows = (await w.db.tx((tx) => tx.deadlines.ofProject(projectId))).filter(({ deadline }) => deadline === id);
  return rows.map(({ startOn, dueOn, state }) => [startOn, dueOn, state]);
};
describe('the office sends a plan out', () => {
  it('[NB-07] within one working day, and is reminded and told on like everybody else', async () => {
    await listed(w);
    await sendPlan(w);
    expect(newest(w, OFFICE).text()).toContain('发出征求意见：9月20日（周日），还剩 1 个工作日。依据：第九条');
    expect(await clocks('dispatch')).toEqual([['2026-09-18', '2026-09-20', 'running']]);

    await w.clock.to('2026-09-20T17:40+08:00');
    expect(newest(w, OFFICE).text()).toMatch(/方案发各部门征求意见[\s\S]*今天到期/);
    expect(told(w, HEAD).some((text) => text.includes('方案发各部门征求意见'))).toBe(false);
    await w.clock.to('2026-09-21T17:40+08:00');
    expect(told(w, HEAD).at(-1)).toMatch(/方案发各部门征求意见[\s\S]*已逾期 1 个工作日/);
    await ok(decide(w, OFFICE, '发出'));
    expect(await clocks('dispatch')).toEqual([['2026-09-18', '2026-09-20', 'metLate']]);
    // All three have the same day: the unit is not told of one of them as if the others had none.
    expect(newest(w, HANDLER).text()).toMatch(/反馈意见：9月\d+日/);
  });
});

describe('each body', () => {
  it('[NB-08][NB-10] has a card and five working days of its own, with the four aspects on it', async () => {
    await dispatched(w);
    expect(await openTasks(w)).toEqual(['consult 市委网信办', 'consult 市委机要保密局', 'consult 市发改委']);
    expect(await clocks('consult')).toEqual(Array.from({ length: 3 }, () => ['2026-09-18', '2026-09-24', 'running']));
    for (const body of BODIES) {
      const card = newest(w, body);
      expect(card.text()).toMatch(/征求意见四方面[\s\S]*省市应用支撑平台统筹：[\s\S]*市级基础平台统一支撑：/);
      expect(card.text()).toMatch(/业务协同和数据共享：[\s\S]*网络安全：拟定为等级保护三级/);
      expect(card.text()).toContain('反馈意见（');
      expect(card.text()).toContain('9月24日（周四），还剩 5 个工作日');
    }
    await w.as(FIRST).press('查看 项目方案');
    expect(w.as(FIRST).files({}).at(-1)?.name).toBe('项目方案.pdf');

    await answer(w, FIRST, '网络安全：等级保护定级偏低');
    expect(await openTasks(w)).toEqual(['consult 市委机要保密局', 'consult 市发改委']);
    expect(newest(w, SECOND).buttons()).toContain('无意见');
    const others = newest(w, SECOND)
      .pressable()
      .find(({ label }) => label === '无意见');
    const foreign = await w.as(FIRST).act(newest(w, FIRST), { tag: 'button', name: String(others?.node['name']) });
    expect(foreign.toast?.content).toContain('由市委机要保密局办理');
    expect(await openTasks(w)).toContain('consult 市委机要保密局');
  });

  it('[NB-08] sees its own opinion only, until the office has gathered them', async () => {
    await dispatched(w);
    await answer(w, FIRST, '网络安全：等级保护定级偏低');
    const reads = async (who: string) => {
      const before = told(w, who).length;
      await w.as(who).say(`进度 ${NAME}`);
      await w.as(who).press('办理经过');
      await w.as(who).say('待办');
      const task = (await w.db.tx((tx) => tx.tasks.ofProject(1, 'open'))).find(({ subject }) => subject === '市委机要保密局');
      const forged = { tag: 'button', name: `task-show.${String(task?.id)}` };
      const card = (await w.as(who).act(w.as(who).lastCard(), forged)).card.text();
      return [...told(w, who).slice(before), card].join('\n');
    };
    const own = await reads(FIRST);
    expect(own).toContain('等级保护定级偏低');
    const other = await reads(SECOND);
    expect(other).toContain('反馈意见');
    expect(other).not.toContain('等级保护定级偏低');
    expect(other).not.toContain('对方案四方面提出意见（市委网信办）：提出意见');
    expect(await reads(OFFICE)).toContain('等级保护定级偏低');

    await answer(w, SECOND);
    await answer(w, THIRD);
    expect(newest(w, OFFICE).text()).toMatch(
      /各单位的答复[\s\S]*市委网信办：已答复：提出意见[\s\S]*市委机要保密局：已答复：无意见[\s\S]*市发改委：已答复：无意见/,
    );
    expect(told(w, SECOND).join('\n')).not.toContain('等级保护定级偏低');
    await ok(decide(w, OFFICE, '汇总反馈', {}));
    await w.as(SECOND).say(`进度 ${NAME}`);
    await w.as(SECOND).press('办理经过');
    expect(newest(w, SECOND).text()).toContain('提出修改意见 1 条');
  });

  it('[NB-09] keeps its opinion between offices until all are gathered', async () => {
    await dispatched(w);
    const before = told(w, HANDLER).length;
    await answer(w, FIRST, '网络安全：等级保护定级偏低');
    expect(told(w, HANDLER)).toHaveLength(before);
    await w.as(HANDLER).say(`进度 ${NAME}`);
    await w.as(HANDLER).press('办理经过');
    expect(told(w, HANDLER).slice(before).join('\n')).not.toContain('定级偏低');
    const { id } = await project(w);
    const tasks = await w.db.tx((tx) => tx.tasks.ofProject(id));
    // A button's name is easily guessed: the unit's own tasks and those of the bodies.
    for (const task of tasks) {
      for (const name of [`opinion-list.${String(task.id)}`, `task-show.${String(task.id)}`]) {
        for (const who of [HANDLER, LEAD]) {
          const pressed = await press(w, who, name);
          expect(`${who} ${name}: ${pressed.card.text()}`).not.toContain('定级偏低');
        }
      }
    }
    // It is there to be read: the office sees it under the same buttons.
    const raised = tasks.find(({ task, state }) => task === 'consult' && state === 'done');
    expect((await press(w, OFFICE, `opinion-list.${String(raised?.id)}`)).card.text()).toContain('定级偏低');
  });

  it('[NB-08] is reminded alone, and not waited for after its last day', async () => {
    await dispatched(w);
    await answer(w, FIRST);
    await answer(w, SECOND, '补充与机要系统的边界');
    await w.clock.to('2026-09-24T17:40+08:00');
    expect(told(w, THIRD).at(-1)).toMatch(/对方案四方面提出意见[\s\S]*今天到期[\s\S]*不再等待，直接汇总/);
    for (const body of [FIRST, SECOND]) expect(told(w, body).some((text) => text.includes('今天到期'))).toBe(false);
    expect(await openTasks(w)).toEqual(['consult 市发改委']);

    await w.clock.to('2026-09-28T09:30+08:00');
    expect(await openTasks(w)).toEqual(['summarise']);
    expect(told(w, OFFICE).some((text) => text.includes('有部门到期没有反馈意见'))).toBe(true);
    // From the fifth day on, not from the day on which it was noticed.
    expect(await clocks('summarise')).toEqual([['2026-09-24', '2026-09-29', 'running']]);
    const late = await w
      .as(THIRD)
      .press('无意见')
      .catch((error: unknown) => String(error));
    expect(JSON.stringify(late)).not.toContain('"success"');
  });
});

describe('the office gathers', () => {
  it('[NB-09] within two working days after the last answer, all at once, in a letter', async () => {
    await dispatched(w);
    await w.clock.to('2026-09-21T10:00+08:00');
    await answer(w, FIRST, '网络安全：等级保护定级偏低');
    await answer(w, SECOND, '补充与机要系统的边界');
    await w.clock.to('2026-09-22T10:00+08:00');
    await answer(w, THIRD);
    expect(await clocks('summarise')).toEqual([['2026-09-22', '2026-09-24', 'running']]);
    expect(newest(w, OFFICE).text()).toMatch(
      /1. 网络安全：等级保护定级偏低（市委网信办）[\s\S]*2. 补充与机要系统的边界（市委机要保密局）/,
    );

    await ok(decide(w, OFFICE, '汇总反馈', { '修改意见（每行一条）': '绩效目标补充服务人次' }));
    expect(await project(w)).toMatchObject({ stage: 'revising' });
    for (const who of [HANDLER, LEAD]) {
      const letter = w.as(who).files({}).at(-1);
      expect(letter?.name).toBe(`关于${NAME}方案征求意见情况的反馈函.docx`);
      expect(linesOf(letter?.bytes).join('\n')).toMatch(
        /\n1．网络安全：等级保护定级偏低（市委网信办）\n2．补充与机要系统的边界（市委机要保密局）\n3．绩效目标补充服务人次\n/,
      );
    }
    const opened = await w.as(HANDLER).press('去办理');
    const list = await w.as(HANDLER).press('回应修改意见（还剩 3 条）', opened.card);
    expect(list.card.text()).toMatch(/定级偏低（市委网信办）[\s\S]*机要系统的边界（市委机要保密局）[\s\S]*补充服务人次/);
  });

  it('[NB-09] late, with its head told', async () => {
    await dispatched(w);
    await answered(w, '补充数据备份');
    await w.clock.to('2026-09-22T17:40+08:00');
    expect(told(w, HEAD).at(-1)).toMatch(/汇总反馈意见[\s\S]*已逾期 1 个工作日/);
    await ok(decide(w, OFFICE, '汇总反馈', {}));
    expect(await clocks('summarise')).toEqual([['2026-09-18', '2026-09-21', 'metLate']]);
  });

  it('[NB-09] nothing: then the unit may ask for the experts', async () => {
    await dispatched(w);
    await answered(w);
    expect(newest(w, OFFICE).buttons()).toContain('各部门无意见，可申请评审');
    await ok(decide(w, OFFICE, '各部门无意见，可申请评审'));
    expect(await project(w)).toMatchObject({ stage: 'expertReview' });
    expect(newest(w, HANDLER).text()).toContain('请出具申请召开专家评审函');
  });

  it('[NB-09] a great problem into a special meeting, whose opinions go to the unit', async () => {
    await dispatched(w);
    await answered(w, '与既有系统重复建设');
    await ok(decide(w, OFFICE, '召开专题会议', { 召开专题会议的理由: '是否重复建设有重大分歧' }));
    await w.as(HANDLER).say('进度');
    expect(newest(w, HANDLER).text()).toContain('● 征求意见 → ○ 按意见完善 → ○ 专家评审 → ○ 方案审议 → ○ 前期论证函');
    const office = w.as(OFFICE);
    await office.press('安排专题会议');
    await office.fill({ 日期: '2026-09-22', 时间: '14:00', 地点: '市大数据局 301' }).press('保存，下一步选项目');
    await office.press('保存，下一步定人员');
    await ok(office.press('发会议通知'));
    for (const body of BODIES) expect(newest(w, body).text()).toMatch(/专题会议[\s\S]*9月22日/);
    await w.clock.to('2026-09-22T16:00+08:00');
    const opened = await office.press('登记结论');
    await ok(office.fill({ 结论: 'feedback', '修改意见（每行一条）': '复用市民政既有档案系统' }).press('确认', opened.card));
    expect(await project(w)).toMatchObject({ stage: 'revising' });
    await w.as(HANDLER).press('去办理');
    const list = await w.as(HANDLER).press('回应修改意见（还剩 2 条）');
    expect(list.card.text()).toMatch(/重复建设（市发改委）[\s\S]*复用市民政既有档案系统/);
  });
});
