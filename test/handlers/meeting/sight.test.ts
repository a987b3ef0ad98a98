import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.js';
import { visit } from '../../support/visit.js';
import { alone, CONCLUSION, invited, newest, OFFICE, papersIn, planned, theMeeting, waiting } from './desk.js';

let w: World;
beforeEach(async () => {
  w = await world();
  await waiting(w);
});
afterEach(() => w.close());

/** Opens the meeting by its number, whatever the card of the person offers. */
async function open(name: string) {
  await w.as(name).say('会议');
  const { id } = await theMeeting(w);
  return w.as(name).act(newest(w, name), { tag: 'button', name: `meeting-show.${String(id)}` });
}

describe('who sees a meeting', () => {
  it('nobody but the office before the invitations', async () => {
    await planned(w);
    for (const name of ['杨柳', '周建平', '李明']) {
      await w.as(name).say('会议');
      expect(newest(w, name).text()).toContain('目前没有安排会议');
      expect((await open(name)).toast?.content).toContain('没有找到这次会议');
    }
  });

  it('its people, each his own seat, once they are invited', async () => {
    await invited(w);
    for (const [name, seen, unseen] of [
      ['周建平', '智慧场馆', '水情监测'],
      ['沈国强', '水情监测', '智慧场馆'],
    ] as const) {
      const { card } = await open(name);
      expect(card.text()).toContain(seen);
      expect(card.text()).not.toContain(unseen);
      expect(card.buttons()).toEqual(['参加', '请假']);
    }
    const expert = await open('杨柳');
    expect(expert.card.text()).toContain('水情监测');
    expect(expert.card.text()).toContain('智慧场馆');
    await w.as('杨柳').say('会议');
    expect(newest(w, '杨柳').text()).toContain('2 个项目');
  });

  it('nor its projects: a seat opens them from the invitation on, unless it is declined or the meeting cancelled', async () => {
    const looks = async (): Promise<boolean> => {
      await w.as('杨柳').say('进度 智慧场馆');
      return newest(w, '杨柳').text().includes('LA-2026-001');
    };
    await planned(w);
    expect(await looks()).toBe(false);
    await w.as(OFFICE).press('发会议通知', newest(w, OFFICE));
    expect(await looks()).toBe(true);
    const { id } = await theMeeting(w);
    const [seat] = (await w.db.tx((tx) => tx.attendees.of(id))).filter(({ name }) => name === '杨柳');
    await w.db.tx((tx) => tx.attendees.update(seat?.id ?? 0, { answer: 'no' }));
    expect(await looks()).toBe(false);
    await w.db.tx((tx) => tx.attendees.update(seat?.id ?? 0, { answer: 'yes' }));
    expect(await looks()).toBe(true);
    const { version } = await theMeeting(w);
    await w.db.tx((tx) => tx.meetings.update(id, version, { state: 'cancelled' }));
    expect(await looks()).toBe(false);
  });

  it('an expert its projects until all are concluded; a member goes on reading what his body concluded', async () => {
    const looks = async (name: string): Promise<boolean> => {
      await w.as(name).say('进度 智慧场馆');
      return newest(w, name).text().includes('LA-2026-001');
    };
    const { card } = await invited(w);
    await papersIn(w);
    for (const project of ['智慧场馆', '水情监测']) {
      for (const name of ['杨柳', '韩志远', '郑洁']) expect(await looks(name), `${name} before ${project}`).toBe(true);
      const asked = await w.as(OFFICE).press('登记结论', w.as(OFFICE).card(card.messageId));
      await w.as(OFFICE).fill(CONCLUSION).press('确认', asked.card);
    }
    expect((await theMeeting(w)).state).toBe('held');
    expect(await looks('杨柳')).toBe(false);
    expect(await looks('郑洁')).toBe(true);
    await w.as('杨柳').say('我的项目');
    expect(newest(w, '杨柳').text()).not.toContain('智慧场馆');
    const page = await visit(w, '杨柳');
    await page.open('/pages/projects/1');
    expect(page.status()).toBe(404);
    const { card: seat } = await open('杨柳');
    expect(seat.text()).toContain('智慧场馆');
  });

  it('an expert the way to what he is to read, on his invitation, for as long as his seat opens it', async () => {
    const { card } = await invited(w);
    const ways = ['查看项目', '导出档案', '查看项目', '导出档案'];
    expect(newest(w, '杨柳').buttons()).toEqual([...ways, '参加', '请假']);
    const read = await w.as('杨柳').press('查看项目', newest(w, '杨柳'));
    expect(read.card.title()).toBe('项目进度');
    expect(read.card.text()).toContain('LA-2026-001');
    const { card: seat } = await open('杨柳');
    const declined = await w.as('杨柳').press('请假', seat);
    expect(declined.card.buttons()).toEqual(['参加', '请假']);
    expect((await w.as('杨柳').press('参加', declined.card)).card.buttons()).toEqual([...ways, '参加', '请假']);
    await papersIn(w);
    for (const _ of ['智慧场馆', '水情监测']) {
      const asked = await w.as(OFFICE).press('登记结论', w.as(OFFICE).card(card.messageId));
      await w.as(OFFICE).fill(CONCLUSION).press('确认', asked.card);
    }
    expect((await open('杨柳')).card.buttons()).toEqual([]);
    expect((await open('郑洁')).card.buttons()).toEqual(ways);
  });

  it('a unit its own project only, without the list', async () => {
    await invited(w);
    await w.as('王芳').say('会议');
    expect(newest(w, '王芳').text()).toContain('1 个项目');
    const { card } = await open('王芳');
    expect(card.text()).toContain('智慧场馆');
    expect(card.text()).not.toContain('水情监测');
    expect(card.buttons()).toEqual(['查看项目']);
    expect(card.text()).toContain('本单位参会回复：参加 0，请假 0，未回复 2');
  });

  it('a unit that nobody presents for reads no count of answers that it does not see', async () => {
    await planned(w);
    for (const who of ['周建平', '李明']) await w.as(OFFICE).press(`移出 ${who}`, newest(w, OFFICE));
    const { id, version } = await theMeeting(w);
    await w.db.tx((tx) => tx.meetings.update(id, version, { state: 'invited' }));
    const { card } = await open('王芳');
    expect(card.text()).toContain('智慧场馆');
    expect(card.text()).not.toContain('参会回复');
  });

  it('those who oversee, to read', async () => {
    await planned(w);
    const { card } = await open('蒋莉');
    expect(card.text()).toContain('智慧场馆');
    expect(card.text()).toContain('水情监测');
    expect([...new Set(card.buttons())]).toEqual(['查看项目']);
  });

  it('nobody of another jurisdiction', async () => {
    await invited(w);
    const { toast } = await open('孔亮');
    expect(toast?.content).toContain('没有找到这次会议');
  });

  it('answers in a group are given alone', async () => {
    await invited(w);
    const chat = w.chat('项目审核小组群');
    await w.as(OFFICE).say('@机器人 会议', { chat });
    expect(w.as(OFFICE).lastCard({ chat }).text()).toContain('已发到您与我的会话');
    expect(newest(w, OFFICE).text()).toContain('专家评审会');
  });

  it('nobody answers for another', async () => {
    await invited(w);
    const { id } = await theMeeting(w);
    const [someone] = (await w.db.tx((tx) => tx.attendees.of(id))).filter(({ name }) => name === '杨柳');
    const name = `meeting-answer.${String(id)}.${String(someone?.id)}.no`;
    const { toast } = await w.as('朱江').act(newest(w, '朱江'), { tag: 'button', name });
    expect(toast?.content).toContain('没有找到这次会议');
    const wire = `meeting-record.${String(id)}.${String((await theMeeting(w)).version)}.${String(someone?.id)}.no`;
    expect((await w.as('朱江').act(newest(w, '朱江'), { tag: 'button', name: wire })).toast?.content).toContain('召开和登记');
    expect((await w.db.tx((tx) => tx.attendees.of(id))).every(({ answer }) => answer === 'pending')).toBe(true);
    expect(alone(w, '杨柳')).toHaveLength(1);
  });
});
