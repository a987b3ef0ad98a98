import { createConnection, type Connection } from 'mysql2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceFor, mysqlOf } from '../../entities/data-source.js';
import { MysqlSession } from '../../entities/sql/mysql-session.js';
import { withValues } from '../../entities/sql/mysql-text.js';
import type { SqlValue } from '../../entities/sql/session.js';
import { databases, useDatabase } from '../support/database.js';

const DROP = 'DROP TABLE `inbox`; -- ';
const HOSTILE = [
  "O'Brien",
  '"',
  '`',
  '\\',
  "'",
  "\\'",
  "\\\\'",
  "''",
  `'; ${DROP}`,
  `\\'; ${DROP}`,
  `\\\\'; ${DROP}`,
  `"; ${DROP}`,
  `x' OR 1 = 1 -- `,
  `/* ${DROP} */ # ? ?? :name \${x}`,
  'a\u0000b\u0000',
  `\u0000'; ${DROP}`,
  'line\nbreak\r\ttab\bback\u001aend',
  '名称“引号”‘单’，全角＇＼',
  "😀\\😀'😀",
  // Bytes that end in 0x5C or 0x27 in GBK and Shift_JIS.
  "\u00bf'; 表縗\\",
  '%_!\\%\\_',
  '',
  ' ',
  'NULL',
  'x'.repeat(100_000) + "\\'",
];

describe('a statement with its values', () => {
  it('holds them where they belong, as literals', () => {
    expect(withValues('UPDATE `t` SET `a` = ?, `b` = ?, `c` = ? WHERE `d` IN (?, ?)', [null, -1.5, "it's", '?', 2 ** 53])).toBe(
      "UPDATE `t` SET `a` = NULL, `b` = -1.5, `c` = 'it''s' WHERE `d` IN ('?', 9007199254740992)",
    );
  });

  it.each([
    ['too few values', ['a']],
    ['too many', ['a', 'b', 'c']],
    ['no number', ['a', NaN]],
    ['no end', ['a', Infinity]],
    ['an object', ['a', { toSqlString: () => '1; DROP TABLE `inbox`' } as unknown as string]],
    ['a list', ['a', ['1', '2'] as unknown as string]],
    ['nothing', ['a', undefined as unknown as null]],
  ])('is refused with %s', (_, values: readonly SqlValue[]) => {
    expect(() => withValues('SELECT ?, ?', values)).toThrow();
  });

  it('never leaves a quote or a backslash of a value open, whoever made it up', () => {
    for (const value of HOSTILE) {
      const text = withValues('SELECT ?', [value]);
      expect(text).toMatch(/^SELECT (?:'(?:[^'\\\0]|'')*'|_utf8mb4 x'(?:[0-9a-f]{2})*')$/);
    }
  });
});

describe.each(databases().filter(({ name }) => name === 'MariaDB'))('a hostile value on $name', (kind) => {
  const place = useDatabase(kind);
  const modes = ['', 'NO_BACKSLASH_ESCAPES', 'ANSI_QUOTES', 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT'];

  it.each(modes)('comes back as it was, and is found, in sql_mode “%s”', async (mode) => {
    await inMode(mode, async (session) => {
      await session.run('CREATE TEMPORARY TABLE `kept` (`no` INT, `text` MEDIUMTEXT) COLLATE utf8mb4_bin', []);
      const rows = HOSTILE.map(() => '(?, ?)').join(', ');
      await Promise.all([
        session.run(
          `INSERT INTO \`kept\` (\`no\`, \`text\`) VALUES ${rows}`,
          HOSTILE.flatMap((text, no) => [no, text]),
        ),
        ...HOSTILE.map((text, no) => session.run('UPDATE `kept` SET `text` = ? WHERE `no` = ? AND `text` = ?', [text, no, text])),
      ]);
      const kept = await session.select('SELECT `text` FROM `kept` ORDER BY `no`', []);
      expect(kept.map((row) => row['text'])).toEqual(HOSTILE);
      const found = await Promise.all(
        HOSTILE.map((text) =>
          session.select('SELECT `no` FROM `kept` WHERE BINARY `text` = ? AND INSTR(`text`, ?) = 1', [text, text]),
        ),
      );
      expect(found).toEqual(HOSTILE.map((_, no) => [{ no }]));
      expect(await session.select('SELECT COUNT(*) AS `count` FROM `inbox` t', [])).toHaveLength(1);
    });
  });

  it('comes back as it was through the stores', async () => {
    for (const text of HOSTILE) {
      await place.db.tx((tx) => tx.settings.set('hostile', { text, list: [text] }));
      expect(await place.db.tx((tx) => tx.settings.get('hostile'))).toEqual({ text, list: [text] });
    }
  });

  async function inMode(mode: string, work: (session: MysqlSession) => Promise<void>): Promise<void> {
    const uri = place.url.replace(/^mariadb:/, 'mysql:');
    const connection: Connection = createConnection({ uri, charset: 'utf8mb4_bin', multipleStatements: true });
    const session = new MysqlSession(connection);
    try {
      await session.run('SET SESSION `sql_mode` = ?', [mode]);
      await work(session);
    } finally {
      await session.rollback();
      connection.destroy();
    }
  }
});

describe.each(databases().filter(({ name }) => name === 'MariaDB'))('what comes back on $name', (kind) => {
  const place = useDatabase(kind);
  const source = () => dataSourceFor(place.url);
  let orm: ReturnType<typeof source>;
  beforeAll(async () => {
    orm = await source().initialize();
  });
  afterAll(() => orm.destroy());

  it('is what TypeORM’s own runner brings: whole numbers, long ones, decimals, truths, JSON, nothing', async () => {
    const all =
      'SELECT 1 AS `one`, 9007199254740993 AS `long`, 1.50 AS `decimal`, 2e0 AS `double`, TRUE AS `true`, NULL AS `none`, ? AS `given`';
    await place.db.tx(async (tx) => {
      await tx.settings.set('json', { a: [1, '二', null] });
      const id = await tx.staff.insert({ policyId: 'alpha', unitId: 1, name: '王一', roles: ['经办人'], active: true });
      await tx.staff.link(id, 'im', 'app', 'ou_1');
      await tx.staff.seen('im', 'app', 'ou_1', 1_700_000_000_000);
    });
    const runner = orm.createQueryRunner();
    const session = new MysqlSession(await mysqlOf(runner));
    for (const [sql, values] of [
      [all, ['x']],
      ['SELECT t.* FROM `setting` t WHERE t.`key` = ?', ['json']],
      ['SELECT t.* FROM `staff` t', []],
      ['SELECT t.* FROM `identity` t', []],
    ] as const) {
      expect(await session.select(sql, values)).toEqual(await runner.query(sql, [...values]));
    }
    const same = 'UPDATE `staff` SET `name` = ? WHERE `policyId` = ?';
    expect(await session.run(same, ['王一', 'alpha'])).toMatchObject({ affected: 1 });
    await session.rollback();
    await runner.release();
  });
});
