import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plant } from '../handlers/asking/plant.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { world, type World } from '../support/world.js';

const OWN_GROUP = '文化馆信息化项目群';

let w: World;
beforeAll(async () => {
  w = await world();
  await plant(w, [
    { name: '智慧养老', number: 'LA-2026-002', by: '李明', stage: 'awaitingApplication', open: 'applyReview' },
    { name: '夜游导览', by: '李明', stage: 'drafting', status: 'draft', open: 'declare' },
    { name: '水情监测', number: 'LA-2026-007', by: '陈涛', stage: 'preliminaryReview', open: 'preliminaryReview' },
  ]);
});
afterAll(() => w.close());

/** What the group reads after somebody spoke to the bot in it, and what came to him alone. */
async function askIn(chat: string, who: string, text: string): Promise<{ group: SeenCard; alone: readonly SeenCard[] }> {
  const person = w.as(who);
  const before = alone(who).length;
  await person.say(`@项目管家 ${text}`, { chat });
  return { group: person.lastCard({ chat }), alone: alone(who).slice(before) };
}

function alone(who: string): readonly SeenCard[] {
  const person = w.as(who);
  return person.cards({ chat: w.sandbox.people.privateChat(person.openId) });
}

/** A group that the bot is taken into by its first member. */
async function newGroup(name: string, members: readonly string[]): Promise<string> {
  const [first = '', ...others] = members.map((member) => w.as(member).openId);
  const { chatId } = w.sandbox.people.createGroup(first, name, others);
  await w.sandbox.people.setBot(first, chatId, true).pushed;
  await w.settle();
  return chatId;
}

describe('a question in a group', () => {
  it('is answered there about the group’s own unit, to read and not to act', async () => {
    const { group, alone: sent } = await askIn(w.chat(OWN_GROUP), '李明', '进度 智慧养老');
    expect(group.text()).toContain('LA-2026-002');
    expect(group.buttons()).toEqual(['下一步', '为什么', '办理经过', '导出档案']);
    expect(sent).toEqual([]);
    const { card } = await w.as('王芳').press('下一步', group);
    expect(card.title()).toBe('下一步');
  });

  it.each(['进度 水情监测', '下一步 水情监测', '为什么 水情监测', '水情监测', '我的项目', '待办', '统计', '导出', '草稿箱'])(
    'leaks nothing of another unit by “%s”: the answer goes to the person alone',
    async (text) => {
      const { group, alone: sent } = await askIn(await sharedGroup(), '赵敏', text);
      expect(group.text()).toContain('已发到您与我的会话');
      expect(group.text()).not.toContain('水');
      expect(sent).toHaveLength(1);
    },
  );

  it('tells of no draft', async () => {
    const { group, alone: sent } = await askIn(w.chat(OWN_GROUP), '李明', '进度 夜游导览');
    expect(group.text()).not.toContain('夜游');
    expect(sent[0]?.text()).toContain('夜游导览');
  });

  it('is not heard where nobody spoke to the bot', async () => {
    const chat = w.chat(OWN_GROUP);
    const before = w.as('李明').cards({ chat }).length;
    await w.as('李明').say('进度 智慧养老', { chat });
    expect(w.as('李明').cards({ chat })).toHaveLength(before);
  });
});

/** A group with the office in it, set up for 区文化馆. */
async function sharedGroup(): Promise<string> {
  const name = '文化馆与主管部门';
  const known = [...w.sandbox.world.chats.values()].find((chat) => chat.name === name);
  if (known !== undefined) return known.chatId;
  const chat = await newGroup(name, ['李明', '赵敏']);
  await w.as('李明').press('确认', w.as('李明').lastCard({ chat }));
  return chat;
}

describe('群提醒', () => {
  it('is asked for when the bot comes in, and kept with who, what and when', async () => {
    const chat = await newGroup('水利项目群', ['陈涛', '沈国强', '李明']);
    const card = w.as('陈涛').lastCard({ chat });
    expect(card.title()).toBe('本群提醒设置');
    const { toast, card: kept } = await w
      .as('陈涛')
      .fill({ 单位: '区水利局', 接收哪些提醒: ['时限提醒'], 每天几点: '10 时' })
      .press('确认', card);
    expect(toast?.content).toBe('已保存群提醒设置。');
    expect(kept.text()).toContain('区水利局，10 时发送：时限提醒');
    const row = await w.db.tx((tx) => tx.groups.get('lark', chat));
    expect(row).toMatchObject({ policyId: 'linan', reminders: ['deadlines'], hour: 10, state: 'active', name: '水利项目群' });
    const [record] = await w.db.tx((tx) => tx.audit.of(`group:${String(row?.id)}`));
    expect(record?.event).toMatchObject({ type: 'GROUP_SET', byId: (await w.staff('陈涛')).id });
  });

  it('may not be turned to another unit, nor taken over, by staff of one', async () => {
    const chat = [...w.sandbox.world.chats.values()].find(({ name }) => name === '水利项目群')?.chatId ?? '';
    await w.as('李明').say('@项目管家 群提醒', { chat });
    const card = w.as('李明').lastCard({ chat });
    const { toast } = await w.as('李明').fill({ 单位: '区文化馆' }).press('确认', card);
    expect(toast?.content).toContain('群提醒由本单位经办人、分管负责人或主管部门设置');
    const row = await w.db.tx((tx) => tx.groups.get('lark', chat));
    expect(row?.unitId).toBe((await w.staff('陈涛')).unitId);
  });

  it('offers all units to the office only', async () => {
    const chat = await newGroup('主管部门群', ['赵敏', '钱伟']);
    const units = w
      .as('赵敏')
      .lastCard({ chat })
      .inputs()
      .find(({ label }) => label.startsWith('单位'));
    expect(JSON.stringify(units)).toContain('全部单位');
    const { card } = await w.as('赵敏').fill({ 单位: '全部单位' }).press('确认', w.as('赵敏').lastCard({ chat }));
    expect(card.text()).toContain('已保存');
    const { group } = await askIn(chat, '钱伟', '进度 水情监测');
    expect(group.text()).toContain('LA-2026-007');
  });

  it('tells in a group that was not set up yet about no project at all', async () => {
    const chat = await newGroup('还没设置的群', ['李明', '陈涛']);
    const { group, alone: sent } = await askIn(chat, '李明', '进度 智慧养老');
    expect(group.text()).not.toContain('养老');
    expect(sent[0]?.text()).toContain('智慧养老');
  });

  it('is for groups', async () => {
    await w.as('李明').say('群提醒');
    expect(w.as('李明').lastCard().text()).toContain('请在群里 @我');
  });

  it('ends when the bot is taken out, and comes back with it', async () => {
    const chat = await newGroup('来去群', ['陈涛', '沈国强']);
    await w.as('陈涛').press('确认', w.as('陈涛').lastCard({ chat }));
    const state = async () => (await w.db.tx((tx) => tx.groups.get('lark', chat)))?.state;
    await w.sandbox.people.setBot(w.as('陈涛').openId, chat, false).pushed;
    await w.settle();
    expect(await state()).toBe('removed');
    await w.sandbox.people.setBot(w.as('陈涛').openId, chat, true).pushed;
    await w.settle();
    expect(await state()).toBe('active');
    const row = await w.db.tx((tx) => tx.groups.get('lark', chat));
    expect(row?.unitId).toBe((await w.staff('陈涛')).unitId);
  });
});

describe('coming and going', () => {
  it('opens the home card for whoever enters, once a day', async () => {
    const before = alone('钱伟').length;
    await w.as('钱伟').enter();
    expect(w.as('钱伟').lastCard().title()).toBe('项目管家');
    await w.as('钱伟').enter();
    expect(alone('钱伟')).toHaveLength(before + 1);
  });

  it('runs the menu’s entries, and opens the home card for one it does not know', async () => {
    await w.as('李明').menu('tasks');
    expect(w.as('李明').lastCard().title()).toBe('待办');
    await w.as('李明').menu('gone');
    expect(w.as('李明').lastCard().title()).toBe('项目管家');
  });

  it('takes away the rights of whoever left, and asks for a successor', async () => {
    await w.sandbox.people.leave(w.as('陈涛').openId).pushed;
    await w.settle();
    expect((await w.staff('陈涛')).active).toBe(false);
    for (const who of ['沈国强', '孙立']) {
      const told = w.as(who).lastCard().text();
      expect(told, who).toContain('请指定接手人');
      expect(told, who).toContain('水情监测（LA-2026-007）');
    }
  });
});
