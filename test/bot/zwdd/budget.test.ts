import { afterEach, describe, expect, it } from 'vitest';
import { openDb } from '../../../entities/db.js';
import type { TransportError } from '../../../handlers/transport.js';
import { bench, type Bench, LUO, notice, uuid } from './kit.js';

let b: Bench;
afterEach(() => b.close());

const luo = { type: 'user', id: LUO } as const;
const DAY = '2026-09-18';

/** Sends so many, a minute apart; returns how many were put off. */
async function sendMany(from: number, count: number, tone: 'todo' | 'info', client = b.client()): Promise<number> {
  let putOff = 0;
  for (let n = from; n < from + count; n += 1) {
    const failed = await client.send(uuid(n), luo, notice(`第 ${n}`, tone)).then(
      () => null,
      (error: unknown) => error as TransportError,
    );
    if (failed !== null) expect([failed.kind, failed.code]).toEqual(['retry', 'budget']);
    putOff += failed === null ? 0 : 1;
  }
  return putOff;
}

describe('a day’s numbers', () => {
  it('keep a reserve for what cannot wait, and never reach what the platform refuses', async () => {
    b = await bench();
    expect(await sendMany(1, 85, 'info')).toBe(5);
    expect(await sendMany(101, 25, 'todo')).toBe(5);
    expect(b.told(LUO)).toHaveLength(100);
    const late = await b
      .client()
      .send(uuid(500), luo, notice('再一件'))
      .catch((error: unknown) => error as TransportError);
    expect(late).toMatchObject({ kind: 'retry', retryAfterMs: Date.parse('2026-09-19T08:40+08:00') - b.z.clock.at });
    b.z.clock.at = Date.parse('2026-09-19T08:40+08:00');
    await b.client().send(uuid(500), luo, notice('再一件'));
    expect(b.told(LUO)).toHaveLength(101);
  });

  it('count each notice once, however often it is tried', async () => {
    b = await bench();
    const client = b.client();
    for (let n = 0; n < 5; n += 1) {
      b.z.sandbox.faults.next('/message/workNotification', { status: 500 });
      await client.send(uuid(1), luo, notice('请审核')).catch(() => undefined);
    }
    await client.send(uuid(1), luo, notice('请审核'));
    expect(await b.db.tx((tx) => tx.notices.counted('zwdd', DAY, LUO))).toBe(1);
    expect(await b.db.tx((tx) => tx.notices.counted('zwdd', DAY))).toBe(1);
  });

  it('hold over two processes and a restart', async () => {
    b = await bench();
    const other = await openDb(b.dbUrl, { migrate: false });
    const [one, two] = [b.client(), b.client({ db: other })];
    const putOff = await Promise.all([sendMany(1, 50, 'info', one), sendMany(1001, 50, 'info', two)]);
    expect(putOff[0] + putOff[1]).toBe(20);
    await other.close();
    expect(await sendMany(2001, 3, 'info', b.client())).toBe(3);
    expect(b.told(LUO)).toHaveLength(80);
  });

  it('hold for everybody together', async () => {
    b = await bench();
    await b.db.tx(async (tx) => {
      const limits = { perUser: 9, perApp: 3 };
      const take = (n: number, userId: string) =>
        tx.notices.take({ platform: 'zwdd', messageId: uuid(n), userId, on: DAY }, limits);
      expect([await take(1, 'a'), await take(2, 'b'), await take(3, 'c'), await take(4, 'd')]).toEqual([
        'taken',
        'taken',
        'taken',
        'app',
      ]);
      expect(await tx.notices.counted('zwdd', DAY, 'd')).toBe(0);
      const narrow = { perUser: 1, perApp: 9 };
      expect(await tx.notices.take({ platform: 'zwdd', messageId: uuid(5), userId: 'a', on: DAY }, narrow)).toBe('user');
      expect(await tx.notices.counted('zwdd', DAY)).toBe(3);
    });
  });
});
