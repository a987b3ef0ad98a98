import type { Pressed } from '../../../sandbox/driver.js';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import type { World } from '../../support/world.js';
import { plant } from '../asking/plant.js';

export const OFFICE = '赵敏';
export const OTHER_OFFICE = '钱伟';

/** Two projects, of two units, that wait for the experts. */
export function waiting(w: World): Promise<number[]> {
  const at = { stage: 'expertReview', open: 'expertReview' } as const;
  return plant(w, [
    { name: '智慧场馆', number: 'LA-2026-001', by: '李明', ...at },
    { name: '水情监测', number: 'LA-2026-002', by: '陈涛', ...at },
  ]);
}

/** An expert meeting with both projects on 2026-09-23, its list as the rules suggest: the newest card is the list's. */
export async function planned(w: World, on = '2026-09-23'): Promise<Pressed> {
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press('安排专家评审会');
  await office.fill({ 日期: on, 时间: '14:00', 地点: '三楼会议室' }).press('保存，下一步选项目');
  return office.press('保存，下一步定人员');
}

/** The same, invited: the newest card is the overview. */
export async function invited(w: World): Promise<Pressed> {
  const { card } = await planned(w);
  return w.as(OFFICE).press('发会议通知', card);
}

/** What a person read in the chat with the bot alone. */
export function alone(w: World, name: string): readonly SeenCard[] {
  const person = w.as(name);
  return person.cards({ chat: w.sandbox.people.privateChat(person.openId) });
}

export function newest(w: World, name: string): SeenCard {
  const card = alone(w, name).at(-1);
  if (card === undefined) throw new Error(`${name} was told nothing`);
  return card;
}

export async function theMeeting(w: World) {
  const [meeting] = await w.db.tx((tx) => tx.meetings.list('linan'));
  if (meeting === undefined) throw new Error('there is no meeting');
  return meeting;
}

/** The meeting's chain, event by event. */
export async function events(w: World): Promise<string[]> {
  const { id } = await theMeeting(w);
  return (await w.db.tx((tx) => tx.audit.of(`meeting:${String(id)}`))).map(({ event }) => event.type);
}

export const CONCLUSION = { 结论: 'passOnce', 专家组评定预算: 60, 建设内容未减少: '是', 评审意见摘要: '同意' };

/** All papers of every project are in, on the meeting's day, after it unless told otherwise. */
export async function papersIn(w: World, now = '2026-09-23T16:00+08:00'): Promise<void> {
  const { id } = await theMeeting(w);
  await w.db.tx(async (tx) => {
    for (const item of await tx.agenda.of(id)) {
      await tx.agenda.update(item.id, item.version, { papers: ['slides', 'plans', 'signedForm'] });
    }
  });
  await w.clock.to(now);
}
