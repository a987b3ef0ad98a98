import Sqlite from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { SqliteSession } from '../../entities/sql/sqlite-session.js';
import type { Tx } from '../../entities/tx.js';
import { databases, useDatabase } from '../support/database.js';

describe.each(databases().filter(({ name }) => name === 'SQLite'))('what lasts from one unit to the next on $name', (kind) => {
  const place = useDatabase(kind);
  const register = (name: string) =>
    place.db.tx(async (tx) => {
      const unit = await tx.units.ensure('alpha', '文化馆');
      const id = await tx.staff.insert({ policyId: 'alpha', unitId: unit.id, name, roles: ['经办人'], active: true });
      await tx.staff.link(id, 'im', 'app', `ou_${name}`);
      return id;
    });
  const whois = (name: string) => (tx: Tx) => tx.staff.identity('im', 'app', `ou_${name}`);
  const nameOf = async (name: string) => (await place.db.tx(whois(name)))?.name;

  it('is asked for once, and what is read beside it each time', async () => {
    const id = await register('asked');
    const asked = vi.spyOn(SqliteSession.prototype, 'select');
    const answers = [];
    for (let n = 0; n < 3; n += 1) {
      answers.push(await place.db.tx(whois('asked')));
      await place.db.tx((tx) => tx.units.find('alpha', '文化馆'));
    }
    const texts = asked.mock.calls.map(([sql]) => sql).filter((sql) => !sql.startsWith('PRAGMA'));
    asked.mockRestore();
    expect(answers.map((person) => person?.id)).toEqual([id, id, id]);
    expect(texts.filter((sql) => sql.includes('`staff`'))).toHaveLength(1);
    expect(texts.filter((sql) => sql.includes('`unit`'))).toHaveLength(3);
  });

  it('is another as soon as this process writes, in the same unit and in the next', async () => {
    const id = await register('renamed');
    expect(await nameOf('renamed')).toBe('renamed');
    const within = await place.db.tx(async (tx) => {
      await whois('renamed')(tx);
      await tx.staff.update(id, { name: '新名' });
      return (await whois('renamed')(tx))?.name;
    });
    expect([within, await nameOf('renamed')]).toEqual(['新名', '新名']);
  });

  it('is another as soon as another process has committed', async () => {
    const id = await register('elsewhere');
    expect(await nameOf('elsewhere')).toBe('elsewhere');
    const other = new Sqlite(place.url.replace('sqlite:', ''));
    other.prepare('UPDATE staff SET active = 0 WHERE id = ?').run(id);
    other.close();
    expect(await nameOf('elsewhere')).toBeUndefined();
  });

  it('is what it was where the change was undone, also for those who shared the commit', async () => {
    const id = await register('undone');
    const change = (tx: Tx) => tx.staff.update(id, { name: '改错' });
    const [before, failed, after] = await Promise.allSettled([
      place.db.tx(whois('undone')),
      place.db.tx(async (tx) => {
        await change(tx);
        await whois('undone')(tx);
        throw new Error('changed its mind');
      }),
      place.db.tx(whois('undone')),
    ]);
    expect(failed.status).toBe('rejected');
    for (const seen of [before, after]) expect(seen).toMatchObject({ value: { name: 'undone' } });
    expect(await nameOf('undone')).toBe('undone');
  });

  it('is not there where nobody was, once somebody is', async () => {
    expect(await nameOf('new')).toBeUndefined();
    await register('new');
    expect(await nameOf('new')).toBe('new');
  });

  it('keeps a bounded number of answers', async () => {
    await register('kept');
    await place.db.tx(async (tx) => {
      for (let n = 0; n < 6000; n += 1) await tx.staff.identity('im', 'app', `ou_nobody_${String(n)}`);
    });
    const asked = vi.spyOn(SqliteSession.prototype, 'select');
    await place.db.tx((tx) => tx.staff.identity('im', 'app', 'ou_nobody_1'));
    await place.db.tx((tx) => tx.staff.identity('im', 'app', 'ou_nobody_5999'));
    const texts = asked.mock.calls.filter(([sql]) => sql.includes('`staff`'));
    asked.mockRestore();
    expect(texts.map(([, values]) => values.at(-1))).toEqual(['ou_nobody_1']);
  });
});
