import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  ADMIN,
  COLLEAGUE,
  declaredWorld,
  HANDLER,
  LEAD,
  newest,
  OFFICE,
  OTHER_OFFICE,
  until,
} from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import type { World } from '../../support/world.js';
import { done, press } from '../decisions/kit.js';

const OTHER_UNIT = '施雯';
const OTHER_PLACE = '赵敏';

/** 智慧急救 waits for the office: task 2, whose people are 孔亮, 曹颖 and 姜山. */
let w: World;
beforeEach(async () => {
  w = await declaredWorld();
});
afterEach(() => w.close());

const idOf = async (name: string) => String((await w.staff(name)).id);
const task = async (id = 2) => {
  const row = await w.db.tx((tx) => tx.tasks.get(id));
  if (row === null) throw new Error(`no task ${String(id)}`);
  return row;
};
const at = async (id = 2) => `${String(id)}.${String((await task(id)).version)}`;
/** The task's card in somebody's chat, as it stands. */
const cardOf = (who: string) => w.as(who).cards({})[0];

async function give(to: string, reason = '本周出差', from = OFFICE) {
  await w.as(from).press('转交', cardOf(from));
  return w
    .as(from)
    .fill({ 转交给: await idOf(to), 为什么转交: reason })
    .press('转交');
}

it('puts it into one colleague’s hands, who hears why; the others read who has it', async () => {
  const { toast, card } = await give(OTHER_OFFICE);
  expect(toast?.content).toBe('已转交给曹颖，他马上会收到。');
  expect(card.text()).toContain('已转交给曹颖办理（本周出差）');
  expect(card.buttons()).toContain('接手');
  expect(card.buttons()).not.toContain('合格');
  expect(newest(w, OTHER_OFFICE).text()).toContain('孔亮转交给您办理：本周出差');
  expect(
    newest(w, OTHER_OFFICE)
      .text()
      .match(/本周出差/g),
  ).toHaveLength(1);
  expect(newest(w, OTHER_OFFICE).buttons()).toContain('合格');
  expect(cardOf(ADMIN)?.text()).toContain('已转交给曹颖办理');
  expect(cardOf(ADMIN)?.buttons()).not.toContain('合格');

  await w.as(HANDLER).say('进度 智慧急救');
  expect(newest(w, HANDLER).text()).toContain('现在轮到：领导小组办公室（曹颖，孔亮转交）办理“预审”');
  expect((await w.as(HANDLER).press('催办：预审')).toast?.content).toBe('已提醒曹颖尽快办理。');
  await w.as(HANDLER).press('办理经过');
  expect(newest(w, HANDLER).text()).toContain('“预审”转交给曹颖。原因：本周出差（孔亮）');
  for (const [who, count] of [
    [OFFICE, 0],
    [OTHER_OFFICE, 1],
  ] as const) {
    await w.as(who).say('待办');
    expect(newest(w, who).text()).toContain(count === 0 ? '目前没有要您办理的事' : '预审');
  }
});

it('is gone back from to where it was pressed: 进度, or the task', async () => {
  await w.as(OFFICE).say('进度 智慧急救');
  const asked = await w.as(OFFICE).press('转交：预审');
  const back = await w.as(OFFICE).press('返回', asked.card);
  expect(back.card.buttons()).toContain('转交：预审');
  const fromTask = await w.as(OFFICE).press('转交', cardOf(OFFICE));
  expect((await w.as(OFFICE).press('返回', fromTask.card)).card.buttons()).toContain('合格');
});

it('lets whoever handed in what was given to him hear of the result, as his receipt says', async () => {
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
  await w.as(HANDLER).say('进度 智慧急救');
  const asked = await w.as(HANDLER).press('转交：填写项目申报表');
  const back = await w.as(HANDLER).press('返回', asked.card);
  expect(back.card.buttons()).toContain('转交：填写项目申报表');
  await w.as(HANDLER).press('转交：填写项目申报表', back.card);
  await w
    .as(HANDLER)
    .fill({ 转交给: await idOf(COLLEAGUE), 为什么转交: '外出' })
    .press('转交');
  expect(newest(w, COLLEAGUE).text()).toContain('外出');
  const opinions = await w.as(COLLEAGUE).press('回应修改意见（还剩 1 条）');
  await w.as(COLLEAGUE).fill({ '第 1 条的整改情况': '已补充' }).press('保存回应', opinions.card);
  await w.as(COLLEAGUE).press('核对并提交');
  await until(w, COLLEAGUE, '下一页', '请核对后提交');
  expect((await w.as(COLLEAGUE).press('提交')).card.text()).toContain('有结果会第一时间告诉您');
  await w.as(OFFICE).press('逐条核对整改');
  await w.as(OFFICE).press('已整改');
  await w.as(OFFICE).press('返回审核');
  await decide(w, OFFICE, '合格');
  for (const who of [COLLEAGUE, HANDLER]) {
    expect(newest(w, who).title()).toBe('预审：合格');
    expect(newest(w, who).text()).toContain('有结果了');
  }
});

it('is done by nobody else until he takes it over, with a stale card or a made-up one', async () => {
  const before = await at();
  await give(OTHER_OFFICE);
  expect((await press(w, ADMIN, `task-decide.${before}.pass`)).toast).toMatchObject({ type: 'warning' });
  const refused = await press(w, ADMIN, `task-decide.${await at()}.qualified`);
  expect(refused.toast?.content).toBe('“预审”已转交给曹颖办理。要由您来办，请先点“接手”。');
  expect((await task()).state).toBe('open');

  const taken = await w.as(ADMIN).press('接手', cardOf(ADMIN));
  expect(taken.toast?.content).toBe('已由您接手。');
  expect(newest(w, OTHER_OFFICE).text()).toContain('已转交给姜山办理');
  expect((await press(w, ADMIN, `task-takeOver.${await at()}`)).toast?.content).toContain('就在您手上');
  await decide(w, ADMIN, '合格');
  expect(await task()).toMatchObject({ state: 'done', decidedBy: (await w.staff(ADMIN)).id });
  expect((await done(w)).filter((type) => type === 'TASK_HANDED')).toHaveLength(2);
});

it('asks for a colleague and a word why, and offers only those who could do it', async () => {
  await w.as(OFFICE).press('转交', cardOf(OFFICE));
  const empty = await w.as(OFFICE).press('转交');
  expect(empty.card.text()).toMatch(/请选择[\s\S]*请写一句原因/);
  expect(newest(w, OFFICE).text()).not.toContain(LEAD);
  const why = { its_reason: '出差' };
  for (const name of [LEAD, HANDLER, OTHER_PLACE, OFFICE]) {
    const { card } = await press(w, OFFICE, `task-giveTo.${await at()}`, { ...why, its_person: await idOf(name) });
    expect(card.text()).toContain('有一位已不能选');
  }
  expect((await task()).assigneeId).toBeNull();
});

it('is given by those who hold it only, on a fresh card, once', async () => {
  const form = { its_person: await idOf(OTHER_OFFICE), its_reason: '出差' };
  for (const [who, says] of [
    [OTHER_UNIT, '现在看不了'],
    [OTHER_PLACE, '现在看不了'],
    [HANDLER, '由领导小组办公室办理'],
  ] as const) {
    for (const verb of ['handOver', 'giveTo', 'takeOver']) {
      expect((await press(w, who, `task-${verb}.${await at()}`, form)).toast?.content).toContain(says);
    }
  }
  const old = await at();
  const both = await Promise.all([
    press(w, OFFICE, `task-giveTo.${old}`, form),
    press(w, ADMIN, `task-giveTo.${old}`, { ...form, its_person: await idOf(OFFICE) }),
  ]);
  expect(both.filter(({ toast }) => toast?.type === 'success')).toHaveLength(1);
  expect(await w.db.tx((tx) => tx.handovers.ofTask(2))).toHaveLength(1);
});

it('goes back to everyone when he leaves', async () => {
  await give(OTHER_OFFICE);
  await w.sandbox.people.leave(w.as(OTHER_OFFICE).openId).pushed;
  await w.settle();
  expect((await task()).assigneeId).toBeNull();
  expect(newest(w, OFFICE).text()).toContain('曹颖已离开，这件事请您或同岗的同事接着办');
  expect(newest(w, OFFICE).buttons()).toContain('合格');
  await decide(w, OFFICE, '合格');
  expect((await done(w)).includes('TASK_RELEASED')).toBe(true);
});

it('falls back to the role when he loses it without anybody noticing', async () => {
  await give(OTHER_OFFICE);
  const { id } = await w.staff(OTHER_OFFICE);
  await w.db.tx((tx) => tx.staff.update(id, { active: false }));
  await w.as(OFFICE).say('待办');
  await w.as(OFFICE).press('去办理');
  await decide(w, OFFICE, '合格');
  expect((await task()).state).toBe('done');
});

it('works for the unit’s own forms: the colleague goes on with what was typed', async () => {
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
  const he = w.as(HANDLER);
  const form = await he.press('去办理');
  await he.fill({ 主要建设内容: '补充了与卫健平台的接口以及数据共享' }).press('下一页', form.card);
  await he.say('进度 智慧急救');
  await he.press('转交：填写项目申报表');
  await he.fill({ 转交给: await idOf(COLLEAGUE), 为什么转交: '休假' }).press('转交');
  expect(newest(w, COLLEAGUE).text()).toContain('何静转交给您办理：休假');
  const opened = await press(w, COLLEAGUE, 'form-goto.3.20002.1.0');
  expect(opened.card.text()).toContain('补充了与卫健平台的接口');
  const mine = await press(w, HANDLER, 'form-submit.3.20002');
  expect(mine.toast?.content).toContain('已转交给何小静办理');
  await he.say('进度 智慧急救');
  expect((await he.press('接手：填写项目申报表')).toast?.content).toBe('已由您接手。');
});
