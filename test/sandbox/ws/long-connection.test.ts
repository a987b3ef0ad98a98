import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { post } from '../../../sandbox/world/post.js';
import { encodeFrame, parseFrame } from '../../../sandbox/ws/frame.js';
import { cardOf, KEYS, LI, START, startSandbox, type Running } from '../harness.js';

let running: Running;
let client: WSClient;
let heard: Record<string, unknown>[];

beforeEach(async () => {
  running = await startSandbox({ pushUrl: null });
  heard = [];
  const take = (event: Record<string, unknown>) => {
    heard.push(event);
    return { toast: { type: 'info', content: '收到' } };
  };
  client = new WSClient({ appId: KEYS.appId, appSecret: KEYS.appSecret, domain: running.base, loggerLevel: LoggerLevel.fatal });
  await client.start({
    eventDispatcher: new EventDispatcher({}).register({ 'im.message.receive_v1': take, 'card.action.trigger': take }),
  });
  await vi.waitFor(() => expect(client.getConnectionStatus()).toMatchObject({ state: 'connected' }));
});
afterEach(async () => {
  client.close({ force: true });
  await running.close();
});

test('the SDK’s own client connects, hears events, and its answer is awaited', async () => {
  const { people, pusher } = running.sandbox;

  await people.say(LI, people.privateChat(LI), '申报').pushed;

  expect(heard[0]).toMatchObject({ message: { content: '{"text":"申报"}' }, app_id: KEYS.appId });
  expect(pusher.history().at(-1)?.attempts[0]?.outcome).toMatchObject({ kind: 'answered', status: 200 });
});

test('a card callback goes through it and its answer comes back', async () => {
  const { people, world } = running.sandbox;
  const content = JSON.stringify(cardOf([]));
  const { messageId } = post(world, { chatId: people.privateChat(LI), from: 'bot', type: 'interactive', content, at: START });

  const result = await people.press(LI, messageId, { tag: 'button', name: 'go' });

  expect(result.toast).toEqual({ type: 'info', content: '收到' });
});

test('without a connection a press says that no address is configured', async () => {
  const alone = await startSandbox({ pushUrl: null });
  const { people, world } = alone.sandbox;
  const { messageId } = post(world, {
    chatId: people.privateChat(LI),
    from: 'bot',
    type: 'interactive',
    content: '{}',
    at: START,
  });

  expect((await people.press(LI, messageId, { tag: 'button' })).code).toBe(200340);
  await alone.close();
});

test('a wrong secret gets no address', async () => {
  const answer = await fetch(`${running.base}/callback/ws/endpoint`, {
    method: 'POST',
    body: JSON.stringify({ AppID: KEYS.appId, AppSecret: 'guess' }),
  });

  expect(await answer.json()).toMatchObject({ code: 514 });
});

test('frames survive the way there and back, large numbers and Chinese included', () => {
  const frame = {
    seqId: 300,
    logId: 2 ** 40,
    service: 33_554_678,
    method: 1,
    headers: { type: 'event', trace_id: '追踪' },
    payload: Buffer.from('内容'),
  };

  expect(parseFrame(encodeFrame(frame))).toEqual(frame);
  expect(() => parseFrame(encodeFrame(frame).subarray(0, -1))).toThrow(RangeError);
});
