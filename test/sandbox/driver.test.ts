import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDriver, type Driver } from '../../sandbox/driver.js';
import { formCard, startFormBot, type FormBot } from './form-bot.js';
import { GROUP, LI, startSandbox, WANG, type Running } from './harness.js';

let bot: FormBot;
let running: Running;
let driver: Driver;

beforeEach(async () => {
  bot = await startFormBot();
  running = await startSandbox({ pushUrl: bot.url });
  bot.connect(running.base);
  driver = createDriver(running.sandbox, () => bot.quiet());
});
afterEach(async () => {
  await running.close();
  await bot.close();
});

test('a person says a word, reads the card, and sees its parts', async () => {
  const li = driver.as(LI);

  await li.say('申报');

  const card = li.lastCard();
  expect(card.title()).toBe('填写申报');
  expect(card.text()).toContain('请填写 <项目> 的基本信息 & 预算');
  expect(card.buttons()).toEqual(['下一页', '取消']);
  expect(card.table()).toEqual([
    ['材料', '状态'],
    ['申报书', '已交'],
    ['批复', '未交'],
  ]);
  expect(card.inputs().map(({ label, required }) => [label, required])).toEqual([
    ['项目名称', true],
    ['建设性质', true],
    ['涉及领域', false],
    ['开工日期', false],
    ['不含涉密内容', false],
  ]);
});

test('answers are found by their labels and arrive as the client would send them', async () => {
  const li = driver.as(LI);
  await li.say('申报');

  const { toast, card } = await li
    .fill({ 项目名称: '智慧病历', 建设性质: '扩建', 涉及领域: ['医疗', '教育'], 开工日期: '2026-10-09', 不含涉密内容: true })
    .press('下一页');

  expect(bot.presses[0]).toEqual({
    tag: 'button',
    name: 'next',
    timezone: 'Asia/Shanghai',
    form_value: { name: '智慧病历', kind: 'extend', fields: ['health', 'school'], on: '2026-10-09 +0800', open: true },
  });
  expect(toast).toEqual({ type: 'success', content: '已保存' });
  expect(card.text()).toContain('收到：智慧病历');
});

test('a required question without an answer is asked for by the client, and nothing is sent', async () => {
  const li = driver.as(LI);
  await li.say('申报');

  const { toast } = await li.fill({ 项目名称: '  ' }).press('下一页');

  expect(toast?.content).toBe('请填写：项目名称、建设性质');
  expect(bot.presses).toHaveLength(0);
});

test('what is not on the card is named, with what is', async () => {
  const li = driver.as(LI);
  await li.say('申报');

  await expect(li.press('提交')).rejects.toThrow('没有按钮「提交」');
  await expect(li.fill({ 预算: '1' }).press('下一页')).rejects.toThrow('有：项目名称、建设性质');
  await expect(li.fill({ 建设性质: '迁建' }).press('下一页')).rejects.toThrow('有：新建、扩建');
});

test('cards of others are not seen, those of common groups are', async () => {
  await driver.as(LI).say('申报');
  await driver.as(LI).say('@机器人 申报', { chat: GROUP });

  expect(driver.as(WANG).cards()).toHaveLength(1);
  expect(driver.as(LI).cards()).toHaveLength(2);
  expect(driver.as(WANG).lastCard().json).toEqual(formCard());
});
