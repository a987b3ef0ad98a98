import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb, type Db } from '../../entities/db.js';
import { breakingProxy, type BreakingProxy } from '../support/breaking-proxy.js';
import { databases, useDatabase } from '../support/database.js';

/** The statement itself, as the protocol frames it; not READ COMMITTED. */
const COMMIT = '\u0003COMMIT';

describe.each(databases().filter(({ name }) => name === 'MariaDB'))('a unit on $name', (kind) => {
  const place = useDatabase(kind);
  let line: BreakingProxy;
  let db: Db;
  beforeAll(async () => {
    line = await breakingProxy(place.url);
    db = await openDb(line.url, { migrate: false, random: () => 0.1 });
  });
  afterAll(async () => {
    await db.close();
    await line.close();
  });
  const written = (key: string): Promise<boolean> => place.db.tx(async (tx) => !(await tx.inbox.insertIfAbsent(key, 1)));

  it('runs again from its beginning when two lock each other out', async () => {
    const person = { policyId: 'alpha', unitId: 1, name: '王一', roles: [], active: true };
    const ids = await db.tx(async (tx) => [await tx.staff.insert(person), await tx.staff.insert(person)]);
    let runs = 0;
    let meet = (): void => undefined;
    const both = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const rename = ([first = 0, second = 0]: readonly number[], name: string) =>
      db.tx(async (tx) => {
        await tx.staff.update(first, { name });
        runs += 1;
        // Each holds what the other needs before either goes on.
        if (runs === 2) meet();
        await both;
        await tx.staff.update(second, { name });
      });
    await Promise.all([rename(ids, '甲'), rename([...ids].reverse(), '乙')]);
    expect(runs).toBe(3);
    const after = await db.tx((tx) => tx.staff.getMany(ids));
    expect(new Set(after.map(({ name }) => name)).size).toBe(1);
  });

  it('lets one person do two things at once', async () => {
    await db.tx(async (tx) => {
      const id = await tx.staff.insert({ policyId: 'alpha', unitId: 1, name: '王一', roles: [], active: true });
      await tx.staff.link(id, 'im', 'app', 'busy');
      await tx.staff.seen('im', 'app', 'busy', 1);
    });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const noted = (then: Promise<void>) => db.tx((tx) => tx.staff.seen('im', 'app', 'busy', 2).then(() => then));
    const first = noted(held);
    await noted(Promise.resolve());
    release();
    await first;
  });

  it('runs again when its connection breaks, and writes once', async () => {
    let runs = 0;
    line.cutAt('broken:second', 'after');
    const fresh = await db.tx(async (tx) => {
      runs += 1;
      return [await tx.inbox.insertIfAbsent('broken:first', 1), await tx.inbox.insertIfAbsent('broken:second', 1)];
    });
    expect(fresh).toEqual([true, true]);
    expect(runs).toBe(2);
    expect(await written('broken:second')).toBe(true);
  });

  it.each([
    ['and the server had not seen it', 'before', false],
    ['and the server had done it', 'after', true],
  ] as const)('is not run again when the connection breaks at its COMMIT, %s', async (_what, when, done) => {
    let runs = 0;
    line.cutAt(COMMIT, when);
    const unit = db.tx(async (tx) => {
      runs += 1;
      await tx.inbox.insertIfAbsent(`commit:${when}`, 1);
    });
    await expect(unit).rejects.toThrow('COMMIT');
    expect(runs).toBe(1);
    expect(await written(`commit:${when}`)).toBe(done);
  });

  it('runs again when the connection was closed before its COMMIT', async () => {
    let runs = 0;
    await db.tx(async (tx) => {
      runs += 1;
      await tx.inbox.insertIfAbsent('closed', 1);
      if (runs > 1) return;
      line.cutAll();
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    expect(runs).toBe(2);
    expect(await written('closed')).toBe(true);
  });

  it('goes on with connections that were dropped while they were idle', async () => {
    await Promise.all([1, 2, 3].map(() => db.ping()));
    line.cutAll();
    expect(await db.tx((tx) => tx.inbox.insertIfAbsent('idle', 1))).toBe(true);
  });

  it('gives up when it loses its connection every time', async () => {
    let runs = 0;
    line.cutAt('hopeless', 'before', Infinity);
    const unit = db.tx((tx) => {
      runs += 1;
      return tx.inbox.insertIfAbsent('hopeless', 1);
    });
    await expect(unit).rejects.toThrow();
    expect(runs).toBe(12);
    expect(await written('hopeless')).toBe(false);
  });
});
