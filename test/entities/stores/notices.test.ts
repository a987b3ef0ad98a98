import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb, type Db } from '../../../entities/db.js';
import { databases, useDatabase } from '../../support/database.js';

const DAY = '2026-09-18';
const LIMITS = { perUser: 20, perApp: 50 };

describe.each(databases())('notices on $name', (kind) => {
  const place = useDatabase(kind);
  let other: Db;
  beforeAll(async () => {
    other = await openDb(place.url, { migrate: false });
  });
  afterAll(() => other.close());

  const take = (db: Db, messageId: string, userId: string, on = DAY) =>
    db.tx((tx) => tx.notices.take({ platform: 'im', messageId, userId, on }, LIMITS));

  it('are counted up to the limit by two processes at once, never past it', async () => {
    const both = Array.from({ length: 30 }, (_, n) => take(n % 2 === 0 ? place.db : other, `m${String(n)}`, 'li'));
    const taken = await Promise.all(both);
    expect(taken.filter((one) => one === 'taken')).toHaveLength(20);
    expect(taken.filter((one) => one === 'user')).toHaveLength(10);
    expect(await place.db.tx((tx) => tx.notices.counted('im', DAY, 'li'))).toBe(20);
    expect(await place.db.tx((tx) => tx.notices.counted('im', DAY))).toBe(20);
  });

  it('are counted once each, by whoever tries them, and again on another day', async () => {
    await Promise.all([take(place.db, 'same', 'wang'), take(other, 'same', 'wang'), take(place.db, 'same', 'wang')]);
    expect(await place.db.tx((tx) => tx.notices.counted('im', DAY, 'wang'))).toBe(1);
    expect(await take(place.db, 'same', 'wang', '2026-09-19')).toBe('taken');
    expect(await place.db.tx((tx) => tx.notices.counted('im', '2026-09-19'))).toBe(1);
  });

  it('know the entry that goes with them, and are forgotten after a day', async () => {
    await place.db.tx((tx) => tx.notices.keepTodo({ platform: 'im', messageId: 'same', userId: 'u1' }, 'todo-1'));
    const notice = await place.db.tx((tx) => tx.notices.get('im', 'same'));
    expect(notice).toMatchObject({ userId: 'wang', on: '2026-09-19', todoId: 'todo-1', todoState: 'open' });
    expect(await place.db.tx((tx) => tx.notices.purge('2026-09-19'))).toBe(20);
    expect(await place.db.tx((tx) => tx.notices.get('im', 'same'))).not.toBeNull();
    expect(await place.db.tx((tx) => tx.notices.counted('im', DAY))).toBe(0);
  });

  it('are counted once they are sent where their entry was written first, and kept until it has ended', async () => {
    const early = { platform: 'im', messageId: 'early', userId: 'zhao' };
    await place.db.tx((tx) => tx.notices.keepTodo(early, 'todo-2'));
    expect(await place.db.tx((tx) => tx.notices.counted('im', DAY, 'zhao'))).toBe(0);
    expect(await Promise.all([take(place.db, 'early', 'zhao'), take(other, 'early', 'zhao')])).toEqual(['taken', 'taken']);
    expect(await place.db.tx((tx) => tx.notices.counted('im', DAY, 'zhao'))).toBe(1);

    const after = '2027-03-01';
    await place.db.tx((tx) => tx.notices.purge(after));
    const notice = await place.db.tx((tx) => tx.notices.get('im', 'early'));
    expect(notice).toMatchObject({ on: DAY, todoId: 'todo-2', todoState: 'open' });
    await place.db.tx((tx) => tx.notices.endTodo(notice?.id ?? 0));
    await place.db.tx((tx) => tx.notices.purge(after));
    expect(await place.db.tx((tx) => tx.notices.get('im', 'early'))).toBeNull();
  });
});
