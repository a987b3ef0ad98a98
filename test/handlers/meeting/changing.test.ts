import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.js';
import { alone, CONCLUSION, events, invited, newest, OFFICE, papersIn, theMeeting, waiting } from './desk.js';

let w: World;
beforeEach(async () => {
  w = await world();
  await waiting(w);
});
afterEach(() => w.close());

it('says that its projects are not chosen yet, and not that none wait', async () => {
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press('安排专家评审会');
  const dated = await office.fill({ 日期: '2026-09-23', 时间: '14:00', 地点: '三楼会议室' }).press('保存，下一步选项目');
  const { card } = await office.press('返回', dated.card);
  expect(card.text()).toContain('还没有选上会项目，请点“上会项目”选择。');
  expect((await office.press('上会项目', card)).card.text()).toContain('等待上会的有 2 个项目');
});

describe('a meeting that people were invited to', () => {
  it('tells everyone a new time, and asks them again', async () => {
    const { card } = await invited(w);
    const invitation = newest(w, '郑洁');
    await w.as('郑洁').press('参加', invitation);
    const form = await w.as(OFFICE).press('时间地点', card);
    const moved = await w.as(OFFICE).fill({ 日期: '2026-09-24' }).press('保存，下一步选项目', form.card);
    expect(moved.card.text()).toContain('参加 0，请假 0，未回复 15');

    const again = newest(w, '郑洁');
    expect(again.messageId).not.toBe(invitation.messageId);
    expect(again.text()).toContain('会议改期了（原定2026年9月23日（周三） 14:00，三楼会议室），请重新回复是否参加。');
    expect(w.as('郑洁').card(invitation.messageId).text()).toContain('2026年9月24日（周四） 14:00');
    const group = w.as('李明').lastCard({ chat: w.chat('文化馆信息化项目群') });
    expect(group.text()).toContain('会议改期');
    expect(group.text()).toContain('智慧场馆');
    expect(group.text()).not.toContain('水情监测');
  });

  it('keeps the answers when only the place is another', async () => {
    const { card } = await invited(w);
    await w.as('郑洁').press('参加', newest(w, '郑洁'));
    const form = await w.as(OFFICE).press('时间地点', card);
    const moved = await w.as(OFFICE).fill({ 地点: '五楼会议室' }).press('保存，下一步选项目', form.card);
    expect(moved.card.text()).toContain('参加 1，请假 0，未回复 14');
    expect(newest(w, '郑洁').text()).toContain('会议地点改了');
  });

  it('says nothing when nothing was changed', async () => {
    const { card } = await invited(w);
    const before = alone(w, '郑洁').length;
    const form = await w.as(OFFICE).press('时间地点', card);
    await w.as(OFFICE).press('保存，下一步选项目', form.card);
    expect(alone(w, '郑洁')).toHaveLength(before);
    expect(await events(w)).not.toContain('MEETING_CANCELLED');
  });

  it('tells everyone that it is cancelled, and its projects wait again', async () => {
    const { card } = await invited(w);
    const invitation = newest(w, '杨柳');
    const cancelled = await w.as(OFFICE).press('取消会议', card);
    expect(cancelled.card.text()).toContain('已取消');
    expect(newest(w, '杨柳').text()).toContain('原定2026年9月23日（周三） 14:00召开的专家评审会取消了');
    expect(w.as('杨柳').card(invitation.messageId).text()).toContain('已取消，不用再回复');
    expect((await w.as('杨柳').act(invitation, pressOf(await answer()))).toast?.content).toContain('不用回复');

    await w.as(OFFICE).say('会议');
    expect(newest(w, OFFICE).text()).toContain('专家评审会：有 2 个项目等待上会');
    expect(await events(w)).toContain('MEETING_CANCELLED');
  });

  it('tells those who are left out, and invites those who join', async () => {
    const { card } = await invited(w);
    const seats = await w.as(OFFICE).press('参会人员', card);
    const invitation = newest(w, '杨柳');
    await w.as(OFFICE).press('移出 杨柳', seats.card);
    expect(w.as('杨柳').card(invitation.messageId).text()).toContain('您不用参加了');
    expect(newest(w, '杨柳').text()).toContain('您不用参加了');
    expect((await w.as('杨柳').act(invitation, pressOf(await answer()))).toast?.content).toContain('没有找到这次会议');

    const pick = { 坐席: '评审专家', 从名单中选: '杨柳（评审专家库）' };
    await w.as(OFFICE).fill(pick).press('加入名单', seats.card);
    expect(newest(w, '杨柳').text()).toContain('请您以“评审专家”身份参加');
  });

  it('is not cancelled once it has concluded on a project; what is left waits again, and it is over', async () => {
    const { card } = await invited(w);
    await papersIn(w);
    const asked = await w.as(OFFICE).press('登记结论', card);
    await w.as(OFFICE).fill(CONCLUSION).press('确认', asked.card);
    expect(w.as(OFFICE).card(card.messageId).buttons()).not.toContain('取消会议');
    const { id, version } = await theMeeting(w);
    const cancel = pressOf(`meeting-cancel.${String(id)}.${String(version)}`);
    const refused = await w.as(OFFICE).act(card, cancel);
    expect(refused.toast?.content).toContain('已有项目登记了结论，会议不能取消');

    const agenda = await w.as(OFFICE).press('上会项目', card);
    expect(agenda.card.text()).not.toContain('智慧场馆');
    const over = await w.as(OFFICE).fill({ 上会项目: [] }).press('保存，下一步定人员', agenda.card);
    expect(over.toast?.content).toContain('会议结束');
    expect((await theMeeting(w)).state).toBe('held');
    await w.as(OFFICE).say('会议');
    expect(newest(w, OFFICE).text()).toContain('专家评审会：有 1 个项目等待上会');
  });

  it.each([
    ['on its day', { 时间: '09:00' }, '2026年9月23日（周三） 09:00'],
    ['on a day before', { 日期: '2026-09-22', 时间: '15:00' }, '2026年9月22日（周二） 15:00'],
  ])('was held earlier, %s: the time is put right, nobody is asked again, and it concludes', async (_, held, when) => {
    const { card } = await invited(w);
    const invitation = newest(w, '郑洁');
    await w.as('郑洁').press('参加', invitation);
    await papersIn(w, '2026-09-23T10:00+08:00');
    const told = alone(w, '郑洁').length;
    const early = await w.as(OFFICE).press('登记结论', card);
    expect(early.toast?.content).toContain('已经提前开了的，请先点“时间地点”');
    const form = await w.as(OFFICE).press('时间地点', early.card);
    const moved = await w.as(OFFICE).fill(held).press('保存，下一步选项目', form.card);
    expect(moved.card.text()).toContain('会议时间已经过去，补记已开的会可以继续');
    expect(moved.card.text()).toContain('参加 1，');
    expect(alone(w, '郑洁')).toHaveLength(told);
    expect(w.as('郑洁').card(invitation.messageId).text()).toContain(when);
    expect((await w.as(OFFICE).press('登记结论', moved.card)).card.title()).toBe('登记会议结论');
  });

  it('asks for the conclusion that is missing, with all else kept', async () => {
    const { card } = await invited(w);
    await papersIn(w);
    const asked = await w.as(OFFICE).press('登记结论', card);
    const empty = await w.as(OFFICE).fill({ 专家组评定预算: 55, 修改意见: '补充安全设计' }).press('确认', asked.card);
    expect(empty.card.text()).toContain('结论：请选择结论');
    expect(empty.card.inputs().map(({ node }) => node['default_value'])).toEqual(expect.arrayContaining(['55', '补充安全设计']));
    const partial = await w.as(OFFICE).fill({ 结论: 'another' }).press('确认', empty.card);
    expect(partial.card.text()).toContain('理由：请写明理由');
    expect(partial.card.text()).toContain('建设内容未减少：');
    expect(partial.card.inputs().map(({ node }) => node['default_value'])).toEqual(
      expect.arrayContaining(['55', '补充安全设计']),
    );
  });

  it('lets go of a project with its people, who hear of it, and shows the others the new agenda', async () => {
    const { card } = await invited(w);
    const agenda = await w.as(OFFICE).press('上会项目', card);
    await w
      .as(OFFICE)
      .fill({ 上会项目: ['智慧场馆（LA-2026-001） 区文化馆'] })
      .press('保存，下一步定人员', agenda.card);
    expect(newest(w, '沈国强').text()).toContain('您不用参加了');
    expect(newest(w, '杨柳').text()).not.toContain('水情监测');
    const { id } = await theMeeting(w);
    const people = await w.db.tx((tx) => tx.attendees.of(id));
    expect(people.filter(({ seat }) => seat === 'unitPeople').map(({ name }) => name)).toEqual(['周建平', '李明']);
    await w.as(OFFICE).say('会议');
    expect(newest(w, OFFICE).text()).toContain('专家评审会：有 1 个项目等待上会');
  });
});

/** The wire of 杨柳's 参加, which no card shows any more. */
async function answer(): Promise<string> {
  const { id } = await theMeeting(w);
  return `meeting-answer.${String(id)}.8.yes`;
}

function pressOf(name: string) {
  return { tag: 'button', name };
}
