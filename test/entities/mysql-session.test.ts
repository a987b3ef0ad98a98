import { createConnection, type Connection } from 'mysql2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isDuplicate, isRetryable } from '../../entities/db-errors.js';
import { MysqlSession } from '../../entities/sql/mysql-session.js';
import { databases, useDatabase } from '../support/database.js';

const INSERT = 'INSERT INTO `inbox` (`key`, `at`) VALUES (?, ?)';
const UPDATE = 'UPDATE `inbox` SET `at` = `at` + ? WHERE `key` = ?';
const AT = 'SELECT t.`at` FROM `inbox` t WHERE t.`key` = ?';
const ALL = 'SELECT t.`key` FROM `inbox` t ORDER BY t.`key`';
/** Fails after the first of its rows was sent. */
const TOO_MANY =
  'SELECT t.`key`, (SELECT i.`at` FROM `inbox` i WHERE i.`at` >= t.`at`) AS `x` FROM `inbox` t ORDER BY t.`at` DESC';

describe.each(databases().filter(({ name }) => name === 'MariaDB'))('statements of one unit on $name', (kind) => {
  const place = useDatabase(kind);
  const open: Connection[] = [];
  const connect = (): Connection => {
    const uri = place.url.replace(/^mariadb:/, 'mysql:');
    const connection = createConnection({ uri, charset: 'utf8mb4_bin', multipleStatements: true, supportBigNumbers: true });
    connection.on('error', () => undefined);
    open.push(connection);
    return connection;
  };
  const unit = () => {
    const connection = connect();
    const packets = vi.spyOn(connection, 'query');
    const sent = () => packets.mock.calls.map(([{ sql }]) => sql.split('; '));
    return { connection, sent, session: new MysqlSession(connection) };
  };
  const keys = async (): Promise<unknown[]> => (await unit().session.select(ALL, [])).map((row) => row['key']);
  beforeEach(async () => {
    const { session } = unit();
    await session.run('DELETE FROM `inbox` WHERE `at` >= ?', [0]);
    await session.commit();
  });
  afterEach(() => open.splice(0).forEach((connection) => connection.destroy()));

  it('travel together when they are asked for in one turn, with what begins it, in the order of asking', async () => {
    const { session, sent } = unit();
    const deep = async () => (await Promise.resolve(), session.run(UPDATE, [1, 'a']));
    const [first, , before, changed, after] = await Promise.all([
      session.run(INSERT, ['a', 10]),
      session.run(INSERT, ['b', 20]),
      session.select(AT, ['a']),
      session.run(UPDATE, [5, 'a']),
      session.select(AT, ['a']),
      deep(),
    ]);
    expect(first).toMatchObject({ affected: 1 });
    expect([before, changed.affected, after]).toEqual([[{ at: 10 }], 1, [{ at: 15 }]]);
    expect(await session.select(AT, ['a'])).toEqual([{ at: 16 }]);
    await session.commit();
    expect(sent().map((packet) => packet.length)).toEqual([8, 1, 1]);
    expect(sent()[0]?.slice(0, 2)).toEqual(['SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', 'START TRANSACTION']);
    expect(sent().at(-1)).toEqual(['COMMIT']);
  });

  it('need no trip for a unit that asks for nothing, and one less on a connection that is known', async () => {
    const { connection, session, sent } = unit();
    await session.commit();
    expect(sent()).toEqual([]);
    await session.select(ALL, []);
    await session.commit();
    const next = new MysqlSession(connection);
    await next.select(ALL, []);
    await next.commit();
    expect(sent().slice(2)).toEqual([['START TRANSACTION', ALL], ['COMMIT']]);
  });

  it('see what others committed meanwhile, and nothing of what they did not', async () => {
    const [one, other] = [unit().session, unit().session];
    expect(await one.select(AT, ['a'])).toEqual([]);
    await other.run(INSERT, ['a', 1]);
    expect(await one.select(AT, ['a'])).toEqual([]);
    await other.commit();
    expect(await one.select(AT, ['a'])).toEqual([{ at: 1 }]);
  });

  it('have each its own error: a key that is taken stops none of the others', async () => {
    const { session, sent } = unit();
    await session.run(INSERT, ['taken', 1]);
    const [read, first, second, third, behind] = await Promise.allSettled([
      session.select(AT, ['taken']),
      session.run(INSERT, ['taken', 2]),
      session.run(INSERT, ['free', 2]),
      session.run(INSERT, ['free', 3]),
      session.select(ALL, []),
    ]);
    expect(read).toMatchObject({ status: 'fulfilled', value: [{ at: 1 }] });
    expect([first, third].map((one) => one.status === 'rejected' && isDuplicate(one.reason))).toEqual([true, true]);
    expect(second).toMatchObject({ status: 'fulfilled', value: { affected: 1 } });
    expect(behind).toMatchObject({ status: 'fulfilled', value: [{ key: 'free' }, { key: 'taken' }] });
    await session.commit();
    expect(await keys()).toEqual(['free', 'taken']);
    // The read is asked for once more by itself, since it could have been what failed; then all that is left.
    expect(sent().map((packet) => packet.length)).toEqual([3, 5, 1, 4, 3, 1, 1]);
  });

  it('fail where they fail, also in the middle of their rows', async () => {
    const { session } = unit();
    await Promise.all([session.run(INSERT, ['a', 1]), session.run(INSERT, ['b', 2])]);
    const settled = await Promise.allSettled([
      session.select(AT, ['a']),
      session.select(TOO_MANY, []),
      session.run(UPDATE, [1, 'a']),
      session.select('SELECT t.`no` FROM `inbox` t', []),
      session.select(AT, ['a']),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { code: 'ER_SUBQUERY_NO_1_ROW' } });
    expect(settled[3]).toMatchObject({ reason: { code: 'ER_BAD_FIELD_ERROR' } });
    expect(settled[4]).toMatchObject({ value: [{ at: 2 }] });
  });

  it('are all undone by a deadlock, and none is written behind it', async () => {
    const [one, other] = [unit().session, unit().session];
    await one.run(INSERT, ['a', 1]);
    await other.run(INSERT, ['b', 1]);
    const waits = one.run(INSERT, ['b', 2]);
    const all = await Promise.allSettled([
      other.run(INSERT, ['c', 1]),
      other.run(INSERT, ['a', 2]),
      other.run(INSERT, ['d', 1]),
      waits,
    ]);
    const loser = all[1]?.status === 'rejected' ? other : one;
    expect([all[1], all[3]].filter((each) => each?.status === 'rejected' && isRetryable(each.reason))).toHaveLength(1);
    await expect(loser.run(INSERT, ['e', 1])).rejects.toSatisfy(isRetryable);
    await expect(loser.commit()).rejects.toSatisfy(isRetryable);
    await loser.rollback();
    const winner = loser === one ? other : one;
    await winner.commit();
    expect(await keys()).toEqual(loser === other ? ['a', 'b'] : ['a', 'b', 'c', 'd']);
  });

  it('are all lost with their connection, which must then not be used again', async () => {
    const { connection, session } = unit();
    const killer = unit().session;
    await session.run(INSERT, ['a', 1]);
    const under = Promise.allSettled([session.select('SELECT SLEEP(5) AS `s`', []), session.run(INSERT, ['b', 1])]);
    await vi.waitFor(async () => {
      const seen = await killer.select('SELECT `ID` FROM information_schema.PROCESSLIST WHERE `INFO` LIKE ?', ['SELECT SLEEP%']);
      expect(seen).toHaveLength(1);
    });
    await killer.run(`KILL ${String(connection.threadId)}`, []);
    for (const one of await under) expect(one.status === 'rejected' && isRetryable(one.reason)).toBe(true);
    await expect(session.run(INSERT, ['c', 1])).rejects.toSatisfy(isRetryable);
    await expect(session.commit()).rejects.toSatisfy(isRetryable);
    expect(await session.rollback()).toBe(false);
    expect(await keys()).toEqual([]);
  });

  it('are undone also while they are on their way, and not sent when they were not', async () => {
    const { session, sent } = unit();
    const first = session.run(INSERT, ['sent', 1]);
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    const second = session.run(INSERT, ['waits', 1]);
    const [, refused] = await Promise.allSettled([first, second, session.rollback()]);
    expect(refused).toMatchObject({ status: 'rejected', reason: { message: 'This unit of work was undone' } });
    expect(sent().slice(1)).toEqual([['ROLLBACK']]);
    expect(await keys()).toEqual([]);
  });

  it('are committed with the rest when nobody waited for them', async () => {
    const { session } = unit();
    void session.run(INSERT, ['a', 1]);
    await session.commit();
    expect(await keys()).toEqual(['a']);
  });

  it('go in several packets when they are many or long', async () => {
    const { session, sent } = unit();
    await Promise.all(Array.from({ length: 150 }, (_, no) => session.run(INSERT, [String(no).padStart(3, '0'), no])));
    const long = (at: number) =>
      session.select('SELECT LENGTH(?) AS `length`, ? AS `at` FROM `inbox` t LIMIT 1', ['x'.repeat(600_000), at]);
    expect(await Promise.all([long(1), long(2), long(3)])).toEqual([1, 2, 3].map((at) => [{ length: 600_000, at }]));
    await session.commit();
    expect(await keys()).toHaveLength(150);
    expect(sent().map((packet) => packet.length)).toEqual([66, 64, 22, 1, 1, 1, 1]);
  });
});
