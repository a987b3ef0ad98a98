import { afterAll, beforeAll, expect, it } from 'vitest';
import { world, type World } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { openChat } from './chat-page.js';

const place = useBrowser();
let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

it('a form that was begun in the chat goes on in a tab of its own', { timeout: 60_000 }, async () => {
  const chat = await openChat(place.browser, w, '李明');
  await chat.say('申报');
  await (await chat.card('开始申报')).press('否，开始申报');
  const form = await chat.card('项目申报表');
  await form.fill({ 项目名称: '智慧场馆' });
  await form.press('在网页中打开');
  await chat.toast('已生成网页链接');
  const opening = chat.page.context().waitForEvent('page');
  await form.press('打开网页');
  const tab = await opening;
  await tab.getByRole('link', { name: '飞书登录' }).click();
  await tab.waitForURL(/\/pages\/forms\/\d+\?page=1$/);
  expect(await tab.getByLabel('项目名称').inputValue()).toBe('智慧场馆');
  expect(await chat.faults()).toEqual([]);
});
