import { createServer } from 'node:http';
import Koa from 'koa';
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import type { InboundOf } from '../../../handlers/inbound.js';
import { createLark, type LarkOptions } from '../../../bot/lark/index.js';
import { KEYS, NOW, press, seal, signed } from './door-kit.js';
import { loopback, withToken } from './loopback.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const options = (more: Partial<LarkOptions>): LarkOptions => ({
  ...KEYS,
  appSecret: 'secret',
  domain: 'http://127.0.0.1:1',
  transport: 'webhook',
  log: pino({ level: 'silent' }),
  now: () => NOW,
  receive: () => Promise.resolve({}),
  ...more,
});

test('a late card is patched into its message when nobody else takes care of it, and a stop waits for that', async () => {
  const platform = await loopback(withToken(() => ({ body: { code: 0, bot: { open_id: 'ou_bot' } } })));
  closers.push(platform.close);
  const card = { summary: '好', header: { title: '好', tone: 'done' as const }, body: [{ kind: 'text' as const, text: '好' }] };
  const receive = () => new Promise<{ card: typeof card }>((resolve) => setTimeout(() => resolve({ card }), 60));
  const lark = createLark(options({ domain: platform.url, receive, budgetMs: 10 }));
  lark.start();
  await vi.waitFor(() => expect(platform.asked('/bot/v3/info')).toHaveLength(1));
  const app = new Koa().use(lark.middleware ?? (() => undefined));
  const server = createServer((request, response) => void app.callback()(request, response)).listen(0, '127.0.0.1');
  closers.push(() => server.close());
  await vi.waitFor(() => expect(server.listening).toBe(true));
  const { port } = server.address() as { port: number };
  const body = seal(JSON.stringify(press('task-show.12')));
  const answer = await fetch(`http://127.0.0.1:${port}/lark/events`, { method: 'POST', body, headers: signed(body) });
  expect(await answer.json()).toMatchObject({ toast: { type: 'info' } });
  await vi.waitFor(() => expect(platform.asked('/messages/om_9')).toHaveLength(1));
  await lark.stop();
  expect(platform.asked('/messages/om_9')).toMatchObject([{ method: 'PATCH' }]);
});

test.each(['encryptKey', 'verificationToken', 'appId'] as const)('the webhook does not open without %s', (key) => {
  expect(() => createLark(options({ [key]: '' }))).toThrow('webhook needs');
});

test('the long connection needs neither key, has no route, and is not ready before it is connected', async () => {
  const lark = createLark(options({ transport: 'websocket', encryptKey: '', verificationToken: '' }));
  expect(lark.middleware).toBeUndefined();
  expect(lark.health()).toMatchObject({ ok: false });
  await lark.stop();
  expect(createLark(options({})).health()).toEqual({ ok: true, detail: 'webhook' });
});

test('a platform that is away does not keep the bot from starting', async () => {
  const seen: InboundOf<'action'>[] = [];
  const lark = createLark(options({ onLate: (inbound) => Promise.resolve(void seen.push(inbound)) }));
  lark.start();
  await expect(lark.transport.send('u', { type: 'user', id: 'ou_1' }, { kind: 'text', text: 'x' })).rejects.toMatchObject({
    kind: 'retry',
  });
  await lark.stop();
  expect(seen).toEqual([]);
});
