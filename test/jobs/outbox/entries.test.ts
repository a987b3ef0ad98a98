import { afterEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../cards/kit/tree.js';
import { listOf } from '../../../entities/outbox-payload.js';
import { type TaskList, TransportError } from '../../../handlers/transport.js';
import { MAX_ATTEMPTS } from '../../../jobs/outbox/verdict.js';
import { databases, useDatabase } from '../../support/database.js';
import { aTask } from '../../entities/rows.js';
import { ABLE, type Call, card, type FakePlatform, fakePlatform, makeProcess, NOW, type Process } from '../kit.js';

const LINK = 'https://steward.example.gov.cn/pages/l/abc';
const TURN_MS = 5 * 60_000;

/** A platform whose list keeps what it is told; `says` may throw what the real one would. */
interface Listing extends FakePlatform {
  readonly list: TaskList;
  /** `to a: 请审核`, then `finished a: 请审核`; in the order of the calls that came through. */
  readonly kept: string[];
  says: (call: 'add' | 'end', uuid: string) => void | Promise<void>;
}

function listing(): Listing {
  const entries = new Map<string, { readonly id: string; readonly what: string }>();
  const kept: string[] = [];
  const platform: Listing = Object.assign(fakePlatform(), {
    can: { ...ABLE, oneAtATime: true, taskList: true },
    kept,
    says: () => undefined,
    list: {
      add: async (uuid: string, userId: string, { summary }: Card) => {
        await platform.says('add', uuid);
        const known = entries.get(uuid);
        if (known !== undefined) return known.id;
        const entry = { id: `entry ${String(entries.size + 1)}`, what: `${userId}: ${summary}` };
        entries.set(uuid, entry);
        kept.push(`to ${entry.what}`);
        return entry.id;
      },
      end: async (entryId: string, _userId: string, how: 'finished' | 'cancelled') => {
        await platform.says('end', entryId);
        const found = [...entries.values()].find(({ id }) => id === entryId);
        kept.push(`${how} ${String(found?.what)}`);
      },
    },
  });
  return platform;
}

const down = (): never => {
  throw new TransportError('retry', 'http503', 'the list is out of order');
};
const asking = (summary: string): Card => ({ ...card(summary), header: { title: summary, tone: 'todo' } });
const over = (summary: string): Card => ({ ...card(summary), header: { title: summary, tone: 'done' } });
const bells = (calls: readonly Call[]): number => calls.filter(({ kind }) => kind === 'send').length;

describe.each(databases())('entries of a platform’s own list on $name', (kind) => {
  const place = useDatabase(kind);
  afterEach(async () => {
    await place.db.tx(async (tx) => {
      for (const { id } of await tx.outbox.due(Number.MAX_SAFE_INTEGER, 1000)) await tx.outbox.supersede(id);
      for (const { id } of await tx.outbox.dead()) await tx.outbox.revive(id, NOW).then(() => tx.outbox.supersede(id));
    });
  });

  const to = { platform: 'im', toType: 'user' } as const;
  /** A task's card as a decision writes it; returns the card's id. */
  const arrives = (shown: Card, { of, link = LINK }: { of?: number | null; link?: string | null } = {}): Promise<number> =>
    place.db.tx(async (tx) => {
      const taskId = of === undefined ? await tx.tasks.insert(aTask(1)) : of;
      const blank = { platform: 'im', staffId: 7, chatId: null, projectId: null, meetingId: null, messageId: null } as const;
      const id = await tx.cardMessages.insert({ ...blank, card: 'task', taskId, state: 'live', at: NOW });
      const payload = { card: shown, ...(link === null ? {} : { link }) };
      await tx.outbox.enqueue({ ...to, topic: 'send', toId: 'a', cardMessageId: id, payload, at: NOW });
      return id;
    });
  const changes = (cardMessageId: number, shown: Card) =>
    place.db.tx((tx) =>
      tx.outbox.enqueue({ ...to, topic: 'patch', toId: '', cardMessageId, payload: { card: shown, link: LINK }, at: NOW }),
    );
  const entriesOf = (cardMessageId: number) => place.db.tx((tx) => tx.outbox.entriesOf(cardMessageId));
  const states = async (cardMessageId: number) => (await entriesOf(cardMessageId)).map(({ state }) => state);
  const later = async (one: Process, ms: number): Promise<void> => {
    one.at += ms;
    await one.dispatcher.drain();
  };

  it('stand there while their task is open, and end with it, once each', async () => {
    const im = listing();
    const one = makeProcess(place.db, im);
    const shown = await arrives(asking('请审核'));
    await one.dispatcher.drain();
    expect(im.kept).toEqual(['to a: 请审核']);
    await changes(shown, asking('请审核，时限改了'));
    await one.dispatcher.drain();
    expect(await states(shown)).toEqual(['sent']);
    await changes(shown, over('已办结'));
    await one.dispatcher.drain();
    await changes(shown, over('已办结，函已出'));
    await one.dispatcher.drain();
    expect(im.kept).toEqual(['to a: 请审核', 'finished a: 请审核']);
    expect(await states(shown)).toEqual(['sent', 'sent']);
    // 撤回: it is his again.
    await changes(shown, asking('请再填'));
    await one.dispatcher.drain();
    await changes(shown, card('由同事办'));
    await one.dispatcher.drain();
    expect(im.kept.slice(2)).toEqual(['to a: 请再填', 'cancelled a: 请再填']);
    expect(bells(im.calls)).toBe(1);
  });

  it('stand there once for somebody who hears of his task again, and while it is late', async () => {
    const im = listing();
    const one = makeProcess(place.db, im);
    const late = (summary: string): Card => ({ ...card(summary), header: { title: summary, tone: 'warn' } });
    const first = await arrives(asking('请审核'));
    await one.dispatcher.drain();
    const taskId = await place.db.tx(async (tx) => (await tx.cardMessages.get(first))?.taskId ?? 0);
    const second = await arrives(asking('稍后提醒'), { of: taskId });
    await changes(first, late('已逾期'));
    await one.dispatcher.drain();
    expect(im.kept).toEqual(['to a: 请审核']);
    const closed = { state: 'done', outcome: 'no' } as const;
    expect(await place.db.tx((tx) => tx.tasks.update(taskId, 1, closed))).toBe(true);
    for (const id of [first, second]) await changes(id, late('退回修改'));
    await one.dispatcher.drain();
    expect(im.kept).toEqual(['to a: 请审核', 'finished a: 请审核']);
  });

  it('are of tasks and meetings with a page only: nothing would ever end another', async () => {
    const im = listing();
    const one = makeProcess(place.db, im);
    const none = [
      await arrives(asking('今天的提醒'), { of: null }),
      await arrives(card('已批复')),
      await arrives(asking('没有页面'), { link: null }),
    ];
    await one.dispatcher.drain();
    expect(bells(im.calls)).toBe(3);
    expect(await Promise.all(none.map(states))).toEqual([[], [], []]);
  });

  it('neither hold up nor repeat the bell while the list is out of order, and are written when it works again', async () => {
    const im = listing();
    im.says = down;
    const one = makeProcess(place.db, im);
    const shown = await arrives(asking('请审核'));
    await one.dispatcher.drain();
    await arrives(asking('再一件'));
    await one.dispatcher.drain();
    expect(im.calls.map((call) => call.kind === 'send' && call.content.kind === 'card' && call.content.card.summary)).toEqual([
      '请审核',
      '再一件',
    ]);
    expect(await states(shown)).toEqual(['pending']);
    for (let n = 0; n < 5; n += 1) await later(one, 60_000);
    expect(bells(im.calls)).toBe(2);
    im.says = () => undefined;
    await later(one, 15 * 60_000);
    expect(im.kept.toSorted()).toEqual(['to a: 再一件', 'to a: 请审核']);
    expect(bells(im.calls)).toBe(2);
  });

  it('that do not answer hold up no bell that rings meanwhile', async () => {
    const im = listing();
    let answer = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    im.says = () => waiting;
    const one = makeProcess(place.db, im);
    await arrives(asking('请审核'));
    const first = one.dispatcher.drain();
    await expect.poll(() => bells(im.calls)).toBe(1);
    await arrives(asking('再一件'));
    one.dispatcher.wake();
    await expect.poll(() => bells(im.calls)).toBe(2);
    expect(im.kept).toEqual([]);
    answer();
    await first;
    await one.dispatcher.drain();
    expect(im.kept).toEqual(['to a: 请审核', 'to a: 再一件']);
  });

  it('are written by the next process where one ends between the bell and the entry', async () => {
    const im = listing();
    const uuids: string[] = [];
    im.says = (_call, uuid) => {
      uuids.push(uuid);
      return new Promise(() => undefined);
    };
    const shown = await arrives(asking('请审核'));
    makeProcess(place.db, im, { owner: 'killed' }).dispatcher.wake();
    await expect.poll(() => [bells(im.calls), uuids.length]).toEqual([1, 1]);
    im.says = (_call, uuid) => void uuids.push(uuid);
    const next = makeProcess(place.db, im, { owner: 'after' });
    await later(next, TURN_MS);
    expect(im.kept).toEqual(['to a: 请审核']);
    expect([bells(im.calls), new Set(uuids).size]).toEqual([1, 1]);
    expect(await states(shown)).toEqual(['sent']);
  });

  it('of a task that was over before any was written are not written', async () => {
    const im = listing();
    const one = makeProcess(place.db, im);
    im.answer = (call) => {
      if (call.kind === 'send') throw new TransportError('retry', 'busy', 'the bell waits too', 60_000);
    };
    const waits = await place.db.tx((tx) => tx.leases.acquire(`turn:${listOf('im')}`, 'a slow one', NOW, TURN_MS));
    expect(waits).toBe(true);
    const shown = await arrives(asking('请审核'));
    await one.dispatcher.drain();
    im.answer = () => undefined;
    await changes(shown, over('已办结'));
    await later(one, 60_000);
    expect(await states(shown)).toEqual(['pending', 'pending']);
    await later(one, TURN_MS);
    expect(im.kept).toEqual([]);
    expect(await states(shown)).toEqual(['superseded', 'sent']);
  });

  it('that may have come through are looked to before they are ended, whoever does it', async () => {
    const im = listing();
    const one = makeProcess(place.db, im);
    const two = makeProcess(place.db, im, { owner: 'two' });
    const uuids: string[] = [];
    im.says = (call, uuid) => {
      uuids.push(uuid);
      if (call === 'add') down();
    };
    const shown = await arrives(asking('请审核'));
    await one.dispatcher.drain();
    await changes(shown, over('已办结'));
    await two.dispatcher.drain();
    expect(await states(shown)).toEqual(['pending', 'pending']);
    expect(im.kept).toEqual([]);
    im.says = (_call, uuid) => void uuids.push(uuid);
    await later(two, 60_000);
    expect(im.kept).toEqual(['to a: 请审核', 'finished a: 请审核']);
    expect(await states(shown)).toEqual(['sent', 'sent']);
    expect(new Set(uuids.slice(0, 2)).size).toBe(1);
  });

  it('are written once by two processes at once', async () => {
    const im = listing();
    const processes = ['one', 'two'].map((owner) => makeProcess(place.db, im, { owner }));
    const shown: number[] = [];
    for (let n = 0; n < 12; n += 1) shown.push(await arrives(asking(`第 ${String(n)} 件`)));
    const drained = async () => {
      for (let n = 0; n < 4; n += 1) await Promise.all(processes.map(({ dispatcher }) => dispatcher.drain()));
    };
    await drained();
    for (const id of shown) await changes(id, over('已办结'));
    await drained();
    expect(im.kept.filter((line) => line.startsWith('to '))).toHaveLength(12);
    expect(im.kept.filter((line) => line.startsWith('finished '))).toHaveLength(12);
    expect(new Set(im.kept).size).toBe(24);
    expect(bells(im.calls)).toBe(12);
  });

  it('are given up by themselves; tried again after their task is over they are not written any more', async () => {
    const im = listing();
    im.says = down;
    const one = makeProcess(place.db, im);
    const shown = await arrives(asking('请审核'));
    await one.dispatcher.drain();
    for (let n = 0; n < MAX_ATTEMPTS; n += 1) await later(one, 20 * 60_000);
    const [dead] = await place.db.tx((tx) => tx.outbox.dead());
    expect(dead).toMatchObject({ topic: 'entry', cardMessageId: shown, lastCode: 'http503' });
    expect(bells(im.calls)).toBe(1);
    im.says = () => undefined;
    await changes(shown, over('已办结'));
    await one.dispatcher.drain();
    expect(await states(shown)).toEqual(['dead', 'sent']);
    await place.db.tx((tx) => tx.outbox.revive(dead?.id ?? 0, one.at));
    await one.dispatcher.drain();
    expect(im.kept).toEqual([]);
    expect(await states(shown)).toEqual(['superseded', 'sent']);
  });

  it('that an older release wrote end too, and one that somebody took off himself is ended', async () => {
    const im = listing();
    const one = makeProcess(place.db, im);
    const [first, second] = [await arrives(card('旧的')), await arrives(card('旧的'))];
    await one.dispatcher.drain();
    await place.db.tx(async (tx) => {
      for (const [n, id] of [first, second].entries()) {
        const messageId = (await tx.cardMessages.get(id))?.messageId ?? '';
        await tx.notices.keepTodo({ platform: 'im', messageId, userId: 'a' }, `old ${String(n)}`);
      }
    });
    const ended: string[] = [];
    im.says = (_call, entryId) => {
      ended.push(entryId);
      if (entryId === 'old 1') throw new TransportError('messageGone', 'TASK_NOT_EXIST', 'no such entry');
    };
    for (const id of [first, second]) await changes(id, over('已办结'));
    await one.dispatcher.drain();
    expect(ended).toEqual(['old 0', 'old 1']);
    expect(await Promise.all([first, second].map(states))).toEqual([['sent'], ['sent']]);
  });

  it('go with whoever left', async () => {
    const im = listing();
    im.says = down;
    const one = makeProcess(place.db, im);
    const shown = await arrives(asking('请审核'));
    await one.dispatcher.drain();
    await place.db.tx((tx) => tx.outbox.forgetTo('im', 'a'));
    expect(await entriesOf(shown)).toEqual([]);
  });

  it('are nothing to a platform without a list: no row is written, and none is looked for', async () => {
    const im = fakePlatform();
    const one = makeProcess(place.db, im);
    const shown = await arrives(asking('请审核'));
    await one.dispatcher.drain();
    await changes(shown, over('已办结'));
    await one.dispatcher.drain();
    expect(await entriesOf(shown)).toEqual([]);
    expect(im.calls).toHaveLength(2);
  });
});
