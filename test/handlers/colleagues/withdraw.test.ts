import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  COLLEAGUE,
  declaredWorld,
  HANDLER,
  LEAD,
  newest,
  OFFICE,
  OTHER_OFFICE,
  project,
  until,
} from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import type { World } from '../../support/world.js';
import { done, press } from '../decisions/kit.js';

const OTHER_UNIT = '施雯';
const OTHER_PLACE = '赵敏';
const MEMBER = '金磊';

/** 智慧急救 was just handed in: task 1 is done, task 2 is the office's. */
let w: World;
beforeEach(async () => {
  w = await declaredWorld();
});
afterEach(() => w.close());

const tasks = async () => (await w.db.tx((tx) => tx.tasks.ofProject(1))).map(({ task, state }) => `${task} ${state}`);
const at = async (id: number) => `${String(id)}.${String((await w.db.tx((tx) => tx.tasks.get(id)))?.version ?? 0)}`;
const idOf = async (name: string) => String((await w.staff(name)).id);

/** 何静 answers the one opinion, up to 核对. */
async function answer(): Promise<void> {
  const he = w.as(HANDLER);
  await he.press('去办理');
  await he.press('回应修改意见（还剩 1 条）');
  await he.fill({ '第 1 条的整改情况': '已补充' }).press('保存回应');
  await he.press('核对并提交');
  await until(w, HANDLER, '下一页', '请核对后提交');
}

describe('the first declaration', () => {
  it('is a draft again with all that was typed; the office reads that it was taken back', async () => {
    const taken = await w.as(HANDLER).press('撤回');
    expect(taken.toast?.content).toBe('已撤回，填写的内容都在，改好后请重新提交。');
    expect(taken.card.text()).toContain('智慧急救');
    expect(await project(w, '智慧急救')).toMatchObject({ status: 'draft', stage: 'drafting' });
    expect((await w.db.tx((tx) => tx.forms.ofProject(1))).map(({ state }) => state)).toEqual(['draft']);
    expect((await w.db.tx((tx) => tx.deadlines.ofProject(1))).map(({ state }) => state)).toEqual(['cancelled']);
    for (const who of [OFFICE, OTHER_OFFICE]) {
      const card = w.as(who).cards({})[0];
      expect(card?.title()).toBe('预审：已撤回');
      expect(card?.text()).toMatch(/何静[\s\S]*提交已撤回，改好后会重新提交/);
      expect(card?.buttons()).toEqual([]);
      await w.as(who).say('待办');
      expect(newest(w, who).text()).toContain('目前没有要您办理的事');
    }
    expect((await done(w)).includes('TASK_WITHDRAWN')).toBe(true);
  });

  it('keeps its number when it is handed in again, and reaches the office anew', async () => {
    const { number } = await project(w, '智慧急救');
    await w.as(HANDLER).press('撤回');
    await w.as(HANDLER).say('草稿箱');
    await w.as(HANDLER).press('继续填写');
    await until(w, HANDLER, '下一页', '请核对后提交');
    expect((await w.as(HANDLER).press('提交')).toast?.content).toBe('已提交。');
    expect(await project(w, '智慧急救')).toMatchObject({ status: 'running', number });
    // Nobody acted on what was taken back: for the office it comes for the first time.
    expect((await w.db.tx((tx) => tx.tasks.ofProject(1))).at(-1)?.round).toBe(2);
    expect(newest(w, OFFICE).text()).not.toContain('第 2 次');
    await decide(w, OFFICE, '合格');
    expect((await tasks()).slice(0, 3)).toEqual(['declare done', 'prereview cancelled', 'prereview done']);
  });

  it('leaves no 撤回 on the receipt once the office decided', async () => {
    const receipt = () =>
      w
        .as(HANDLER)
        .cards({})
        .find((card) => card.title() === '提交成功');
    expect(receipt()?.buttons()).toContain('撤回');
    await decide(w, OFFICE, '合格');
    expect(receipt()?.buttons()).not.toContain('撤回');
    expect(receipt()?.buttons()).toContain('查看进度');
  });

  it('makes the receipt a form again when it was taken back from 进度', async () => {
    await w.as(HANDLER).say('进度 智慧急救');
    await w.as(HANDLER).press('撤回：填写项目申报表');
    expect(
      w
        .as(HANDLER)
        .cards({})
        .map((card) => card.title()),
    ).not.toContain('提交成功');
  });

  it('may be taken back again when it was handed in again', async () => {
    await w.as(HANDLER).press('撤回');
    await w.as(HANDLER).say('草稿箱');
    await w.as(HANDLER).press('继续填写');
    await until(w, HANDLER, '下一页', '请核对后提交');
    await w.as(HANDLER).press('提交');
    expect((await w.as(HANDLER).press('撤回')).toast?.content).toContain('已撤回');
    expect(await tasks()).toEqual(['declare open', 'prereview cancelled', 'prereview cancelled']);
  });

  it('may be deleted like any other draft', async () => {
    await w.as(HANDLER).press('撤回');
    await w.as(HANDLER).say('草稿箱');
    expect((await w.as(HANDLER).press('删除')).toast?.content).toContain('已删除');
    expect((await press(w, OFFICE, `task-show.2`)).toast).toMatchObject({ type: 'warning' });
  });

  it('is taken back by those who hand in only, from a fresh card, once', async () => {
    const wire = `task-withdraw.${await at(1)}`;
    for (const [who, says] of [
      [OTHER_UNIT, '现在看不了'],
      [OTHER_PLACE, '现在看不了'],
      [OFFICE, '由项目建设单位经办人办理'],
      [LEAD, '由项目建设单位经办人办理'],
    ] as const) {
      expect((await press(w, who, wire)).toast?.content).toContain(says);
    }
    expect((await press(w, HANDLER, `task-withdraw.${await at(2)}`)).toast).toMatchObject({ type: 'warning' });
    const twice = await Promise.all([press(w, HANDLER, wire), press(w, HANDLER, wire)]);
    expect(twice.filter(({ toast }) => toast?.type === 'success')).toHaveLength(1);
    expect(await tasks()).toEqual(['declare open', 'prereview cancelled']);
  });
});

describe('somebody acted on it', () => {
  const refused = async () => (await press(w, HANDLER, `task-withdraw.${await at(1)}`)).toast?.content;

  it('by deciding', async () => {
    await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
    expect(await refused()).toBe('孔亮已办理“预审”，不能再撤回。要修改，请联系他退回。');
    await w.as(HANDLER).say('进度 智慧急救');
    expect(
      newest(w, HANDLER)
        .buttons()
        .filter((label) => label.startsWith('撤回')),
    ).toEqual([]);
  });

  it('by asking for advice, even when that was taken back', async () => {
    const form = { its_person: await idOf(MEMBER), its_note: '请看' };
    await press(w, OFFICE, `advice-send.${await at(2)}`, form);
    expect(await refused()).toBe('孔亮已请金磊对“预审”提意见，不能再撤回。要修改，请联系他退回。');
    await press(w, OFFICE, 'advice-withdraw.1.1');
    expect(await refused()).toContain('不能再撤回');
  });

  it('not by handing it over: that one reads that it was taken back', async () => {
    const form = { its_person: await idOf(OTHER_OFFICE), its_reason: '出差' };
    await press(w, OFFICE, `task-giveTo.${await at(2)}`, form);
    expect((await press(w, HANDLER, `task-withdraw.${await at(1)}`)).toast?.type).toBe('success');
    expect(newest(w, OTHER_OFFICE).title()).toBe('预审：已撤回');
  });

  it('by going through the opinions that were answered', async () => {
    await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
    const he = w.as(HANDLER);
    await answer();
    await w.clock.to(w.clock.now() + 60_000);
    await he.press('提交');
    await w.clock.to(w.clock.now() + 60_000);
    await w.as(OFFICE).press('逐条核对整改', newest(w, OFFICE));
    await w.as(OFFICE).press('已整改');
    const again = await press(w, HANDLER, `task-withdraw.${await at(3)}`);
    expect(again.toast?.content).toBe('孔亮已核对整改情况，不能再撤回。要修改，请联系他退回。');
  });
});

it('goes back to the stage it came from, with what was answered, on a later round', async () => {
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
  const stage = (await project(w, '智慧急救')).stage;
  const he = w.as(HANDLER);
  await answer();
  await w.clock.to(w.clock.now() + 60_000);
  await he.press('提交');
  await w.as(LEAD).say('进度 智慧急救');
  expect(
    newest(w, LEAD)
      .buttons()
      .filter((label) => label.startsWith('撤回')),
  ).toEqual([]);
  await he.say('进度 智慧急救');
  await he.press('撤回：填写项目申报表');
  expect(await project(w, '智慧急救')).toMatchObject({ status: 'running', stage });
  expect((await w.db.tx((tx) => tx.opinions.ofProject(1))).map(({ answer, state }) => [answer, state])).toEqual([
    ['已补充', 'answered'],
  ]);
  await until(w, HANDLER, '下一页', '请核对后提交');
  expect((await he.press('提交')).toast?.content).toBe('已提交。');
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '再补' });
  expect(newest(w, HANDLER).text()).toContain('再补');
});

it('gives colleagues whose cards said who goes on the form again', async () => {
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
  await w.as(COLLEAGUE).say('进度 智慧急救');
  const open = await w.as(COLLEAGUE).press('去办理：填写项目申报表');
  const hers = () => w.as(COLLEAGUE).card(open.card.messageId);
  const he = w.as(HANDLER);
  await answer();
  await he.press('提交');
  expect(hers().text()).toMatch(/接下来：[^\n]*办理“预审”/);
  expect((await he.press('撤回')).toast?.content).toContain('已撤回');
  expect(hers().text()).not.toContain('接下来');
  expect(hers().buttons()).toContain('上一页');
  await until(w, HANDLER, '下一页', '请核对后提交');
  await he.press('提交');
  expect(hers().text()).toMatch(/接下来：[^\n]*办理“预审”/);
});
