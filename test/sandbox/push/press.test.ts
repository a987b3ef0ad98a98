import { afterEach, beforeEach, expect, test } from 'vitest';
import { post } from '../../../sandbox/world/post.js';
import { cardOf, LI, START, startFakeBot, startSandbox, type Answer, type FakeBot, type Running } from '../harness.js';

let bot: FakeBot;
let running: Running;

beforeEach(async () => {
  bot = await startFakeBot();
  running = await startSandbox({ pushUrl: bot.url });
});
afterEach(async () => {
  await running.close();
  await bot.close();
});

const card = (words: string) => cardOf([{ tag: 'markdown', content: words }]);

function sentCard(): string {
  const { sandbox } = running;
  const content = JSON.stringify(card('旧'));
  return post(sandbox.world, { chatId: sandbox.people.privateChat(LI), from: 'bot', type: 'interactive', content, at: START })
    .messageId;
}

const press = (messageId = sentCard()) =>
  running.sandbox.people.press(LI, messageId, { tag: 'button', name: 'go', form_value: { a: '1' } });

test('a press reaches the bot as a callback, with its times in microseconds and its token', async () => {
  const messageId = sentCard();

  await press(messageId);

  const { header, event } = bot.heard[0]?.envelope ?? expect.fail('nothing was heard');
  expect(header).toMatchObject({ event_type: 'card.action.trigger', create_time: `${START}000` });
  expect(event).toMatchObject({
    operator: { open_id: LI },
    action: { tag: 'button', name: 'go', form_value: { a: '1' } },
    context: { open_message_id: messageId },
  });
  expect(event['token']).toMatch(/^c-/);
});

test('the card in the answer takes the place of the old one, and the toast is told', async () => {
  const messageId = sentCard();
  bot.answer = () => ({
    body: JSON.stringify({ toast: { type: 'success', content: '已保存' }, card: { type: 'raw', data: card('新') } }),
  });

  const result = await press(messageId);

  expect(result).toMatchObject({ toast: { type: 'success', content: '已保存' }, code: null });
  expect(running.sandbox.world.messages.get(messageId)?.content).toContain('新');
});

test.each<[string, Answer, number]>([
  ['another status than 200', { status: 500 }, 200671],
  ['an empty 204', { status: 204, body: '' }, 200671],
  ['no JSON', { body: 'ok' }, 200672],
  ['an unknown field', { body: '{"ok":true}' }, 200672],
  ['a toast of an unknown type', { body: '{"toast":{"type":"ok","content":"x"}}' }, 200672],
  ['the card as a string', { body: JSON.stringify({ card: { type: 'raw', data: JSON.stringify(card('x')) } }) }, 200672],
  ['a bad card', { body: JSON.stringify({ card: { type: 'raw', data: cardOf([{ tag: 'hr', colour: 'x' }]) } }) }, 200673],
  ['a card of version 1', { body: JSON.stringify({ card: { type: 'raw', data: { elements: [] } } }) }, 200830],
])('%s shows the client’s error number, and the card stays', async (_what, answer, code) => {
  const messageId = sentCard();
  bot.answer = () => answer;

  const result = await press(messageId);

  expect(result.code).toBe(code);
  expect(result.toast?.content).toContain(String(code));
  expect(running.sandbox.world.messages.get(messageId)?.content).toContain('旧');
});

test('an answer after 3 s is too late and is not asked for again', { timeout: 10_000 }, async () => {
  bot.answer = () => ({ delayMs: 3300 });

  expect((await press()).code).toBe(200341);
  running.clock.at += 86_400_000;
  await running.sandbox.tick();
  expect(bot.heard).toHaveLength(1);
});

test('a bot that is not there shows 200342', async () => {
  await bot.close();

  expect((await press()).code).toBe(200342);
});

test('a card older than 14 days, or recalled, sends no callback', async () => {
  const messageId = sentCard();
  running.clock.at += 14 * 86_400_000 + 1;

  expect((await press(messageId)).toast?.content).toContain('过期');
  expect(bot.heard).toHaveLength(0);
});
