import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GROUP, KEYS, LI, START, startFakeBot, startSandbox, type FakeBot, type Running } from '../harness.js';

const MINUTE = 60_000;
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

const home = () => running.sandbox.people.privateChat(LI);
const say = (words: string, chat = home()) => running.sandbox.people.say(LI, chat, words).pushed;

test('an event comes encrypted, and signed over the raw body', async () => {
  await say('申报项目');

  const { headers, raw, envelope } = bot.heard[0] ?? expect.fail('nothing was heard');
  const stamp = String(headers['x-lark-request-timestamp']);
  const text = stamp + String(headers['x-lark-request-nonce']) + KEYS.encryptKey + raw;
  expect(headers['x-lark-signature']).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  expect(stamp).toBe(String(START / 1000));
  expect(raw).not.toContain('申报');
  expect(envelope.header).toMatchObject({
    token: KEYS.verificationToken,
    app_id: KEYS.appId,
    create_time: String(START),
    event_type: 'im.message.receive_v1',
  });
  expect(envelope.event).toMatchObject({
    sender: { sender_id: { open_id: LI } },
    message: { chat_type: 'p2p', content: '{"text":"申报项目"}' },
  });
});

test('the bot hears a group only where it is mentioned', async () => {
  await say('大家好', GROUP);
  await say('@项目管家 进度 @王建国', GROUP);

  expect(bot.heard).toHaveLength(1);
  const message = bot.heard[0]?.envelope.event['message'];
  expect(message).toMatchObject({
    content: '{"text":"@_user_1 进度 @_user_2"}',
    mentions: [
      { key: '@_user_1', name: '项目管家' },
      { key: '@_user_2', id: { open_id: 'ou_wang' } },
    ],
  });
});

test('an event that is not answered with 200 is pushed again after 15 s, 5 min, 1 h and 6 h, then given up', async () => {
  bot.answer = () => ({ status: 500 });
  await say('在吗');
  const counts: number[] = [];
  for (const wait of [14_999, 1, 5 * MINUTE, 60 * MINUTE, 360 * MINUTE, 1000 * MINUTE]) {
    running.clock.at += wait;
    await running.sandbox.tick();
    counts.push(bot.heard.length);
  }

  expect(counts).toEqual([1, 2, 3, 4, 5, 5]);
  expect(new Set(bot.heard.map(({ envelope }) => envelope.header['event_id'])).size).toBe(1);
});

test('what arrived is not pushed again, unless it is asked for', async () => {
  await say('在吗');
  running.clock.at += 400 * MINUTE;
  await running.sandbox.tick();
  expect(bot.heard).toHaveLength(1);

  await running.sandbox.redeliver();

  expect(bot.heard[1]?.envelope).toEqual(bot.heard[0]?.envelope);
});

test('recalling, entering, the menu, reading, groups and leaving each have their event', async () => {
  const { people } = running.sandbox;
  const said = people.say(LI, home(), '错了').result;
  await people.recall(LI, said.messageId).pushed;
  await people.openChat(LI).pushed;
  await people.menu(LI, '待办').pushed;
  await people.setBot(LI, GROUP, false).pushed;
  await people.setBot(LI, GROUP, true).pushed;
  await people.leave(LI).pushed;

  const event = (type: string) => bot.of(type)[0]?.envelope.event;
  expect(event('im.message.recalled_v1')).toMatchObject({ message_id: said.messageId, recall_type: 'message_owner' });
  expect(event('im.chat.access_event.bot_p2p_chat_entered_v1')).toMatchObject({ chat_id: home(), operator_id: { open_id: LI } });
  expect(event('application.bot.menu_v6')).toMatchObject({ event_key: '待办', timestamp: START / 1000 });
  expect(event('im.chat.member.bot.deleted_v1')).toMatchObject({ chat_id: GROUP });
  expect(event('im.chat.member.bot.added_v1')).toMatchObject({ chat_id: GROUP, name: '项目推进群' });
  expect(event('contact.user.deleted_v3')).toMatchObject({ object: { open_id: LI } });
});
