import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb, type Db } from '../../entities/db.js';
import { verifyAudit } from '../../entities/audit/verify-audit.js';
import { databases, useDatabase } from '../support/database.js';
import { aMessage, aProject, NOON } from './rows.js';

describe.each(databases())('two processes on one $name', (kind) => {
  const place = useDatabase(kind);
  let other: Db;
  beforeAll(async () => {
    other = await openDb(place.url, { migrate: true });
  });
  afterAll(() => other.close());
  const each = (n: number): Db => (n % 2 === 0 ? place.db : other);

  it('lets one of two win who read the same version', async () => {
    const id = await place.db.tx((tx) => tx.projects.insert(aProject()));
    const write = (db: Db, name: string) =>
      db.tx(async (tx) => {
        const project = await tx.projects.get(id);
        return project !== null && (await tx.projects.update(id, 1, { name }));
      });
    const won = await Promise.all([write(place.db, '甲'), write(other, '乙')]);
    expect(won.filter(Boolean)).toHaveLength(1);
    const kept = await other.tx((tx) => tx.projects.get(id));
    expect(kept).toMatchObject({ name: won[0] ? '甲' : '乙', version: 2 });
  });

  it('claims a reminder rung and a digest once', async () => {
    const rungs = await Promise.all(
      [0, 1, 2, 3].map((n) =>
        each(n).tx((tx) => tx.rungs.claimAll([{ deadlineId: 7, dueOn: '2026-11-27', offset: -2, claimedAt: NOON + n }])),
      ),
    );
    expect(rungs.flat()).toHaveLength(1);
    expect(
      await place.db.tx((tx) => tx.rungs.claimAll([{ deadlineId: 7, dueOn: '2026-11-30', offset: -2, claimedAt: NOON }])),
    ).toHaveLength(1);
    const digests = await Promise.all([0, 1, 2].map((n) => each(n).tx((tx) => tx.digests.claim('staff:1', '2026-11-27', NOON))));
    expect(digests.filter((id) => id !== null)).toHaveLength(1);
  });

  it('gives each waiting message to one of four workers', async () => {
    await place.db.tx(async (tx) => {
      for (let n = 0; n < 40; n += 1) await tx.outbox.enqueue(aMessage({ key: `m${n}` }));
    });
    const worker = async (n: number): Promise<number[]> => {
      const taken: number[] = [];
      for (;;) {
        const due = await each(n).tx((tx) => tx.outbox.due(NOON, 8));
        if (due.length === 0) return taken;
        const ids = due.map((row) => row.id);
        const rows = await each(n).tx((tx) => tx.outbox.claim(ids, `worker ${n}`, NOON + 60_000, NOON));
        taken.push(...rows.map((row) => row.id));
        await delay(1);
      }
    };
    const taken = (await Promise.all([0, 1, 2, 3].map(worker))).flat();
    expect(taken).toHaveLength(40);
    expect(new Set(taken).size).toBe(40);
  });

  it('numbers without gaps or doubles, although some units fail', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 24 }, (_, n) =>
        each(n).tx(async (tx) => {
          const number = await tx.sequence.next('AL-2026');
          if (n % 4 === 0) throw new Error('refused');
          return number;
        }),
      ),
    );
    const numbers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 18 }, (_, n) => n + 1));
  });

  it('keeps one unbroken audit chain', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        each(n).tx((tx) =>
          tx.audit.append('staff', { type: 'STAFF_IMPORTED', byId: null, body: { added: n, changed: 0, left: 0 } }, NOON),
        ),
      ),
    );
    const events = await place.db.tx((tx) => tx.audit.of('staff'));
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(await verifyAudit(other)).toEqual({ ok: true, checked: 20, firstBroken: null });
  });

  it('gives a lease to one, until it ends or is given back', async () => {
    const take = (n: number, now: number) => each(n).tx((tx) => tx.leases.acquire('sweep', `process ${n % 2}`, now, 1000));
    const first = await Promise.all([take(0, NOON), take(1, NOON)]);
    expect(first.filter(Boolean)).toHaveLength(1);
    const holder = first[0] ? 0 : 1;
    expect(await take(holder, NOON + 500)).toBe(true);
    expect(await take(holder + 1, NOON + 1499)).toBe(false);
    expect(await take(holder + 1, NOON + 1500)).toBe(true);
    await place.db.tx((tx) => tx.leases.release('sweep', `process ${holder}`));
    expect(await take(holder, NOON + 1600)).toBe(false);
    await place.db.tx((tx) => tx.leases.release('sweep', `process ${(holder + 1) % 2}`));
    expect(await take(holder, NOON + 1600)).toBe(true);
  });

  it('takes a delivery once', async () => {
    const fresh = await Promise.all([0, 1, 2, 3].map((n) => each(n).tx((tx) => tx.inbox.insertIfAbsent('om_1', NOON))));
    expect(fresh.filter(Boolean)).toHaveLength(1);
    expect(await place.db.tx((tx) => tx.inbox.purge(NOON))).toBe(0);
    expect(await place.db.tx((tx) => tx.inbox.purge(NOON + 1))).toBe(1);
  });

  it('forgets more deliveries than one statement names, and no later one', async () => {
    await place.db.tx(async (tx) => {
      for (let no = 0; no < 1100; no += 1) await tx.inbox.insertIfAbsent(`om_many_${no}`, NOON);
      await tx.inbox.insertIfAbsent('om_later', NOON + 1);
    });
    expect(await place.db.tx((tx) => tx.inbox.purge(NOON + 1))).toBe(1100);
    expect(await place.db.tx((tx) => tx.inbox.insertIfAbsent('om_later', NOON + 2))).toBe(false);
    expect(await place.db.tx((tx) => tx.inbox.insertIfAbsent('om_many_1', NOON + 2))).toBe(true);
  });
});
