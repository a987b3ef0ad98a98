import { beforeEach, describe, expect, it } from 'vitest';
import { parsePayload } from '../../../entities/outbox-payload.js';
import type { Tx } from '../../../entities/tx.js';
import { databases, useDatabase } from '../../support/database.js';
import { aMessage, NOON } from '../rows.js';

const LEASE = NOON + 60_000;
const patch = (cardMessageId: number, at = NOON) =>
  ({ topic: 'patch', platform: 'im', toType: 'chat', toId: 'oc_1', cardMessageId, payload: { card: { at } }, at }) as const;
const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);
async function enqueue(tx: Tx, given: Parameters<typeof aMessage>[0] = {}): Promise<number> {
  const id = await tx.outbox.enqueue(aMessage(given));
  if (id === null) throw new Error('The message was there already');
  return id;
}

describe.each(databases())('the outbox on $name', (kind) => {
  const place = useDatabase(kind);
  beforeEach(() =>
    place.db.tx(async (tx) => {
      for (const { id } of await tx.outbox.due(Number.MAX_SAFE_INTEGER, 100)) {
        await tx.outbox.claim([id], 'sweeper', LEASE, Number.MAX_SAFE_INTEGER);
        await tx.outbox.sent(id, 'sweeper', null, NOON);
      }
      await tx.outbox.purge(Number.MAX_SAFE_INTEGER);
    }),
  );

  it('takes a message of the same key once', async () => {
    await place.db.tx(async (tx) => {
      const id = await enqueue(tx, { key: 'receipt:1' });
      expect(await tx.outbox.enqueue(aMessage({ key: 'receipt:1' }))).toBeNull();
      const another = await enqueue(tx, { key: null, payload: { file: { sha256: 'ab', name: '函.docx' } } });
      const [first, second] = [await tx.outbox.get(id), await tx.outbox.get(another)];
      expect(first).toMatchObject({ state: 'pending', attempts: 0, nextAt: NOON, createdAt: NOON, messageId: null });
      expect(first?.uuid).not.toBe(second?.uuid);
      expect(second && parsePayload(second)).toEqual({ file: { sha256: 'ab', name: '函.docx' } });
    });
  });

  it('hands out what is due, oldest first, and nothing before its time', async () => {
    await place.db.tx(async (tx) => {
      const late = await enqueue(tx, { at: NOON + 5 });
      const soon = await enqueue(tx);
      await enqueue(tx, { notBefore: NOON + 1000 });
      expect(ids(await tx.outbox.due(NOON + 10, 10))).toEqual([soon, late]);
      expect(ids(await tx.outbox.due(NOON + 10, 1))).toEqual([soon]);
      expect(await tx.outbox.due(NOON - 1, 10)).toEqual([]);
      expect(await tx.outbox.oldestPendingAge(NOON + 10)).toBe(10);
      expect(await tx.outbox.oldestPendingAge(NOON + 10, ['im', 'elsewhere'])).toBe(10);
      expect(await tx.outbox.oldestPendingAge(NOON + 10, ['elsewhere'])).toBeNull();
      expect(await tx.outbox.oldestPendingAge(NOON + 10, [])).toBeNull();
    });
  });

  it('keeps a claimed message from others until the lease ends', async () => {
    await place.db.tx(async (tx) => {
      const id = await enqueue(tx);
      expect(await tx.outbox.claim([id], 'one', LEASE, NOON)).toMatchObject([
        { id, owner: 'one', attempts: 1, state: 'sending' },
      ]);
      expect(await tx.outbox.claim([id], 'two', LEASE + 1, LEASE - 1)).toEqual([]);
      expect(await tx.outbox.due(LEASE - 1, 10)).toEqual([]);
      expect(ids(await tx.outbox.due(LEASE, 10))).toEqual([id]);
      expect(await tx.outbox.claim([id], 'two', LEASE * 2, LEASE)).toMatchObject([{ id, owner: 'two', attempts: 2 }]);
      expect(await tx.outbox.sent(id, 'one', 'om_1', LEASE)).toBe(false);
      expect(await tx.outbox.failed(id, 'one', { dead: true }, '99', 'late')).toBe(false);
      expect(await tx.outbox.sent(id, 'two', 'om_2', LEASE + 5)).toBe(true);
      expect(await tx.outbox.get(id)).toMatchObject({ state: 'sent', messageId: 'om_2', sentAt: LEASE + 5, owner: null });
      expect(await tx.outbox.oldestPendingAge(LEASE)).toBeNull();
    });
  });

  it('takes back what nobody tried to send yet, and nothing else', async () => {
    await place.db.tx(async (tx) => {
      const [waits, tried] = [await enqueue(tx), await enqueue(tx)];
      await tx.outbox.claim([tried], 'one', LEASE, NOON);
      expect(await tx.outbox.takeBack(tried)).toBe(false);
      await tx.outbox.failed(tried, 'one', { nextAt: NOON }, '11232', '限');
      // It may have arrived.
      expect(await tx.outbox.takeBack(tried)).toBe(false);
      expect([await tx.outbox.takeBack(waits), await tx.outbox.takeBack(waits)]).toEqual([true, false]);
      expect(await tx.outbox.get(waits)).toMatchObject({ state: 'superseded' });
      expect(await tx.outbox.get(tried)).toMatchObject({ state: 'pending' });
    });
  });

  it('backs off, gives up, and is revived by a person', async () => {
    await place.db.tx(async (tx) => {
      const id = await enqueue(tx);
      await tx.outbox.claim([id], 'one', LEASE, NOON);
      expect(await tx.outbox.failed(id, 'one', { nextAt: NOON + 50 }, '11232', '限'.repeat(900))).toBe(true);
      const failed = await tx.outbox.get(id);
      expect(failed).toMatchObject({ state: 'pending', nextAt: NOON + 50, lastCode: '11232', owner: null });
      expect(failed?.lastError).toHaveLength(500);
      await tx.outbox.claim([id], 'one', LEASE, NOON + 50);
      await tx.outbox.failed(id, 'one', { dead: true }, '230013', 'gone');
      expect(ids(await tx.outbox.dead())).toEqual([id]);
      expect(await tx.outbox.due(LEASE * 2, 10)).toEqual([]);
      expect([await tx.outbox.revive(id, LEASE), await tx.outbox.revive(id, LEASE)]).toEqual([true, false]);
      expect(await tx.outbox.get(id)).toMatchObject({ state: 'pending', attempts: 1, nextAt: LEASE, uuid: failed?.uuid });
    });
  });

  it('lets the newest state of a card win', async () => {
    await place.db.tx(async (tx) => {
      const [old, newer, newest] = [
        await tx.outbox.enqueue(patch(7)),
        await tx.outbox.enqueue(patch(7)),
        await tx.outbox.enqueue(patch(7)),
      ];
      const other = await tx.outbox.enqueue(patch(8));
      await tx.outbox.claim([old ?? 0], 'one', LEASE, NOON);
      expect(await tx.outbox.supersedeOlderPatches(7, newest ?? 0)).toBe(1);
      const states = await Promise.all([old, newer, newest, other].map((id) => tx.outbox.get(id ?? 0)));
      expect(states.map((row) => row?.state)).toEqual(['sending', 'superseded', 'pending', 'pending']);
    });
  });

  it('changes a card that has not left yet in place', async () => {
    await place.db.tx(async (tx) => {
      const id = await enqueue(tx, { cardMessageId: 9, payload: { card: { title: '旧' } } });
      expect((await tx.outbox.unsentOf([9])).get(9)?.id).toBe(id);
      expect(await tx.outbox.replacePayload(id, { card: { title: '新' } })).toBe('unseen');
      const [row] = await tx.outbox.claim([id], 'one', LEASE, NOON);
      expect(row && parsePayload(row)).toEqual({ card: { title: '新' } });
      expect(await tx.outbox.replacePayload(id, { card: {} })).toBe('left');
      expect((await tx.outbox.unsentOf([9])).get(9)?.id).toBe(id);
      await tx.outbox.failed(id, 'one', { nextAt: NOON }, 'timeout', 'slow');
      expect(await tx.outbox.replacePayload(id, { card: {} })).toBe('inDoubt');
      await tx.outbox.claim([id], 'one', LEASE, NOON);
      await tx.outbox.failed(id, 'one', { dead: true }, 'timeout', 'slow');
      await tx.outbox.revive(id, NOON);
      expect(await tx.outbox.replacePayload(id, { card: {} })).toBe('inDoubt');
      await tx.outbox.claim([id], 'one', LEASE, NOON);
      await tx.outbox.sent(id, 'one', 'om_9', NOON);
      expect((await tx.outbox.unsentOf([9])).get(9)).toBeUndefined();
    });
  });

  it('forgets what has left, and only that', async () => {
    await place.db.tx(async (tx) => {
      const [gone, waiting] = [await enqueue(tx), await enqueue(tx)];
      await tx.outbox.claim([gone], 'one', LEASE, NOON);
      await tx.outbox.sent(gone, 'one', 'om_1', NOON);
      expect(await tx.outbox.purge(NOON)).toBe(0);
      expect(await tx.outbox.purge(NOON + 1)).toBe(1);
      expect([await tx.outbox.get(gone), (await tx.outbox.get(waiting))?.state]).toEqual([null, 'pending']);
    });
  });

  it('knows which live cards show a task or a meeting', async () => {
    await place.db.tx(async (tx) => {
      const card = (given: object) =>
        tx.cardMessages.insert({ platform: 'im', staffId: 1, card: 'task.review', state: 'live', at: NOON, ...given });
      const [task, closed, meeting] = [
        await card({ taskId: 4 }),
        await card({ taskId: 4, state: 'closed' }),
        await card({ meetingId: 4 }),
      ];
      expect(ids(await tx.cardMessages.ofTask(4))).toEqual([task]);
      expect(ids(await tx.cardMessages.ofMeeting(4))).toEqual([meeting]);
      expect(await tx.cardMessages.update(task, { messageId: 'om_5', chatId: 'oc_5' })).toBe(true);
      expect(await tx.cardMessages.byMessage('om_5')).toMatchObject({ id: task, chatId: 'oc_5', projectId: null });
      expect((await tx.cardMessages.get(closed))?.state).toBe('closed');
    });
  });
});
