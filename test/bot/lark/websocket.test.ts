import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Inbound } from '../../../handlers/inbound.js';
import type { Reply } from '../../../handlers/reply.js';
import { longConnection, type LongConnectionOptions } from '../../../bot/lark/websocket.js';
import { scrubber } from '../../../bot/lark/scrub.js';
import { envelope, KEYS, press, textMessage } from './door-kit.js';
import { loopback, type Scripted } from './loopback.js';
import { decodeFrame, encodeFrame, type Frame } from './ws-frame.js';

const SECRET = 'canary-secret';
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The platform's end: the endpoint's address over HTTP, then the socket itself. */
async function platform(endpoint?: (count: number) => Scripted) {
  const url: { value: string } = { value: '' };
  const config = { ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 120 };
  const http = await loopback(
    (_seen, count) => endpoint?.(count) ?? { body: { code: 0, msg: 'ok', data: { URL: url.value, ClientConfig: config } } },
  );
  url.value = `${http.url.replace('http', 'ws')}/ws?device_id=d1&service_id=1&access_key=${SECRET}`;
  const sockets: WebSocket[] = [];
  const acks: Frame[] = [];
  const server = new WebSocketServer({ server: http.server });
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data: Buffer) => {
      const frame = decodeFrame(data);
      if (frame.method === 1) acks.push(frame);
    });
  });
  closers.push(() => {
    for (const socket of sockets) socket.terminate();
    server.close();
    return http.close();
  });
  /** Pushes one event and waits for its answer. */
  const push = async (content: object): Promise<{ code: number; data: unknown }> => {
    const before = acks.length;
    const headers = { type: 'event', message_id: `m${before}`, sum: '1', seq: '0', trace_id: 't' };
    sockets.at(-1)?.send(encodeFrame({ method: 1, headers, payload: JSON.stringify(content) }));
    await vi.waitFor(() => expect(acks.length).toBeGreaterThan(before), { timeout: 3000 });
    const { code, data } = JSON.parse(acks.at(-1)?.payload ?? '') as { code: number; data?: string };
    return { code, data: data === undefined ? undefined : JSON.parse(Buffer.from(data, 'base64').toString('utf8')) };
  };
  return { http, sockets, push };
}

function connect(
  domain: string,
  receive: (inbound: Inbound) => Promise<Reply> = () => Promise.resolve({}),
  more: Partial<LongConnectionOptions> = {},
) {
  const received: Inbound[] = [];
  const late: Reply[] = [];
  const logged: string[] = [];
  const connection = longConnection({
    appId: KEYS.appId,
    appSecret: SECRET,
    domain,
    scrub: scrubber([SECRET]),
    log: pino({ level: 'trace' }, { write: (line) => void logged.push(line) }),
    botOpenId: () => null,
    now: () => performance.now(),
    receive: (inbound) => {
      received.push(inbound);
      return receive(inbound);
    },
    onLate: (_inbound, reply) => {
      late.push(reply);
      return Promise.resolve();
    },
    track: () => undefined,
    lookEveryMs: 20,
    ...more,
  });
  closers.push(() => connection.close());
  const up = () => vi.waitFor(() => expect(connection.status().connected).toBe(true), { timeout: 5000 });
  connection.start();
  return { connection, received, late, logged, up };
}

test('events and card actions come over the connection as they come over the webhook', async () => {
  const { http, push } = await platform();
  const { received, up, logged } = connect(http.url, () => Promise.resolve({ toast: { tone: 'success', text: '已保存' } }));
  await up();
  expect(await push(textMessage('待办'))).toEqual({ code: 200, data: {} });
  expect(await push(press('task-show.12', { name: '一期' }))).toEqual({
    code: 200,
    data: { toast: { type: 'success', content: '已保存' } },
  });
  expect(received).toMatchObject([
    { kind: 'text', key: 'message:om_1', text: '待办' },
    { kind: 'action', wire: 'task-show.12', form: { name: '一期' } },
  ]);
  expect(http.seen[0]?.body).toContain(SECRET);
  expect(logged.join()).not.toContain(SECRET);
});

test('what fails, or is for another app, is answered so that it comes again', async () => {
  const { http, push } = await platform();
  const { received, up } = connect(http.url, () => Promise.reject(new Error('away')));
  await up();
  expect((await push(textMessage('待办'))).code).toBe(500);
  expect((await push(envelope('im.message.receive_v1', {}, { app_id: 'cli_fedcba9876543210' }))).code).toBe(500);
  expect((await push({ hello: 1 })).code).toBe(500);
  expect(received).toHaveLength(1);
});

test('a slow card action is answered in time and handed on when it is done', async () => {
  const { http, push } = await platform();
  const reply: Reply = { toast: { tone: 'info', text: '好' } };
  const { up, late } = connect(http.url, () => sleep(60, reply), { budgetMs: 20 });
  await up();
  expect((await push(press('task-show.12'))).data).toMatchObject({ toast: { type: 'info' } });
  await vi.waitFor(() => expect(late).toEqual([reply]), { timeout: 2000 });
});

test('a connection that is refused for good is begun anew by the watchdog', async () => {
  const { http } = await platform((count) =>
    count === 1 ? { body: { code: 403, msg: 'forbidden', data: {} } } : { body: { code: 0, data: {} } },
  );
  const { connection } = connect(http.url, undefined, { restartAfterMs: 60 });
  await vi.waitFor(() => expect(connection.status().restarts).toBeGreaterThan(0), { timeout: 3000 });
  expect(connection.status().connected).toBe(false);
  expect(http.asked('/callback/ws/endpoint').length).toBeGreaterThan(1);
});

test('a connection that the platform cuts comes back', async () => {
  const { http, sockets, push } = await platform();
  const { up } = connect(http.url);
  await up();
  sockets[0]?.terminate();
  await vi.waitFor(() => expect(sockets.length).toBeGreaterThan(1), { timeout: 5000 });
  await up();
  expect((await push(textMessage('待办'))).code).toBe(200);
});

test('an app id that the SDK would silently not connect with is refused at once', () => {
  expect(() => connect('http://127.0.0.1:1', undefined, { appId: 'cli_short' })).toThrow('16');
});
