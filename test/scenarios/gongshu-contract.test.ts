import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { HANDLER, LEAD, newest, OFFICE, PDF, project } from './gongshu-kit.js';
import { open } from './gongshu-life-kit.js';
import { fileContract, funded, sign } from './gongshu-steps.js';

const GROUP = '卫健局项目推进群';

/** A contract of a project below 50 万元, signed on 2026-09-24, the day before 中秋: due on 10-09. */
let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await funded(w, { price: 40 });
  await w.clock.to('2026-09-24T15:00+08:00');
  await sign(w, { amount: 38 });
});
afterEach(() => w.close());

const deadline = async () => {
  const { id } = await project(w, '智慧急救');
  return (await w.db.tx((tx) => tx.deadlines.ofProject(id))).find((row) => row.deadline === 'contractFiling');
};
const reminders = (chat: { chat?: string }) =>
  w
    .as(HANDLER)
    .cards(chat)
    .filter((card) => card.text().includes('智慧急救（GS-2026-001）') && /提醒/.test(card.title()))
    .filter((card) => card.text().includes('合同备案'));
const daysOf = (cards: ReturnType<typeof reminders>) =>
  cards.map((card) => /(\d+)月(\d+)日（周.）(?:有|，请)/.exec(card.text())?.slice(1).join('-'));

it('[GS-14] counts five working days from the day after the signing, over both holidays, day by day', async () => {
  const card = await w.as(HANDLER).press('去办理：合同备案');
  expect(card.card.text()).toContain('合同备案：10月9日（周五），还剩 5 个工作日。依据：五（三）');
  const counted = card.card
    .table()
    .slice(1)
    .filter((row) => row[2]?.startsWith('第'));
  expect(counted.map(([date]) => date?.slice(5))).toEqual(['09-28', '09-29', '09-30', '10-08', '10-09']);
  expect(card.card.table().flat()).toContain('国庆节');
});

describe('the reminders', () => {
  it('[GS-14] reach the handler and the group on the ladder, the lead from the first day late, the office from the third', async () => {
    await w.clock.to('2026-10-16T18:00+08:00');

    const ladder = ['9-30', '10-8', '10-9', '10-10', '10-12', '10-13'];
    expect(daysOf(reminders({}))).toEqual(ladder);
    expect(daysOf(reminders({ chat: w.chat(GROUP) }))).toEqual(ladder);
    const copies = (who: string) =>
      w
        .as(who)
        .cards({})
        .filter((card) => card.title() === '今日提醒' && card.text().includes('合同备案'));
    expect(copies(LEAD)).toHaveLength(3);
    expect(copies(OFFICE)).toHaveLength(1);
    expect(copies(OFFICE)[0]?.text()).toContain('已逾期 3 个工作日');
    expect(copies(LEAD)[0]?.text()).toContain('合同备案情况纳入项目绩效评价');
  });

  it('[GS-14] stop once it is filed', async () => {
    await w.clock.to('2026-09-30T18:00+08:00');
    await fileContract(w);
    await w.clock.to('2026-10-16T18:00+08:00');
    expect(daysOf(reminders({}))).toEqual(['9-30']);
  });
});

it('[GS-14] is met on the last day', async () => {
  await w.clock.to('2026-10-09T23:50+08:00');
  const { toast, card } = await fileContract(w);
  expect(toast?.content).toBe('已备案。');
  expect(card.text()).toContain('提交成功');
  expect(await deadline()).toMatchObject({ state: 'met', closedOn: '2026-10-09', reason: null });
  expect(newest(w, OFFICE).text()).toContain('合同已备案');
});

it('[GS-14] late, asks why and keeps the reason for everyone to see', async () => {
  await w.clock.to('2026-10-12T10:00+08:00');
  const refused = await fileContract(w);
  expect(refused.toast?.content).toContain('已超过时限：10月9日（周五）截止。请写明逾期原因');
  expect(refused.card.text()).toContain('已超过时限');
  expect(await deadline()).toMatchObject({ state: 'running' });

  await w.as(HANDLER).fill({ 逾期原因: '承建单位盖章晚了' }).press('备案', refused.card);
  expect(await deadline()).toMatchObject({ state: 'metLate', closedOn: '2026-10-12', reason: '承建单位盖章晚了' });
  await w.as(OFFICE).say('为什么 智慧急救');
  await w.as(OFFICE).say('进度 智慧急救');
  expect(newest(w, OFFICE).text()).toContain('合同备案：10月9日（周五），已完成（逾期）');
  await w.as(OFFICE).press('办理经过');
  expect(newest(w, OFFICE).text()).toContain('承建单位盖章晚了');
});

it('[GS-14] keeps why it is late while the paper is sent, and when it is left for another day', async () => {
  await w.clock.to('2026-10-12T10:00+08:00');
  const handler = w.as(HANDLER);
  await open(w, HANDLER, '去办理：合同备案');
  await handler.fill({ 逾期原因: '承建单位盖章晚了' }).press('上传 合同文本');
  await handler.send({ name: '合同.pdf', bytes: PDF });
  const again = (await handler.press('继续办理')).card;
  expect(JSON.stringify(again.json)).toContain('承建单位盖章晚了');

  await handler.fill({ 逾期原因: '承建单位盖章晚了两天' }).press('重新上传 合同文本', again);
  await w.clock.to('2026-10-13T10:00+08:00');
  await open(w, HANDLER, '去办理：合同备案');
  expect((await handler.press('备案')).toast?.content).toBe('已备案。');
  expect(await deadline()).toMatchObject({ state: 'metLate', reason: '承建单位盖章晚了两天' });
});

it('[GS-14] signed on another day, is corrected on the page of the filing as on its card', async () => {
  const handler = await visit(w, HANDLER);
  await handler.open(`/pages/tasks/${String((await deadline())?.taskId)}`);
  await handler.press('更正日期');
  expect(handler.text()).toContain('现在登记的合同签订日期是 2026年9月24日');
  await handler.fill({ 正确的合同签订日期: '2026-09-18', 更正原因: '误填为盖章日期' }).press('确认更正');
  expect(handler.text()).toMatch(/已更正，时限已重新计算[\s\S]*合同备案：9月24日/);
  expect(await deadline()).toMatchObject({ startOn: '2026-09-18', dueOn: '2026-09-24', state: 'running' });
});

it('[GS-14] signed on another day, is worked out again, and everyone hears why', async () => {
  await w.as(HANDLER).press('去办理：合同备案');
  const ask = await w.as(HANDLER).press('更正日期');
  expect(ask.card.text()).toContain('现在登记的合同签订日期是 2026年9月24日');
  const blank = await w.as(HANDLER).fill({ 正确的合同签订日期: '2026-09-18' }).press('确认更正');
  expect(blank.card.text()).toContain('请写明原因');

  // The date that was typed stands there still.
  await w.as(HANDLER).fill({ 更正原因: '误填为盖章日期' }).press('确认更正', blank.card);
  expect(await deadline()).toMatchObject({ startOn: '2026-09-18', dueOn: '2026-09-24', state: 'running' });
  for (const person of [HANDLER, OFFICE]) {
    const told = w
      .as(person)
      .cards({})
      .find((card) => card.text().includes('误填为盖章日期'));
    expect(told?.text()).toMatch(/10月9日[\s\S]*9月24日/);
  }
});
