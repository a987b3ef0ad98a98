import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import { world, type World } from '../../support/world.js';

const OWN_GROUP = '文化馆信息化项目群';
const WHO = '李明';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

/** A button that an older release drew, on a card of this one. */
const press = (card: SeenCard, name: string) => w.as(WHO).act(card, { tag: 'button', name, value: { a: name } });

describe('a button of which nobody knows any more what it was', () => {
  it('gets the home card in the place of its own, with a line why', async () => {
    await w.as(WHO).say('帮助');
    const { toast, card } = await press(w.as(WHO).lastCard(), 'form-gone.1.2');
    expect(toast?.content).toContain('已为您换成最新的一张');
    expect(card.title()).toBe('项目管家');
    expect(card.text()).toContain('已过期');
  });

  it('promises no card where none comes: before a group nobody’s own is set out', async () => {
    const chat = w.chat(OWN_GROUP);
    await w.as(WHO).say('@项目管家 帮助', { chat });
    const shown = w.as(WHO).lastCard({ chat });
    const { toast, card } = await press(shown, 'form-gone.1.2');
    expect(toast?.content).toBe('这张卡片已过期。请发送“首页”，从新卡片上继续。');
    expect(card.text()).toBe(shown.text());
  });

  it('promises none of a list that no card offers', async () => {
    await w.as(WHO).say('帮助');
    const { toast } = await press(w.as(WHO).lastCard(), 'list-show.nowhere.1');
    expect(toast?.content).toBe('这张卡片已过期。请发送“首页”，从新卡片上继续。');
  });
});

describe('an entry of the bot’s menu', () => {
  it.each([
    ['待办', '待办'],
    ['tasks', '待办'],
    ['草稿箱', '草稿箱'],
    ['帮助', '可以对我说什么'],
    ['合同备案', '无需办理'],
    ['没有这一项', '项目管家'],
  ])('may be named %s', async (key, title) => {
    await w.as(WHO).menu(key);
    expect(w.as(WHO).lastCard().title()).toBe(title);
  });
});
