import { afterEach, describe, expect, it } from 'vitest';
import { TransportError } from '../../../handlers/transport.js';
import { bench, type Bench, cardOf, CEN, LINK, LUO, notice, uuid } from './kit.js';

let b: Bench;
afterEach(() => b.close());

const luo = { type: 'user', id: LUO } as const;

async function failure(work: Promise<unknown>): Promise<TransportError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TransportError)) throw new Error(`expected a TransportError, not ${String(error)}`);
  return error;
}

describe('a notice over HTTP', () => {
  it('arrives once, with its button, under the outbox’s own id', async () => {
    b = await bench();
    const client = b.client();
    expect(await client.send(uuid(1), luo, notice('请审核'))).toEqual({ messageId: uuid(1), chatId: null });
    expect(await client.send(uuid(1), luo, notice('请审核'))).toEqual({ messageId: uuid(1), chatId: null });
    expect(b.told(LUO)).toEqual([`智慧场馆\n请审核\n9月18日 10:00:00`]);
    const [sent] = b.z.sandbox.world.notices({ accountId: LUO });
    expect(sent?.msg).toMatchObject({ action_card: { single_title: '去办理', single_url: LINK } });
  });

  it('is not sent twice when only its answer is lost', async () => {
    b = await bench();
    b.z.sandbox.faults.next('/message/workNotification', { hangUp: 'after' });
    const client = b.client();
    expect(await failure(client.send(uuid(1), luo, notice('请审核')))).toMatchObject({ kind: 'retry', code: 'network' });
    await client.send(uuid(1), luo, notice('请审核'));
    expect(b.told(LUO)).toHaveLength(1);
  });

  it.each([
    ['a platform that is down', { hangUp: 'before' }, { kind: 'retry', code: 'network' }],
    ['a slow one', { delayMs: 400 }, { kind: 'retry', code: 'timeout' }],
    ['a gateway’s 502 page', { status: 502, body: '<html>' }, { kind: 'retry', code: 'http502' }],
    ['a limit of rate', { status: 429, body: { success: false, errorCode: '9', errorMsg: '' } }, { kind: 'retry' }],
    ['an answer in no known shape', { status: 200, body: { ok: 1 } }, { kind: 'retry', code: 'badAnswer' }],
    ['a redirect', { status: 302, body: '' }, { kind: 'retry', code: 'http302' }],
  ] as const)('is tried again after %s', async (_what, fault, expected) => {
    b = await bench();
    b.z.sandbox.faults.next('/message/workNotification', fault);
    expect(await failure(b.client({ timeoutMs: 200 }).send(uuid(1), luo, notice('请审核')))).toMatchObject(expected);
  });

  it('tells a person who is not there from a wrong secret, and gives the secret to nobody', async () => {
    b = await bench();
    const gone = await failure(b.client().send(uuid(1), { type: 'user', id: '99' }, notice('请审核')));
    expect(gone.kind).toBe('unreachable');
    const wrong = await failure(b.client({ appSecret: 'hush-hush' }).send(uuid(2), luo, notice('请审核')));
    expect(wrong).toMatchObject({ kind: 'permission', code: 'OPF-B001-05-16-0009' });
    expect(`${wrong.message} ${wrong.stack ?? ''}`).not.toContain('hush-hush');
    expect((await failure(b.client().send(uuid(3), { type: 'user', id: 'ou_x' }, notice('请审核')))).kind).toBe('unreachable');
  });

  it('differs from every other of the day, though it says the same', async () => {
    b = await bench();
    const client = b.client();
    for (const n of [11_000_000, 22_000_000]) await client.send(uuid(n), luo, notice('请审核'));
    expect(new Set(b.told(LUO)).size).toBe(2);
  });

  it('goes out one after the other, however many are sent at once', async () => {
    b = await bench();
    b.z.sandbox.faults.next('/message/workNotification', { delayMs: 20 }, 6);
    const client = b.client();
    const all = [1, 2, 3, 4, 5, 6].map((n) =>
      client.send(uuid(n), { type: 'user', id: n % 2 === 0 ? LUO : CEN }, notice(`第 ${n}`)),
    );
    await Promise.all(all);
    expect(b.z.sandbox.faults.overlaps).toBe(0);
    expect(b.told(CEN).map((text) => text.split('\n')[1])).toEqual(['第 1', '第 3', '第 5']);
  });
});

describe('a notice that changes', () => {
  it('is taken as sent where it had arrived before and only the answer was lost, and then says what is so now', async () => {
    b = await bench();
    const client = b.client();
    b.z.sandbox.faults.next('/message/workNotification', { hangUp: 'after' });
    await failure(client.send(uuid(1), luo, notice('请审核')));
    expect(await client.send(uuid(1), luo, notice('已办结', 'done'))).toEqual({ messageId: uuid(1), chatId: null });
    await client.patch(uuid(1), { kind: 'card', card: cardOf('已办结', 'done'), link: LINK });
    expect(b.told(LUO)).toEqual([expect.stringMatching(/^智慧场馆\n已办结\n/)]);
  });

  it('shows what is so now', async () => {
    b = await bench();
    const client = b.client();
    await client.send(uuid(1), luo, notice('请审核'));
    await client.patch(uuid(1), { kind: 'card', card: cardOf('已办结', 'done'), link: LINK });
    expect(b.told(LUO)).toEqual([expect.stringMatching(/^智慧场馆\n已办结\n/)]);
  });

  it('is taken back when it is over and may not be changed, and stays where neither is granted', async () => {
    b = await bench({ denied: ['change'] });
    const client = b.client();
    await client.send(uuid(1), luo, notice('请审核'));
    expect((await failure(client.patch(uuid(1), { kind: 'card', card: cardOf('时限改了'), link: LINK }))).kind).toBe(
      'messageGone',
    );
    expect(b.told(LUO)[0]).toContain('请审核');
    await client.patch(uuid(1), { kind: 'card', card: cardOf('已办结', 'done'), link: LINK });
    expect(b.told(LUO)).toEqual(['已撤回']);
    await b.close();
    b = await bench({ denied: ['change', 'revoke'] });
    await b.client().send(uuid(1), luo, notice('请审核'));
    expect((await failure(b.client().patch(uuid(1), { kind: 'card', card: cardOf('已办结', 'done'), link: LINK }))).kind).toBe(
      'messageGone',
    );
    expect(b.told(LUO)[0]).toContain('请审核');
  });

  it('of what is late and still to be done is not taken back, though its colour is no longer that of a task', async () => {
    b = await bench({ denied: ['change'] });
    await b.client().send(uuid(1), luo, notice('请审核'));
    const card = cardOf('请审核', 'warn');
    const late = { ...card, header: { ...card.header, asks: true } };
    expect((await failure(b.client().patch(uuid(1), { kind: 'card', card: late, link: LINK }))).kind).toBe('messageGone');
    expect(b.told(LUO)[0]).toContain('请审核');
  });

  it('is gone when nobody knows it', async () => {
    b = await bench();
    expect((await failure(b.client().patch(uuid(9), { kind: 'card', card: cardOf('已办结', 'done') }))).kind).toBe('messageGone');
  });
});

describe('the platform’s own list', () => {
  const CREATE = '/tc/v2/openapi/task/create.json';
  const entries = () => b.z.sandbox.world.todosOf(LUO);
  const listOfClient = (client = b.client({ todo: true })) => {
    if (client.list === undefined) throw new Error('there is a list');
    return client.list;
  };

  it('has what a card asks for, with its page, until it is done or not asked for any more', async () => {
    b = await bench();
    const list = listOfClient();
    const [one, two] = [
      await list.add(uuid(1), LUO, cardOf('请审核'), LINK),
      await list.add(uuid(2), LUO, cardOf('请审核'), LINK),
    ];
    expect(entries()).toMatchObject([
      { taskUuid: one, subject: '初步审核：智慧场馆', state: 'open', bizTaskId: uuid(1), url: `${LINK}?from=todo` },
      { taskUuid: two, bizTaskId: uuid(2) },
    ]);
    await list.end(one, LUO, 'finished');
    await list.end(two, LUO, 'cancelled');
    expect(entries().map(({ state }) => state)).toEqual(['finished', 'cancelled']);
  });

  it('has an entry once and knows it again where only the answer was lost', async () => {
    b = await bench();
    const list = listOfClient();
    await list.add(uuid(7), LUO, cardOf('别的'), `${LINK}x`);
    b.z.sandbox.faults.next(CREATE, { hangUp: 'after' });
    expect(await failure(list.add(uuid(1), LUO, cardOf('请审核'), LINK))).toMatchObject({ kind: 'retry', code: 'network' });
    const entryId = await list.add(uuid(1), LUO, cardOf('请审核'), LINK);
    expect(entries()).toHaveLength(2);
    expect(entries()[1]).toMatchObject({ taskUuid: entryId, bizTaskId: uuid(1) });
  });

  it('says so where an entry is there, and the platform does not tell which', async () => {
    b = await bench();
    const list = listOfClient();
    b.z.sandbox.faults.next(CREATE, { hangUp: 'after' });
    await failure(list.add(uuid(1), LUO, cardOf('请审核'), LINK));
    const lost = { success: true, content: { success: true, responseCode: '0', data: [{ title: '请审核' }] } };
    b.z.sandbox.faults.next('/tc/openapi/3rd/task/getTodoList', { status: 200, body: lost });
    const says = await failure(list.add(uuid(1), LUO, cardOf('请审核'), LINK));
    expect(says).toMatchObject({ kind: 'content', code: 'entryUnknown', message: expect.stringContaining('请本人') as string });
  });

  it('is not written by a bell, which does not wait for it either', async () => {
    b = await bench();
    const client = b.client({ todo: true });
    b.z.sandbox.faults.next(CREATE, { delayMs: 400 });
    let isWritten = false;
    const slow = listOfClient(client)
      .add(uuid(9), LUO, cardOf('请审核'), LINK)
      .then(() => (isWritten = true));
    await client.send(uuid(1), luo, notice('请审核'));
    expect([b.told(LUO).length, isWritten, entries()]).toEqual([1, false, []]);
    await slow;
    expect(entries()).toHaveLength(1);
  });

  it('is told from one that is not granted, and tells a person who is not there from one who is', async () => {
    b = await bench({ denied: ['todo'] });
    expect((await failure(listOfClient().add(uuid(1), LUO, cardOf('请审核'), LINK))).kind).toBe('permission');
    await b.close();
    b = await bench();
    expect((await failure(listOfClient().add(uuid(1), '99', cardOf('请审核'), LINK))).kind).toBe('unreachable');
    expect((await failure(listOfClient().end('nobody’s', LUO, 'finished'))).kind).toBe('messageGone');
  });
});

describe('the access token', () => {
  it('is asked for once by many, kept, renewed early, and renewed when it is no longer taken', async () => {
    b = await bench();
    const { api } = b.client();
    const tokens = await Promise.all([api.token(), api.token(), api.token()]);
    expect(new Set(tokens).size).toBe(1);
    b.z.sandbox.faults.next('/gettoken.json', { status: 500 });
    expect(await api.token()).toBe(tokens[0]);
    b.z.clock.at += 6_700_000;
    expect(await failure(api.token())).toMatchObject({ kind: 'retry' });
    b.z.sandbox.grants.revokeAll();
    const code = b.z.sandbox.grants.mint(LUO);
    expect(await api.callWithToken('/rpc/oauth2/dingtalk_app_user.json', [['auth_code', code]])).toMatchObject({
      accountId: Number(LUO),
    });
    b.z.sandbox.grants.revokeAll();
    const again = b.z.sandbox.grants.mint(CEN);
    expect(await api.callWithToken('/rpc/oauth2/dingtalk_app_user.json', [['auth_code', again]])).toMatchObject({
      accountId: Number(CEN),
    });
  });
});

describe('people and groups', () => {
  it('finds people by their number, and nobody by a wrong one', async () => {
    b = await bench();
    expect(await b.client().findByMobile('13800050003')).toBe(LUO);
    expect(await b.client().findByMobile('13900000000')).toBeNull();
    await b.close();
    b = await bench({ denied: ['mobile'] });
    expect((await failure(b.client().findByMobile('13800050003'))).kind).toBe('permission');
  });

  it('speaks in a group through its robot, and knows no other', async () => {
    const robot = { token: 'token-of-the-robot', secret: 'SECdemo' };
    b = await bench({ robots: [{ name: '项目群', accessToken: robot.token, secret: robot.secret }] });
    const { robotChatId } = await import('../../../bot/zwdd/robot.js');
    const to = { type: 'chat', id: robotChatId(robot) } as const;
    expect(await b.client({ robots: [robot] }).send(uuid(1), to, notice('两项临期', 'info'))).toEqual({
      messageId: uuid(1),
      chatId: to.id,
    });
    expect(b.z.sandbox.world.robotMessages).toMatchObject([{ group: '项目群', text: '初步审核\n两项临期\n智慧场馆' }]);
    expect((await failure(b.client().send(uuid(2), to, notice('两项临期', 'info')))).kind).toBe('unreachable');
    const wrong = b.client({ robots: [{ ...robot, secret: 'SECother' }] }).send(uuid(3), to, notice('两项临期', 'info'));
    expect(await failure(wrong)).toMatchObject({ kind: 'permission', code: '310000' });
  });
});
