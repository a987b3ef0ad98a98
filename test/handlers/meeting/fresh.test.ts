import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import { type World, world } from '../../support/world.js';
import { CONCLUSION, events, invited, newest, OFFICE, OTHER_OFFICE, papersIn, planned, theMeeting, waiting } from './desk.js';

let w: World;
beforeEach(async () => {
  w = await world();
  await waiting(w);
});
afterEach(() => w.close());

describe('two of the office at once', () => {
  it('record one conclusion: the second reads what stands', async () => {
    await invited(w);
    await papersIn(w);
    const cards: SeenCard[] = [];
    for (const name of [OFFICE, OTHER_OFFICE]) {
      await w.as(name).say('会议');
      await w.as(name).press('打开', newest(w, name));
      cards.push((await w.as(name).press('登记结论', newest(w, name))).card);
    }
    const [first, second] = await Promise.all(
      [OFFICE, OTHER_OFFICE].map((name, at) => w.as(name).fill(CONCLUSION).press('确认', cards[at])),
    );
    expect([first?.toast?.type, second?.toast?.type].sort()).toEqual(['success', 'warning']);
    const late = [first, second].find((one) => one?.toast?.type === 'warning');
    expect(late?.toast?.content).toContain('已过期');
    expect(late?.card.text()).toContain('结论：一次性通过');
    expect((await events(w)).filter((type) => type === 'CONCLUSION_RECORDED')).toHaveLength(1);
    expect((await theMeeting(w)).state).toBe('invited');
  });

  it('begin one meeting: the second goes on with it', async () => {
    for (const name of [OFFICE, OTHER_OFFICE]) {
      await w.as(name).say('会议');
      await w.as(name).press('安排专家评审会', newest(w, name));
    }
    expect(await w.db.tx((tx) => tx.meetings.list('linan'))).toHaveLength(1);
  });

  it('answer an old card with the present one', async () => {
    const { card } = await planned(w);
    await w.as(OTHER_OFFICE).say('会议');
    await w.as(OTHER_OFFICE).press('打开', newest(w, OTHER_OFFICE));
    await w.as(OTHER_OFFICE).press('发会议通知', newest(w, OTHER_OFFICE));
    const late = await w.as(OFFICE).press('移出 杨柳', card);
    expect(late.toast?.content).toContain('已过期');
    expect(late.card.text()).toContain('已发通知');
    const { id } = await theMeeting(w);
    expect((await w.db.tx((tx) => tx.attendees.of(id))).map(({ name }) => name)).toContain('杨柳');
  });
});

describe('a card of a meeting', () => {
  it('is drawn again with each answer while it shows the meeting, and never while something is typed', async () => {
    const { card } = await invited(w);
    await w.as('郑洁').press('参加', newest(w, '郑洁'));
    expect(w.as(OFFICE).card(card.messageId).text()).toContain('参加 1');

    const form = await w.as(OFFICE).press('参会人员', card);
    await w.as('蒋莉').press('参加', newest(w, '蒋莉'));
    expect(w.as(OFFICE).card(form.card.messageId).text()).toBe(form.card.text());
    const back = await w.as(OFFICE).press('返回', form.card);
    expect(back.card.text()).toContain('参加 2');
  });

  it('leads from the task to the meeting, and back when it is cancelled', async () => {
    await w.as(OFFICE).say('待办');
    const task = await w.as(OFFICE).press('去办理');
    expect(task.card.buttons()).toContain('安排专家评审会');
    const { card } = await invited(w);
    await w.as(OTHER_OFFICE).say('待办');
    const planned = await w.as(OTHER_OFFICE).press('去办理');
    expect(planned.card.text()).toContain('已列入专家评审会：2026年9月23日（周三） 14:00');
    expect(planned.card.buttons()).toContain('打开会议');
    expect(planned.card.buttons()).not.toContain('登记结论');
    await papersIn(w);
    await w.as(OTHER_OFFICE).say('待办');
    expect((await w.as(OTHER_OFFICE).press('去办理')).card.buttons()).toContain('登记结论');
    await w.as(OFFICE).say('会议');
    await w.as(OFFICE).press('取消会议', card);
    await w.as(OTHER_OFFICE).say('待办');
    expect((await w.as(OTHER_OFFICE).press('去办理')).card.buttons()).toContain('安排专家评审会');
  });

  it('warns of a day that nobody works on, and keeps it', async () => {
    await w.as(OFFICE).say('会议');
    const form = await w.as(OFFICE).press('安排专家评审会');
    const saved = await w
      .as(OFFICE)
      .fill({ 日期: '2026-09-26', 时间: '14:00', 地点: '三楼' })
      .press('保存，下一步选项目', form.card);
    expect(saved.card.text()).toContain('9月26日（周六）是中秋，不是工作日，请确认日期没有选错。');
    expect((await theMeeting(w)).on).toBe('2026-09-26');
  });
});
