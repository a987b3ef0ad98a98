import type { Pressed } from '../../sandbox/driver.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { World } from '../support/world.js';
import { BODIES, decide, type Filling, fillPages, HANDLER, newest, OFFICE, ok, PDF } from './ningbo-kit.js';
import { listed, PLAN, sendPlan } from './ningbo-plans.js';

const OPINIONS = '修改意见（每行一条）';

/** The plan with the bodies: each has 5 working days from the clock's day. */
export async function dispatched(w: World, filling = PLAN, changes: Partial<Filling> = {}, by = HANDLER): Promise<void> {
  await listed(w, changes);
  await sendPlan(w, filling, {}, by);
  await ok(decide(w, OFFICE, '发出'));
}

/** A body has its opinions, one a line; or none. */
export async function answer(w: World, body: string, opinions?: string): Promise<Pressed> {
  if (opinions === undefined) return ok(decide(w, body, '无意见'));
  return ok(decide(w, body, '提出意见', { [OPINIONS]: opinions }));
}

/** All bodies have answered, the last of them with these opinions. */
export async function answered(w: World, opinions?: string): Promise<void> {
  const [first = '', second = '', third = ''] = BODIES;
  await answer(w, first);
  await answer(w, second);
  await answer(w, third, opinions);
}

/** The unit answers each opinion and hands its plan in again, a new file of it where one is named. */
export async function improve(w: World, answers: readonly string[], file: string | null, by = HANDLER): Promise<Pressed> {
  await w.clock.to(w.clock.now() + 60_000);
  const person = w.as(by);
  const told = newest(w, by);
  const page = told.buttons().includes('去办理') ? (await person.press('去办理', told)).card : told;
  const list = await person.press(`回应修改意见（还剩 ${answers.length} 条）`, page);
  const asked = list.card.inputs().filter(({ label }) => label.endsWith('条的整改情况'));
  const filled: Answers = Object.fromEntries(asked.map(({ label }, at) => [label, answers[at] ?? '']));
  const done = await person.fill(filled).press('保存回应', list.card);
  const form = await person.press(done.card.buttons().find((label) => label.startsWith('返回')) ?? '返回', done.card);
  if (file !== null) await person.send({ name: file, bytes: new Uint8Array([...PDF, ...new TextEncoder().encode(file)]) });
  const confirm = await fillPages(person, form.card, { answers: { 本次修改说明: '逐条作了修改' } });
  return ok(person.press('提交', confirm));
}

/** The office finds the one opinion that is left mended, and goes back to its task. */
export async function settle(w: World): Promise<void> {
  const { card } = await w.as(OFFICE).press('逐条核对整改');
  const done = await w.as(OFFICE).press('已整改', card);
  await w.as(OFFICE).press('返回审核', done.card);
}

/** The unit's letter, under its own number. */
export async function applyReview(w: World, number = '甬民函〔2026〕12号'): Promise<Pressed> {
  const person = w.as(HANDLER);
  await w.clock.to(w.clock.now() + 60_000);
  const opened = await person.press('去办理');
  const confirm = await fillPages(person, opened.card, { answers: { 本单位文号: number, 方案完善情况: '已按各部门意见完善' } });
  return ok(person.press('发函申请', confirm));
}

/** The expert meeting on a date, invited; the clock then stands on its day. `guests` have no account here. */
export async function holdReview(w: World, on: string, guests: readonly Answers[] = []): Promise<void> {
  const office = w.as(OFFICE);
  await office.press('安排专家评审会');
  await office.fill({ 日期: on, 时间: '14:00', 地点: '市大数据局 301' }).press('保存，下一步选项目');
  let seats = await office.press('保存，下一步定人员');
  for (const guest of guests) seats = await office.fill(guest).press('加入名单', seats.card);
  await ok(office.press('发会议通知', seats.card));
  await w.clock.to(`${on}T16:00+08:00`);
}

/** The meeting's conclusion on the project; the outcome is the policy's id. */
export async function concludeReview(w: World, outcome: string, answers: Answers): Promise<Pressed> {
  await w.as(OFFICE).say('会议');
  await w.as(OFFICE).press('打开');
  const opened = await w.as(OFFICE).press('登记结论');
  return w
    .as(OFFICE)
    .fill({ 结论: outcome, ...answers })
    .press('确认', opened.card);
}
