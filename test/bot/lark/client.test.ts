import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import type { TransportError } from '../../../handlers/transport.js';
import type { Card } from '../../../cards/kit/tree.js';
import { larkClient } from '../../../bot/lark/client.js';
import { scrubber } from '../../../bot/lark/scrub.js';
import { loopback, TOKEN_PATH, withToken, type Scripted, type Seen } from './loopback.js';

const SECRET = 'canary-secret-of-the-app';
const card: Card = { summary: '待办', header: { title: '待办', tone: 'todo' }, body: [{ kind: 'text', text: '一期' }] };
const sent = { body: { code: 0, msg: 'success', data: { message_id: 'om_1', chat_id: 'oc_1' } } };
const user = { type: 'user', id: 'ou_1' } as const;
const text = { kind: 'text', text: '你好' } as const;
/** What a proxy or a gateway shows of itself. */
const PAGE: Scripted = { headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>') };

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

async function setUp(answer: (seen: Seen, count: number) => Scripted, callMs = 2000) {
  const platform = await loopback(answer);
  close = platform.close;
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
  const client = larkClient({
    appId: 'cli_1',
    appSecret: SECRET,
    domain: `${platform.url}/`,
    log,
    scrub: scrubber([SECRET]),
    timeouts: { callMs, fileMs: callMs },
  });
  return { client, platform, logged };
}

/** The failure of a call, with everything that could be printed of it. */
async function failure(work: Promise<unknown>): Promise<TransportError & { printed: string }> {
  try {
    await work;
  } catch (error) {
    const { name, message, stack, kind, code, retryAfterMs } = error as TransportError;
    const printed = [message, stack, JSON.stringify(error), String(error), ...Object.values(error as object).map(String)].join(
      '\n',
    );
    return { name, message, kind, code, retryAfterMs, printed };
  }
  throw new Error('it did not fail');
}

describe('sending', () => {
  test('a card goes to a person as interactive JSON, once per uuid', async () => {
    const { client, platform } = await setUp(withToken(() => sent));
    expect(await client.send('u-1', user, { kind: 'card', card })).toEqual({ messageId: 'om_1', chatId: 'oc_1' });
    const [request] = platform.asked('/im/v1/messages');
    expect(request).toMatchObject({ method: 'POST', path: '/open-apis/im/v1/messages?receive_id_type=open_id' });
    expect(request?.headers.authorization).toBe('Bearer t-1');
    const body = JSON.parse(request?.body ?? '') as Record<string, string>;
    expect(body).toMatchObject({ receive_id: 'ou_1', uuid: 'u-1', msg_type: 'interactive' });
    expect(JSON.parse(body['content'] ?? '')).toMatchObject({ schema: '2.0' });
  });

  test('a text goes to a chat, and cannot call everybody', async () => {
    const { client, platform } = await setUp(withToken(() => sent));
    await client.send('u-1', { type: 'chat', id: 'oc_1' }, { kind: 'text', text: '<at user_id="all">' });
    const [request] = platform.asked('receive_id_type=chat_id');
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      receive_id: 'oc_1',
      content: JSON.stringify({ text: '＜at user_id="all">' }),
    });
  });

  test('a file is uploaded under its name and type, then sent by its key', async () => {
    const answer = ({ path }: Seen) => (path.includes('/files') ? { body: { code: 0, data: { file_key: 'file_v2_1' } } } : sent);
    const { client, platform } = await setUp(withToken(answer));
    await client.send('u-1', user, { kind: 'file', name: '修改意见函"1".docx', bytes: Buffer.from('正文') });
    const [upload] = platform.asked('/files');
    expect(upload?.headers['content-type']).toMatch(/^multipart\/form-data/);
    expect(upload?.body).toMatch(/name="file_type"\r\n\r\ndoc\r\n/);
    expect(upload?.body).toMatch(/name="file_name"\r\n\r\n修改意见函"1"\.docx\r\n/);
    expect(upload?.body).toMatch(/name="file"; filename="upload"\r\n[^]*\r\n\r\n正文\r\n/);
    expect(platform.asked('/messages').map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { msg_type: 'file', content: '{"file_key":"file_v2_1"}' },
    ]);
  });

  test('an upload that the platform refuses keeps its code', async () => {
    const { client } = await setUp(withToken(() => ({ body: { code: 234006, msg: 'too large' } })));
    expect(await failure(client.send('u-1', user, { kind: 'file', name: 'a.pdf', bytes: Buffer.from('x') }))).toMatchObject({
      kind: 'content',
      code: '234006',
    });
  });

  test('what cannot be sent never leaves', async () => {
    const { client, platform } = await setUp(withToken(() => sent));
    expect(await failure(client.send('u'.repeat(51), user, text))).toMatchObject({ kind: 'content', code: 'uuid' });
    expect(await failure(client.send('u', user, { kind: 'file', name: 'a', bytes: new Uint8Array() }))).toMatchObject({
      kind: 'content',
      code: 'empty',
    });
    expect(await failure(client.send('u', user, { kind: 'card', card: { ...card, body: [] } }))).toMatchObject({
      kind: 'content',
      code: 'card',
    });
    expect(await failure(client.patch('om_1/../../x', { kind: 'card', card }))).toMatchObject({ kind: 'content', code: 'badId' });
    expect(await failure(client.person('ou_1?x=1'))).toMatchObject({ kind: 'content', code: 'badId' });
    expect(platform.seen).toEqual([]);
  });

  test('a change is not taken for done where a proxy has shown its own page', async () => {
    const { client } = await setUp(withToken(() => PAGE));
    expect(await failure(client.patch('om_1', { kind: 'card', card }))).toMatchObject({ kind: 'retry' });
  });

  test('a card is patched in its message', async () => {
    const { client, platform } = await setUp(withToken(() => ({ body: { code: 0 } })));
    await client.patch('om_1', { kind: 'card', card });
    expect(platform.asked('/messages/om_1')).toMatchObject([{ method: 'PATCH' }]);
  });
});

describe('reading', () => {
  test('a download comes back as it is, up to its limit', async () => {
    const bytes = Buffer.from([0, 255, 1, 254]);
    const { client, platform } = await setUp(withToken(() => ({ body: bytes })));
    expect(Buffer.from(await client.download('om_1', 'file_1', 'file', 4))).toEqual(bytes);
    expect(platform.asked('/messages/om_1/resources/file_1?type=file')).toHaveLength(1);
    expect(await failure(client.download('om_1', 'file_1', 'file', 3))).toMatchObject({ kind: 'content', code: 'tooLarge' });
  });

  test('a JSON file is a file, a JSON failure is a failure', async () => {
    const file = { headers: { 'content-disposition': 'attachment; filename*=UTF-8' }, body: { code: 7 } };
    const answer = ({ path }: Seen): Scripted =>
      path.includes('good')
        ? file
        : path.includes('soft')
          ? { body: { code: 234040, msg: 'recalled' } }
          : { status: 400, body: { code: 234004, msg: 'not in chat' } };
    const { client } = await setUp(withToken(answer));
    expect(Buffer.from(await client.download('om_1', 'good', 'file', 100)).toString()).toBe('{"code":7}');
    expect(await failure(client.download('om_1', 'soft', 'image', 100))).toMatchObject({ kind: 'messageGone', code: '234040' });
    expect(await failure(client.download('om_1', 'hard', 'image', 100))).toMatchObject({ kind: 'permission', code: '234004' });
  });

  test('a person has a name, and a mobile number without the country', async () => {
    const { client } = await setUp(
      withToken(() => ({ body: { code: 0, data: { user: { name: '张三', mobile: '+8613800000000' } } } })),
    );
    expect(await client.person('ou_1')).toEqual({ name: '张三', mobile: '13800000000' });
  });

  test('what the platform does not tell is null', async () => {
    const { client } = await setUp(withToken(() => ({ body: { code: 0, data: { user: { name: '' } } } })));
    expect(await client.person('ou_1')).toEqual({ name: null, mobile: null });
  });

  test('the bot knows itself', async () => {
    const { client } = await setUp(withToken(() => ({ body: { code: 0, bot: { open_id: 'ou_bot' } } })));
    expect(await client.botOpenId()).toBe('ou_bot');
  });
});

describe('failures', () => {
  test.each<[string, Scripted, object]>([
    ['a code under status 200', { body: { code: 230020, msg: 'slow down' } }, { kind: 'retry', code: '230020' }],
    [
      'too many requests',
      { status: 429, headers: { 'x-ogw-ratelimit-reset': '7' }, body: { code: 99991400, msg: 'limit' } },
      { kind: 'retry', retryAfterMs: 7000 },
    ],
    ['a person who left', { status: 400, body: { code: 230029, msg: 'resigned' } }, { kind: 'unreachable', code: '230029' }],
    [
      'a card that is refused',
      { status: 400, body: { code: 230099, msg: 'ErrCode: 200621; ErrMsg: parse' } },
      { kind: 'content', message: '230099 ErrCode: 200621; ErrMsg: parse' },
    ],
    ['a message past its window', { status: 400, body: { code: 230031, msg: 'old' } }, { kind: 'messageGone' }],
    ['a scope that is missing', { status: 400, body: { code: 99991672, msg: 'scope' } }, { kind: 'permission' }],
    ['the month’s quota', { status: 400, body: { code: 99991403, msg: 'quota' } }, { kind: 'quota' }],
    ['a system that is busy', { status: 200, body: { code: 11246, msg: 'Service Internal Error' } }, { kind: 'retry' }],
    ['the same code with another text', { status: 200, body: { code: 11246, msg: 'bad' } }, { kind: 'content' }],
    [
      'a gateway without JSON',
      { status: 502, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>') },
      { kind: 'retry', code: 'http502' },
    ],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: {} }, { kind: 'retry', code: 'http302' }],
    ['a proxy that lets nobody out', { status: 403, ...PAGE }, { kind: 'retry', code: 'http403' }],
    ['a gateway for which it is too large', { status: 413, ...PAGE }, { kind: 'content', code: 'http413' }],
    ['a page in the place of an answer', PAGE, { kind: 'retry', code: 'http200' }],
    ['an answer without a message', { body: { code: 0, data: {} } }, { kind: 'retry', code: 'badAnswer' }],
  ])('%s', async (_what, answer, expected) => {
    const { client } = await setUp(withToken(() => answer));
    expect(await failure(client.send('u-1', user, text))).toMatchObject(expected);
  });

  test('an answer that never comes', async () => {
    const { client } = await setUp(
      withToken(() => ({ body: null })),
      100,
    );
    expect(await failure(client.send('u-1', user, text))).toMatchObject({ kind: 'retry', code: 'timeout' });
  });

  test('a platform that is away', async () => {
    const { client, platform } = await setUp(withToken(() => sent));
    await platform.close();
    expect(await failure(client.send('u-1', user, text))).toMatchObject({ kind: 'retry', code: 'network' });
  });
});

describe('the token', () => {
  test('is asked for once by five calls at the same time', async () => {
    const { client, platform } = await setUp(withToken(() => sent));
    await Promise.all([1, 2, 3, 4, 5].map((at) => client.send(`u-${at}`, user, text)));
    expect(platform.asked(TOKEN_PATH)).toHaveLength(1);
  });

  test('is dropped and fetched again when it is refused, once for all who used it', async () => {
    const answer = ({ headers }: Seen): Scripted =>
      headers.authorization === 'Bearer t-1' ? { status: 400, body: { code: 99991663, msg: 'invalid' } } : sent;
    const { client, platform } = await setUp(withToken(answer));
    await Promise.all([1, 2, 3].map((at) => client.send(`u-${at}`, user, text)));
    expect(platform.asked(TOKEN_PATH)).toHaveLength(2);
  });

  test('that stays refused is tried twice, not for ever', async () => {
    const { client, platform } = await setUp(withToken(() => ({ status: 400, body: { code: 99991663, msg: 'invalid' } })));
    expect(await failure(client.send('u-1', user, text))).toMatchObject({ kind: 'retry', code: '99991663' });
    expect(platform.asked('/messages')).toHaveLength(2);
  });

  test('of another client is not shared', async () => {
    const one = await setUp(withToken(() => sent));
    await one.client.warm();
    await one.platform.close();
    const two = await setUp(withToken(() => sent));
    await two.client.warm();
    expect(two.platform.asked(TOKEN_PATH)).toHaveLength(1);
  });
});

describe('no secret reaches a log or an error', () => {
  const echo = ({ body, headers }: Seen) => ({ code: 10014, msg: `bad request ${body} ${String(headers.authorization)}` });

  test.each<[string, (seen: Seen, count: number) => Scripted]>([
    ['the token’s address fails', () => ({ status: 500, body: { code: 5, msg: 'x' } })],
    ['the token’s address is no JSON', () => ({ status: 503, body: Buffer.from('oops') })],
    ['the token’s address says no, and repeats the question', (seen) => ({ body: echo(seen) })],
    ['the token’s address never answers', () => ({ body: null })],
    ['the call repeats the token', withToken((seen) => ({ status: 400, body: echo(seen) }))],
  ])('%s', async (_what, answer) => {
    const { client, logged, platform } = await setUp(answer, 150);
    const { printed } = await failure(client.send('u-1', user, text));
    expect(platform.asked(TOKEN_PATH)[0]?.body).toContain(SECRET);
    for (const place of [printed, logged.join('\n')]) {
      expect(place).not.toContain(SECRET);
      expect(place).not.toMatch(/Bearer t-/);
    }
  });

  test('the server hangs up', async () => {
    const { client, logged, platform } = await setUp(withToken(() => sent));
    await platform.close();
    const { printed } = await failure(client.warm());
    expect(printed + logged.join()).not.toContain(SECRET);
  });
});

describe('asking what was sent', () => {
  const item = (id: string, sender: object, type = 'interactive') => ({
    message_id: id,
    msg_type: type,
    create_time: '1789693860123',
    sender: { id_type: 'app_id', ...sender },
    body: { content: '{}' },
  });
  const own = { id: 'cli_1', sender_type: 'app' };

  test('tells its own messages of a chat, page after page', async () => {
    const pages = [
      { has_more: true, page_token: 'p2', items: [item('om_1', own), item('om_2', { id: 'ou_1', sender_type: 'user' })] },
      { has_more: false, items: [item('om_3', { id: 'cli_2', sender_type: 'app' }), item('om_4', own, 'file')] },
    ];
    let asked = 0;
    const { client, platform } = await setUp(withToken(() => ({ body: { code: 0, msg: 'ok', data: pages[asked++] } })));
    expect(await client.sentTo?.('oc_1', 1_789_693_000_500)).toEqual([
      { messageId: 'om_1', kind: 'card', at: 1_789_693_860_123 },
      { messageId: 'om_4', kind: 'file', at: 1_789_693_860_123 },
    ]);
    const [first, second] = platform.asked('/im/v1/messages');
    expect(first?.path).toContain('container_id=oc_1&start_time=1789693000');
    expect(second?.path).toContain('page_token=p2');
  });
});
