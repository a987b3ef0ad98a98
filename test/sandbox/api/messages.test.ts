import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiOf, type Api, cardOf, GROUP, LI, startSandbox, type Running } from '../harness.js';

const DAY = 86_400_000;
let running: Running;
let elapsed = 0;
let api: Api;

beforeEach(async () => {
  elapsed = 0;
  running = await startSandbox({ elapsed: () => elapsed });
  api = await apiOf(running.base);
});
afterEach(() => running.close());

const text = (words: string, to: string = LI, uuid?: string) => ({
  receive_id: to,
  msg_type: 'text',
  content: JSON.stringify({ text: words }),
  ...(uuid ? { uuid } : {}),
});
const send = (body: object, type = 'open_id') => api('POST', `im/v1/messages?receive_id_type=${type}`, body);
const card = (title = '标题') => JSON.stringify(cardOf([{ tag: 'markdown', content: title }]));
const sendCard = async () => (await send({ receive_id: LI, msg_type: 'interactive', content: card() })).body.data.message_id;

test('a message to a person lands in their private chat and can be read back', async () => {
  const { status, body } = await send(text('你好'));

  expect(status).toBe(200);
  expect(body.data).toMatchObject({
    msg_type: 'text',
    chat_id: running.sandbox.people.privateChat(LI),
    sender: { sender_type: 'app' },
  });
  const read = await api('GET', `im/v1/messages/${body.data.message_id}`);
  expect(read.body.data.items[0]?.body.content).toBe('{"text":"你好"}');
});

test('the same uuid within an hour gives the same message, later a new one', async () => {
  const first = await send(text('一次', LI, 'row-1'));
  const again = await send(text('一次', LI, 'row-1'));
  running.clock.at += 3_600_001;
  const later = await send(text('一次', LI, 'row-1'));

  expect(again.body.data.message_id).toBe(first.body.data.message_id);
  expect(later.body.data.message_id).not.toBe(first.body.data.message_id);
  expect(running.sandbox.world.history(first.body.data.chat_id)).toHaveLength(2);
});

test('the sixth message to one person within a second is refused, and passes a second later', async () => {
  for (let count = 0; count < 5; count++) expect((await send(text('x'))).status).toBe(200);
  const sixth = await send(text('x'));
  elapsed += 1000;

  expect(sixth).toMatchObject({ status: 400, body: { code: 230020 } });
  expect((await send(text('x'))).status).toBe(200);
});

test('a jump of the world clock forgives the rate limits as well', async () => {
  for (let count = 0; count < 5; count++) await send(text('x'));
  running.clock.at += DAY;

  expect((await send(text('x'))).status).toBe(200);
});

test('the 51st call within a second answers 429 and says how long to wait', async () => {
  const codes: number[] = [];
  for (let count = 0; count < 50; count++) codes.push((await send(text('x', 'ou_nobody'))).body.code);
  const over = await send(text('x'));

  expect(new Set(codes)).toEqual(new Set([99992351]));
  expect(over).toMatchObject({ status: 429, body: { code: 99991400 } });
  expect(over.headers.get('x-ogw-ratelimit-reset')).toBe('1');
});

test.each([
  ['an open_id that is not there', text('x', 'ou_nobody'), 'open_id', 99992351],
  ['a chat that is not there', text('x', 'oc_nowhere'), 'chat_id', 230034],
  ['an id type that the bot does not use', text('x'), 'email', 99992402],
  ['an empty text', text(''), 'open_id', 230001],
  ['content that is no JSON', { ...text('x'), content: 'x' }, 'open_id', 230001],
  ['a text over 150 KB', text('字'.repeat(60_000)), 'open_id', 230025],
  ['a card over 30 KB', { ...text('x'), msg_type: 'interactive', content: card('字'.repeat(11_000)) }, 'open_id', 230025],
  ['a uuid over 50 characters', text('x', LI, 'u'.repeat(51)), 'open_id', 99992402],
  ['a file that nobody uploaded', { ...text('x'), msg_type: 'file', content: '{"file_key":"file_v3_no"}' }, 'open_id', 230001],
])('%s is refused', async (_what, body, type, code) => {
  const answer = await send(body, type);

  expect(answer).toMatchObject({ status: 400, body: { code } });
  expect(running.sandbox.world.messages.size).toBe(0);
});

test('a card with an unknown property is refused with the sub-code in the text', async () => {
  const content = JSON.stringify(cardOf([{ tag: 'markdown', content: 'x', colour: 'red' }]));
  const { body } = await send({ receive_id: LI, msg_type: 'interactive', content });

  expect(body.code).toBe(230099);
  expect(body.msg).toContain('ErrCode: 200621');
});

test('a person who left, and a group without the bot, cannot be reached', async () => {
  running.sandbox.people.setBot(LI, GROUP, false);
  running.sandbox.people.leave(LI);

  expect((await send(text('x'))).body.code).toBe(230029);
  expect((await send(text('x', GROUP), 'chat_id')).body.code).toBe(230002);
});

test('a card is patched for everyone, until 14 days have passed', async () => {
  const id = await sendCard();
  const patched = await api('PATCH', `im/v1/messages/${id}`, { content: card('新的') });
  running.clock.at += 14 * DAY + 1;
  const late = await api('PATCH', `im/v1/messages/${id}`, { content: card('太晚') });

  expect(patched.status).toBe(200);
  expect(late.body.code).toBe(230031);
  expect(running.sandbox.world.messages.get(id)?.content).toContain('新的');
});

test('patching refuses what is recalled, unknown, not a card, not its own, or too frequent', async () => {
  const id = await sendCard();
  const said = running.sandbox.people.say(LI, running.sandbox.people.privateChat(LI), '在吗').result.messageId;
  const plain = (await send(text('x'))).body.data.message_id;
  const patch = async (message: string) => (await api('PATCH', `im/v1/messages/${message}`, { content: card() })).body.code;

  expect([await patch('om_no'), await patch(said), await patch(plain)]).toEqual([99992354, 230012, 230054]);
  for (let count = 0; count < 5; count++) expect(await patch(id)).toBe(0);
  expect(await patch(id)).toBe(230020);
  await api('DELETE', `im/v1/messages/${id}`);
  expect(await patch(id)).toBe(230011);
});

test('a reply lands in the chat of its parent; a recalled parent refuses it', async () => {
  const said = running.sandbox.people.say(LI, GROUP, '@项目管家 进度').result.messageId;
  const body = { msg_type: 'text', content: '{"text":"好"}' };
  const reply = await api('POST', `im/v1/messages/${said}/reply`, body);
  running.sandbox.people.recall(LI, said);

  expect(reply.body.data).toMatchObject({ chat_id: GROUP, parent_id: said });
  expect((await api('POST', `im/v1/messages/${said}/reply`, body)).body.code).toBe(230011);
});

test('the history of a chat is told page by page, from a second on', async () => {
  await send(text('一'));
  await send(text('二'));
  await send(text('三'));
  const chat = running.sandbox.people.privateChat(LI);
  const list = (more = '') => api('GET', `im/v1/messages?container_id_type=chat&container_id=${chat}&page_size=2${more}`);
  const first = await list();
  const page = first.body.data as unknown as { items: { msg_type: string }[]; has_more: boolean; page_token: string };
  expect([page.items.length, page.has_more]).toEqual([2, true]);
  const rest = await list(`&page_token=${page.page_token}`);
  expect(rest.body.data).toMatchObject({ has_more: false, items: [{ body: { content: '{"text":"三"}' } }] });
  const future = await list(`&start_time=${Math.floor(running.sandbox.world.lastAt / 1000) + 5}`);
  expect(future.body.data.items).toEqual([]);
});
