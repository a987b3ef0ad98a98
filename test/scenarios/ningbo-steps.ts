import type { Pressed } from '../../sandbox/driver.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { World } from '../support/world.js';
import { BODIES, decide, type Filling, fillPages, HANDLER, OFFICE, ok, PDF } from './ningbo-kit.js';
import { listed, PLAN, sendPlan } from './ningbo-plans.js';

const OPINIONS = '修改意见（每行一条）';

/** The plan with the bodies: each has 5 working days from the clock's day. */
export async function dispatched(w: World, filling = PLAN, changes: Partial<Filling> = {}): Promise<void> {
  await listed(w, changes);
  await sendPlan(w, filling);
  await ok(decide(w, OFFICE, '发各部门征求意见'));
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
  const person = w.as(by);
  const opened = await person.press('去办理');
  const list = await person.press(`回应修改意见（还剩 ${answers.length} 条）`, opened.card);
  const filled: Answers = Object.fromEntries(answers.map((text, at) => [`第 ${at + 1} 条的整改情况`, text]));
  const done = await person.fill(filled).press('保存回应', list.card);
  const form = await person.press('核对并提交', done.card);
  if (file !== null) await person.send({ name: file, bytes: new Uint8Array([...PDF, ...new TextEncoder().encode(file)]) });
  const confirm = await fillPages(person, form.card, { answers: { 本次修改说明: '逐条作了修改' } });
  return ok(person.press('提交', confirm));
}
