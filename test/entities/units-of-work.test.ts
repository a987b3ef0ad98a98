import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openDb } from '../../entities/db.js';
import type { Tx } from '../../entities/tx.js';
import { databases, useDatabase } from '../support/database.js';

describe.each(databases())('units of work on $name', (kind) => {
  const place = useDatabase(kind);

  it('keeps each of 40 and nothing of 20 that fail, all at once', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, n) =>
        place.db.tx(async (tx) => {
          await tx.inbox.insertIfAbsent(`first:${n}`, n);
          if (n % 2 === 0) await delay(1);
          await tx.inbox.insertIfAbsent(`second:${n}`, n);
          if (n % 3 === 0) throw new Error(`unit ${n}`);
          return n;
        }),
      ),
    );
    const kept = (half: string, n: number) =>
      place.db.tx((tx) => tx.inbox.insertIfAbsent(`${half}:${n}`, 0).then((fresh) => !fresh));
    for (let n = 0; n < 60; n += 1) {
      const fails = n % 3 === 0;
      expect(results[n]).toMatchObject(
        fails ? { status: 'rejected', reason: { message: `unit ${n}` } } : { status: 'fulfilled', value: n },
      );
      expect([await kept('first', n), await kept('second', n)]).toEqual([!fails, !fails]);
    }
  });

  it('lets no unit begin inside another', async () => {
    const outer = place.db.tx(async (tx) => {
      await tx.settings.set('outer', 1);
      await place.db.tx((inner) => inner.settings.set('inner', 1));
    });
    await expect(outer).rejects.toThrow('inside another');
    expect(await place.db.tx((tx) => tx.settings.get('outer'))).toBeUndefined();
  });

  it('goes on after a duplicate key inside the unit', async () => {
    await place.db.tx(async (tx) => {
      expect(await tx.inbox.insertIfAbsent('twice', 1)).toBe(true);
      expect(await tx.inbox.insertIfAbsent('twice', 2)).toBe(false);
      await tx.settings.set('after', { fine: ['是'] });
    });
    expect(await place.db.tx((tx) => tx.settings.get('after'))).toEqual({ fine: ['是'] });
  });

  it('refuses a call that comes after the end of its unit', async () => {
    const { lent } = await place.db.tx((tx): Promise<{ lent: Tx }> => Promise.resolve({ lent: tx }));
    await expect(lent.inbox.insertIfAbsent('late', 1)).rejects.toThrow('over');
    expect(await place.db.tx((tx) => tx.inbox.insertIfAbsent('late', 1))).toBe(true);
  });

  it('starts a unit of its own where the outer one is over', async () => {
    let later: Promise<boolean> = Promise.resolve(false);
    const outer = place.db.tx(async (tx) => {
      await tx.inbox.insertIfAbsent('outer', 1);
      later = delay(30).then(() => place.db.tx((own) => own.inbox.insertIfAbsent('later', 1)));
    });
    await outer;
    expect(await later).toBe(true);
    expect(await place.db.tx((tx) => tx.inbox.insertIfAbsent('later', 1))).toBe(false);
  });

  it('tells two texts apart that differ in case or emoji', async () => {
    await place.db.tx(async (tx) => {
      expect(await tx.inbox.insertIfAbsent('om_Abc😀', 1)).toBe(true);
      expect(await tx.inbox.insertIfAbsent('om_abc😀', 1)).toBe(true);
      expect(await tx.inbox.insertIfAbsent('om_abc🎉', 1)).toBe(true);
    });
  });

  it('refuses a text that is longer than its column', async () => {
    const long = place.db.tx((tx) => tx.units.ensure('alpha', '局'.repeat(121)));
    await expect(long).rejects.toThrow('120');
  });

  it('waits for what is under way before it closes', async () => {
    const { url, drop } = await kind.ready();
    const db = await openDb(url, { migrate: false });
    const slow = db.tx(async (tx) => {
      await delay(30);
      return tx.inbox.insertIfAbsent('slow', 1);
    });
    await db.close();
    expect(await slow).toBe(true);
    await drop();
  });
});
