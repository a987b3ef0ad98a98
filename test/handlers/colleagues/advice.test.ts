import { afterEach, beforeEach, expect, it } from 'vitest';
import { declare, FINANCE, HANDLER, LEAD, newest, OFFICE, OTHER_OFFICE } from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import { visit } from '../../support/visit.js';
import { type World, world } from '../../support/world.js';
import { done, press } from '../decisions/kit.js';

const MEMBER = '金磊';
const EXPERT = '魏博';
const OTHER_UNIT = '施雯';
const OTHER_PLACE = '赵敏';

/** 智慧急救 waits for the office: task 2. A Friday; Sunday is worked. */
let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await declare(w);
});
afterEach(() => w.close());

const idOf = async (name: string) => String((await w.staff(name)).id);
const at = async () => `2.${String((await w.db.tx((tx) => tx.tasks.get(2)))?.version ?? 0)}`;
const state = async () => (await w.db.tx((tx) => tx.tasks.get(2)))?.state;
const advice = async (id = 1) => w.db.tx((tx) => tx.advice.get(id));
const cardOf = (who: string) => w.as(who).cards({})[0];

/** The office asks somebody on the task's card. */
async function ask(to: string, question = '建设内容与在建平台是否重复') {
  await w.as(OFFICE).press('加签', cardOf(OFFICE));
  return w
    .as(OFFICE)
    .fill({ 请谁提意见: await idOf(to), 请他看什么: question })
    .press('请他提意见');
}

it('is asked on a card of his own, answered with words, and stands on the decision’s card', async () => {
  const { toast, card } = await ask(MEMBER);
  expect(toast?.content).toBe('已请金磊提意见。');
  expect(card.text()).toMatch(/加签（1 人，1 人未答复）[\s\S]*金磊（区发改经信局）：还没有答复/);
  const his = newest(w, MEMBER);
  expect(his.text()).toMatch(/孔亮办理“预审”，想听您的意见：建设内容与在建平台是否重复[\s\S]*9月24日/);
  await w.as(MEMBER).press('查看填报内容', his);
  expect(newest(w, MEMBER).text()).toContain('智慧急救');
  await w.as(MEMBER).say('首页');
  expect(newest(w, MEMBER).text()).toContain('有 1 件事等您提意见，发送“待办”查看。');
  expect(newest(w, MEMBER).text()).not.toContain('目前没有要您办理的事');
  await w.as(MEMBER).say('待办');
  expect(newest(w, MEMBER).text()).toMatch(/1 件[\s\S]*等您提意见[\s\S]*孔亮请您对“预审”提意见/);
  expect(newest(w, MEMBER).text()).not.toContain('目前没有要您办理的事');
  await w.as(MEMBER).press('去答复');
  const silent = await w.as(MEMBER).press('不同意');
  expect(silent.card.text()).toContain('请写明不同意的理由');
  const answered = await w.as(MEMBER).fill({ 您的意见: '接口部分重复，建议合并' }).press('不同意');
  expect(answered.toast?.content).toBe('已答复，办理人马上会看到。');
  expect(answered.card.title()).toBe('已提意见');

  expect(newest(w, OFFICE).text()).toContain('金磊（区发改经信局）：不同意。接口部分重复，建议合并');
  for (const who of [OFFICE, OTHER_OFFICE]) {
    expect(cardOf(who)?.text()).toContain('金磊（区发改经信局）：不同意。接口部分重复，建议合并');
  }
  await decide(w, OFFICE, '合格');
  expect(await state()).toBe('done');
  expect((await done(w)).filter((type) => type.startsWith('ADVICE'))).toEqual(['ADVICE_ASKED', 'ADVICE_ANSWERED']);
});

it('stands with the decision afterwards, for those who read it before', async () => {
  await ask(MEMBER);
  await w.as(MEMBER).fill({ 您的意见: '接口部分重复' }).press('同意', newest(w, MEMBER));
  await decide(w, OFFICE, '合格');
  const said = '金磊（区发改经信局）：同意。接口部分重复';
  for (const [who, reads] of [
    [OTHER_OFFICE, true],
    [MEMBER, true],
    [HANDLER, false],
    [LEAD, false],
  ] as const) {
    const reader = await visit(w, who);
    await reader.open('/pages/tasks/2');
    expect([reader.status(), reader.text().includes(said)], who).toEqual([200, reads]);
    const { card } = await press(w, who, 'task-show.2');
    expect([card.title(), card.text().includes(said)], who).toEqual(['预审：合格', reads]);
  }
});

it('holds the decision back until he answers, or is waited for no longer', async () => {
  await ask(MEMBER);
  for (const wire of [`task-decide.${await at()}.qualified`, `task-ask.${await at()}.improve`]) {
    const { toast, card } = await press(w, OTHER_OFFICE, wire);
    expect(toast?.content).toBe('还在等金磊的意见，收到后再办结。不等了，请先点“撤回加签”。');
    expect(card.buttons()).toContain('撤回加签：金磊（区发改经信局）');
  }
  expect(await state()).toBe('open');
  const dropped = await w.as(OTHER_OFFICE).press('撤回加签：金磊（区发改经信局）');
  expect(dropped.toast?.content).toContain('已撤回加签');
  expect(w.as(MEMBER).cards({})[0]?.text()).toContain('已撤回，您不用答复了');
  expect((await press(w, MEMBER, 'advice-answer.1.1.agree')).toast).toMatchObject({ type: 'warning' });
  await decide(w, OFFICE, '合格');
  expect(await state()).toBe('done');
});

it('may be asked of the project’s lead, not of another unit or place, and only by those who decide', async () => {
  await ask(LEAD, '经费能否自筹');
  expect(newest(w, LEAD).title()).toBe('请您提意见');
  await w.as(LEAD).say('进度 智慧急救');
  await w.as(LEAD).press('提意见：预审');
  expect((await w.as(LEAD).press('同意')).card.text()).toContain('吕卫国（区卫生健康局）：同意');

  for (const name of [OTHER_UNIT, OTHER_PLACE, HANDLER, OFFICE]) {
    const form = { its_person: await idOf(name), its_note: '请看' };
    expect((await press(w, OFFICE, `advice-send.${await at()}`, form)).card.text()).toContain('有一位已不能选');
  }
  const form = { its_person: await idOf(MEMBER), its_note: '请看' };
  for (const [who, says] of [
    [OTHER_UNIT, '现在看不了'],
    [OTHER_PLACE, '现在看不了'],
    [HANDLER, '由领导小组办公室办理'],
    [FINANCE, '由领导小组办公室办理'],
  ] as const) {
    expect((await press(w, who, `advice-send.${await at()}`, form)).toast?.content).toContain(says);
  }
  expect(await advice(2)).toBeNull();
});

it('is answered by whom it was asked of only, once; the unit reads nothing of it', async () => {
  await ask(MEMBER, '价格是否偏高');
  for (const who of [FINANCE, OTHER_OFFICE, LEAD, HANDLER, OTHER_UNIT, OTHER_PLACE]) {
    expect((await press(w, who, 'advice-answer.1.1.agree')).toast).toMatchObject({ type: 'warning' });
  }
  for (const who of [LEAD, HANDLER]) {
    expect((await press(w, who, 'advice-show.1')).card.text()).not.toContain('价格是否偏高');
    await press(w, who, 'project-history.1');
    expect(newest(w, who).text()).not.toContain('金磊');
  }
  expect(await advice()).toMatchObject({ state: 'asked' });
  const twice = await Promise.all([press(w, MEMBER, 'advice-answer.1.1.agree'), press(w, MEMBER, 'advice-answer.1.1.agree')]);
  expect(twice.filter(({ toast }) => toast?.type === 'success')).toHaveLength(1);
  expect(await advice()).toMatchObject({ state: 'answered', verdict: 'agree' });
});

it('is read by those who decide and oversee; of two who were asked, each reads what he said himself', async () => {
  await ask(MEMBER, '价格是否偏高');
  await ask(EXPERT, '技术路线是否可行');
  await press(w, EXPERT, 'advice-answer.2.1.disagree', { its_note: '路线陈旧' });
  for (const [who, reads, other] of [
    [MEMBER, '价格是否偏高', '技术路线是否可行'],
    [EXPERT, '路线陈旧', '价格是否偏高'],
  ] as const) {
    const { card } = await press(w, who, 'task-show.2');
    expect(card.text()).toContain(reads);
    expect(card.text()).not.toContain(other);
    await press(w, who, 'project-history.1');
    expect(newest(w, who).text()).not.toContain(other);
  }
  expect(newest(w, EXPERT).text()).toContain('路线陈旧');
  for (const who of [OTHER_OFFICE, FINANCE]) {
    await press(w, who, 'project-history.1');
    expect(newest(w, who).text()).toMatch(/路线陈旧[\s\S]*技术路线是否可行[\s\S]*价格是否偏高/);
  }
});

it('is asked for at the head of the page to which its notice leads', async () => {
  await ask(MEMBER, `看看 ${'长'.repeat(200)}到底`);
  const member = await visit(w, MEMBER);
  await member.open('/pages/tasks/2');
  const asked = member.html().querySelector('header #asked');
  expect(asked?.textContent).toContain('孔亮办理“预审”，想听您的意见：看看');
  expect(asked?.textContent).toContain('到底');
  await member.press('去答复');
  await member.press('同意');
  await member.open('/pages/tasks/2');
  expect(member.html().querySelector('#asked')).toBeNull();
});

it('is asked once by a double click, and of the same person once at a time', async () => {
  const form = { its_person: await idOf(MEMBER), its_note: '请看' };
  const before = await at();
  await Promise.all([press(w, OFFICE, `advice-send.${before}`, form), press(w, OTHER_OFFICE, `advice-send.${before}`, form)]);
  expect((await press(w, OFFICE, `advice-send.${await at()}`, form)).card.text()).toContain('有一位已不能选');
  expect(await w.db.tx((tx) => tx.advice.ofTask(2))).toHaveLength(1);
});

it('is reminded of in the digest of the next working day, and of each until he answers', async () => {
  await ask(MEMBER);
  const digests = () =>
    w
      .as(MEMBER)
      .cards({})
      .filter((card) => card.title().includes('今天') || card.text().includes('等您提意见'));
  await w.clock.to('2026-09-18T16:00+08:00');
  expect(digests()).toEqual([]);
  await w.clock.to('2026-09-20T10:00+08:00');
  expect(digests()).toHaveLength(1);
  await w.clock.to('2026-09-21T10:00+08:00');
  expect(digests()).toHaveLength(2);
  await w.as(MEMBER).press('去答复');
  await w.as(MEMBER).press('同意');
  await w.clock.to('2026-09-22T10:00+08:00');
  expect(digests()).toHaveLength(1);
});

it('is waited for no longer when he leaves, and his deputy may answer for him', async () => {
  const people = [{ name: '金小磊', unit: '区发改经信局', roles: ['成员单位'], policy: 'gongshu' }] as const;
  await w.close();
  w = await world({ now: '2026-09-18T09:05+08:00', people });
  await declare(w);
  const period = { its_person: await idOf('金小磊'), its_on: '2026-09-18 +0800', its_until: '2026-09-18 +0800' };
  expect((await press(w, MEMBER, 'deputy-set', period)).toast?.type).toBe('success');
  await ask(MEMBER);
  await w.as('金小磊').press('同意');
  expect(cardOf(OFFICE)?.text()).toContain('金磊（区发改经信局）（金小磊 代 金磊）：同意');
  const told = (await w.db.tx((tx) => tx.audit.of('project:1'))).findLast(({ event }) => event.type === 'ADVICE_ANSWERED');
  expect(told?.event.body.forId).toBe((await w.staff(MEMBER)).id);
  await ask(FINANCE);
  await w.sandbox.people.leave(w.as(FINANCE).openId).pushed;
  await w.settle();
  expect(newest(w, OFFICE).text()).toContain('华敏已离开，不再等他的意见');
  await decide(w, OFFICE, '合格');
  expect(await state()).toBe('done');
});
