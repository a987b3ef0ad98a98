import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { barriersOn } from '../../support/barriers.js';
import { useBrowser } from '../../support/browser.js';
import { lookAt, lookAway } from '../../support/visibility.js';
import { formCard, startFormBot, type FormBot } from '../form-bot.js';
import { LI, startSandbox, WANG, type Running } from '../harness.js';

/** Set it to a folder to look at what the tests see. */
const PICTURES = process.env['SANDBOX_PICTURES'];

const place = useBrowser();
let bot: FormBot;
let running: Running;
let complaints: string[];

beforeEach(async () => {
  complaints = [];
  bot = await startFormBot();
  running = await startSandbox({ pushUrl: bot.url });
  bot.connect(running.base);
});
afterEach(async () => {
  for (const context of place.browser.contexts()) await context.close();
  await running.close();
  await bot.close();
});

async function open(width: number, query = `?as=${LI}`): Promise<Page> {
  const context = await place.browser.newContext({ viewport: { width, height: 800 }, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${running.base}/${query}`);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: '输入消息' }).fill(words);
  await page.getByRole('button', { name: '发送', exact: true }).click();
}

test.each([375, 1280])('at %i px: choose a person, talk, fill the form, hand it in', { timeout: 40_000 }, async (width) => {
  const page = await open(width, '');
  await page.getByRole('dialog', { name: '以谁的身份' }).waitFor();
  await picture(page, `${width}-people`);
  expect(await barriersOn(page, 'all')).toEqual([]);
  await page.getByRole('link', { name: '李敏 经办人' }).click();

  await say(page, '申报');
  const card = page.getByRole('article', { name: '填写申报' });
  await card.waitFor();
  expect(await card.textContent()).toContain('请填写 <项目> 的基本信息 & 预算');
  expect(await barriersOn(page, 'all')).toEqual([]);
  await picture(page, `${width}-form`);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

  await card.getByRole('button', { name: '下一页', exact: true }).click();
  await page.getByText('请填写：项目名称、建设性质').waitFor();
  expect(bot.presses).toHaveLength(0);
  await picture(page, `${width}-required`);

  await card.getByRole('textbox', { name: '项目名称' }).fill('智慧病历');
  await card.getByRole('combobox', { name: '建设性质' }).selectOption('扩建');
  await card.getByText('请选择（可多选）').click();
  await card.getByRole('checkbox', { name: '医疗' }).check();
  await card.getByLabel('开工日期').fill('2026-10-09');
  await card.getByRole('checkbox', { name: '不含涉密内容' }).check();
  await picture(page, `${width}-filled`);
  await card.getByRole('button', { name: '下一页', exact: true }).click();
  await page.getByRole('article', { name: '已保存' }).waitFor();

  expect(bot.presses[0]).toMatchObject({
    name: 'next',
    form_value: { name: '智慧病历', kind: 'extend', fields: ['health'], on: '2026-10-09 +0800', open: true },
  });
  await picture(page, `${width}-saved`);
  expect(await barriersOn(page, 'all')).toEqual([]);
  expect(complaints).toEqual([]);
});

test(
  'a button asks first, a file goes both ways, a message is recalled, another tab sees its own view',
  { timeout: 40_000 },
  async () => {
    const page = await open(1280);
    const other = await open(1280, `?as=${WANG}`);
    await say(page, '你好');
    await page.getByRole('article', { name: '填写申报' }).getByRole('button', { name: '取消' }).click();
    await page.getByRole('dialog', { name: '放弃填写' }).getByRole('button', { name: '确定' }).click();
    await page.getByRole('article', { name: '已保存' }).waitFor();

    await page
      .getByLabel('选择文件')
      .setInputFiles({ name: '预算表.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('内容') });
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /预算表.xlsx/ }).click();
    expect((await download).suggestedFilename()).toBe('预算表.xlsx');

    await page.getByText('你好', { exact: true }).hover();
    await page.getByRole('button', { name: '撤回' }).first().click();
    await page.getByText('你撤回了一条消息').waitFor();

    await page.getByRole('button', { name: /项目推进群/ }).click();
    await say(page, '各位好');
    await other.getByRole('button', { name: /项目推进群.*1 条未读/ }).click();
    await other.getByText('各位好', { exact: true }).waitFor();
    await picture(other, 'group');
    expect(await barriersOn(other, 'all')).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test('a form that was handed in stays locked until it is drawn anew under another name', { timeout: 40_000 }, async () => {
  const page = await open(1280);
  const { world } = running.sandbox;
  bot.redraws = false;
  await say(page, '申报');
  const next = page.getByRole('button', { name: '下一页', exact: true });
  await page.getByRole('textbox', { name: '项目名称' }).fill('智慧病历');
  await page.getByRole('combobox', { name: '建设性质' }).selectOption('新建');
  await next.click();
  await page.getByText('已提交').waitFor();
  expect(await next.isDisabled()).toBe(true);
  const { messageId } = [...world.messages.values()].find(({ type }) => type === 'interactive') ?? expect.fail('no card');
  const redraw = (name: string, mark: string) =>
    world.record({
      kind: 'patch',
      messageId,
      content: JSON.stringify(formCard(name)).replace('第 1 步', mark),
      at: running.clock.at,
    });

  redraw('step1', '第 2 步');
  await page.getByText('第 2 步').waitFor();
  expect(await next.isDisabled()).toBe(true);
  redraw('step2', '第 3 步');
  await page.getByText('第 3 步').waitFor();
  expect(await next.isDisabled()).toBe(false);
});

test('the clock panel moves the time and tells what arrived', { timeout: 40_000 }, async () => {
  const page = await open(375);
  const { people } = running.sandbox;
  running.clock.moveTo = async (ms) => {
    running.clock.at = ms;
    people.say(WANG, people.privateChat(WANG), '时间到');
    await new Promise((resolve) => setTimeout(resolve, 1500));
  };
  await page.getByRole('button', { name: /沙盒时间/ }).click();
  const panel = page.getByRole('dialog', { name: '沙盒时间' });
  await panel.getByRole('button', { name: '+1 天' }).click();
  await panel.getByRole('progressbar', { name: '时间正在走' }).waitFor();
  await panel.getByText('机器人发出 1 条通知').waitFor();
  expect(await panel.textContent()).toContain('2026-09-19');
  expect(await panel.getByRole('listitem').textContent()).toContain('王建国[卡片] 填写申报');
  expect(await panel.getByLabel('选择日期时间').inputValue()).toBe('2026-09-20T09:00');
  await picture(page, 'clock');

  expect(await barriersOn(page, 'all')).toEqual([]);
  expect(complaints).toEqual([]);
});

test('eight tabs in one browser: those that nobody looks at leave the lines to the others', { timeout: 60_000 }, async () => {
  const first = await open(375);
  const { people } = running.sandbox;
  const tabs = [first];
  while (tabs.length < 8) {
    await lookAway(tabs.at(-1) ?? first);
    const tab = await first.context().newPage();
    tab.setDefaultTimeout(5000);
    await tab.goto(`${running.base}/?as=${tabs.length % 2 === 0 ? LI : WANG}`);
    await tab.getByRole('textbox', { name: '输入消息' }).and(tab.locator(':enabled')).waitFor();
    tabs.push(tab);
  }
  people.say(LI, people.privateChat(LI), '在别处说的');
  await first.waitForTimeout(500);
  expect(await first.getByText('在别处说的', { exact: true }).count()).toBe(0);
  await lookAt(first);
  await first.getByText('在别处说的', { exact: true }).waitFor();
  await first
    .getByRole('article', { name: '已保存' })
    .or(first.getByRole('article', { name: '填写申报' }))
    .waitFor();
});
