import { afterEach, describe, expect, test } from 'vitest';
import { MAX_AGE_MS, MAX_AHEAD_MS } from '../../bot/lark/verify.js';
import { MAX_BODY_BYTES } from '../../bot/lark/webhook.js';
import { envelope, KEYS, NOW, openDoor, seal, signed, textMessage } from '../bot/lark/door-kit.js';

type Door = Awaited<ReturnType<typeof openDoor>>;
let door: Door;
afterEach(() => door.close());

const message = textMessage('进度 项目');

describe('what the platform pushes', () => {
  test('an encrypted, signed event is handled once for each push, always under the same key', async () => {
    door = await openDoor();
    const answers = [await door.push(message), await door.push(message)];
    expect(answers).toEqual([
      { status: 200, type: 'application/json; charset=utf-8', body: {} },
      { status: 200, type: 'application/json; charset=utf-8', body: {} },
    ]);
    expect(door.received.map(({ key }) => key)).toEqual(['message:om_1', 'message:om_1']);
    expect(door.received[0]).toMatchObject({
      kind: 'text',
      text: '进度 项目',
      sender: { platform: 'lark', appId: KEYS.appId, userId: 'ou_1' },
      at: NOW,
    });
  });

  test('a signed event in the clear is as good, however its JSON is laid out', async () => {
    door = await openDoor();
    const body = JSON.stringify(message, null, 3);
    expect((await door.send([body], signed(body))).status).toBe(200);
    expect(door.received).toHaveLength(1);
  });

  test('a character whose bytes arrive in two parts stays whole', async () => {
    door = await openDoor();
    const body = Buffer.from(JSON.stringify(message));
    const cut = body.indexOf(Buffer.from('项')) + 1;
    expect(
      (await door.send([body.subarray(0, cut), body.subarray(cut, cut + 1), body.subarray(cut + 1)], signed(body))).status,
    ).toBe(200);
    expect(door.received).toMatchObject([{ text: '进度 项目' }]);
  });

  test('a push seven hours old is taken, one at each end of the window too', async () => {
    door = await openDoor();
    const ages = [7 * 3_600_000 + 5 * 60_000, MAX_AGE_MS, -MAX_AHEAD_MS];
    for (const age of ages) expect((await door.push(message, NOW - age)).status).toBe(200);
  });

  test('one that is signed and comes from the future says by how much this machine is slow; a forged one says nothing of the kind', async () => {
    door = await openDoor();
    expect((await door.push(message, NOW + 7 * 60_000)).status).toBe(401);
    expect(door.logged.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 50, behindSeconds: 420 }),
    ]);
    const body = seal(JSON.stringify(message));
    expect((await door.send([body], signed(body, NOW + 7 * 60_000, 'another key'))).status).toBe(401);
    expect(door.logged.at(-1)).toContain('bad-signature');
    expect(door.received).toEqual([]);
    expect(door.counted).toEqual(['from-the-future', 'bad-signature']);
  });

  test('every push is counted, by what became of it', async () => {
    door = await openDoor();
    await door.push(message);
    await door.send([Buffer.alloc(MAX_BODY_BYTES + 1)]);
    await door.send(['not JSON']);
    expect(door.counted).toEqual(['taken', 'too-large', 'not-json']);
  });

  test('an event that the bot does not follow is answered and noted', async () => {
    door = await openDoor();
    expect(await door.push(envelope('im.message.message_read_v1', {}))).toMatchObject({ status: 200, body: {} });
    expect(door.received).toEqual([]);
    expect(door.logged.join()).toContain('im.message.message_read_v1');
  });

  test('the address may carry a query', async () => {
    door = await openDoor();
    const body = JSON.stringify(message);
    expect((await door.send([body], signed(body), '/lark/events?from=feishu')).status).toBe(200);
  });
});

describe('url_verification', () => {
  const ask = (token: string) => JSON.stringify({ type: 'url_verification', challenge: 'c-42', token });

  test('is answered in the clear and encrypted, unsigned, when it knows the token', async () => {
    door = await openDoor();
    expect(await door.send([ask(KEYS.verificationToken)])).toMatchObject({ status: 200, body: { challenge: 'c-42' } });
    expect(await door.send([seal(ask(KEYS.verificationToken))])).toMatchObject({ status: 200, body: { challenge: 'c-42' } });
  });

  test('is refused with another token, signed or not', async () => {
    door = await openDoor();
    const body = seal(ask('another'));
    expect((await door.send([ask('another')])).status).toBe(401);
    expect((await door.send([body])).status).toBe(401);
    expect((await door.send([body], signed(body))).status).toBe(401);
  });
});

describe('what nobody vouches for leaves no trace', () => {
  const body = seal(JSON.stringify(message));
  const good = signed(body);
  const without = (header: string) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== header));

  test.each([
    ['no headers at all', {}],
    ['no timestamp', without('x-lark-request-timestamp')],
    ['no nonce', without('x-lark-request-nonce')],
    ['no signature', without('x-lark-signature')],
    ['a short signature', { ...good, 'x-lark-signature': 'ab' }],
    ['a signature with another key', signed(body, NOW, 'another key')],
    ['a signature of another body', signed(`${body} `)],
    ['another timestamp than the signed one', { ...good, 'x-lark-request-timestamp': String(NOW / 1000 - 1) }],
    ['a timestamp that is no number', { ...good, 'x-lark-request-timestamp': '1e9' }],
    ['a push past the window', signed(body, NOW - MAX_AGE_MS - 1000)],
    ['a push from 1970', signed(body, 1000)],
    ['a push from the future', signed(body, NOW + MAX_AHEAD_MS + 1000)],
  ])('%s: 401', async (_what, headers) => {
    door = await openDoor();
    expect((await door.send([body], headers)).status).toBe(401);
    expect(door.received).toEqual([]);
  });

  test.each([
    ['another verification token', envelope('im.message.receive_v1', {}, { token: 'another' })],
    ['no verification token', envelope('im.message.receive_v1', {}, { token: undefined })],
    ['another app', envelope('im.message.receive_v1', {}, { app_id: 'cli_fedcba9876543210' })],
  ])('%s: 401', async (_what, content) => {
    door = await openDoor();
    expect((await door.push(content)).status).toBe(401);
    expect(door.received).toEqual([]);
  });

  test('an unsigned push is answered alike, whether its text decrypts or not', async () => {
    door = await openDoor();
    const broken = JSON.stringify({ encrypt: Buffer.alloc(64, 1).toString('base64') });
    expect(await door.send([broken])).toEqual(await door.send([body]));
  });
});

describe('what is not a push', () => {
  test.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a number', '7'],
    ['an old envelope', JSON.stringify({ uuid: 'u', token: KEYS.verificationToken, type: 'event_callback', event: {} })],
    ['a text under another key', seal(JSON.stringify(message), 'another key')],
    ['an encrypted text that is no JSON', seal('hello')],
    ['a message without its sender', JSON.stringify(envelope('im.message.receive_v1', { message: {} }))],
    ['an id that could leave its place', JSON.stringify(textMessage('x', 'om_1/../2'))],
  ])('%s: 400', async (_what, body) => {
    door = await openDoor();
    expect((await door.send([body], signed(body))).status).toBe(400);
    expect(door.received).toEqual([]);
  });

  test('a huge body is refused as soon as it is announced', async () => {
    door = await openDoor();
    expect((await door.send(['x'], { 'content-length': String(MAX_BODY_BYTES + 1) }).catch(() => ({ status: 413 }))).status).toBe(
      413,
    );
  });

  test('a huge body that is not announced is refused on the way', async () => {
    door = await openDoor();
    const chunk = Buffer.alloc(300_000, 0x20);
    expect((await door.send([chunk, chunk, chunk, chunk, chunk])).status).toBe(413);
    expect((await door.push(message)).status).toBe(200);
  });

  test('another method or path is left to others', async () => {
    door = await openDoor();
    expect((await door.send([], {}, '/lark/events', 'GET')).status).toBe(404);
    expect((await door.send(['{}'], {}, '/lark/event')).status).toBe(404);
  });
});
