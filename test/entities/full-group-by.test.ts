import { type Connection, createConnection } from 'mysql2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceFor } from '../../entities/data-source.js';
import { MysqlSession } from '../../entities/sql/mysql-session.js';
import { txFactory } from '../../entities/open-tx.js';
import { UnitSession } from '../../entities/sql/unit-session.js';
import type { Tx } from '../../entities/tx.js';
import { databases, useDatabase } from '../support/database.js';

const SIGHT = { policyId: 'ningbo', unitId: 1, all: true, others: [] };
const TODAY = '2026-09-18';

/** All that the database counts by groups; MySQL refuses to guess by default, MariaDB when it is told not to. */
const COUNTS: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  'projects that are alike': (tx) => tx.projects.alike(SIGHT, null),
  'where projects stand': (tx) => tx.projects.standings(SIGHT, TODAY),
  'the totals of units': (tx) => tx.board.totals(SIGHT.policyId, null),
  'clocks that were met': (tx) => tx.board.met(SIGHT.policyId, null),
  'what is late by unit': (tx) => tx.board.lateByUnit(SIGHT.policyId, null, TODAY),
  'clocks that stopped in a year': (tx) => tx.board.closedCounts({ policyId: SIGHT.policyId }, '2026-01-01', TODAY),
  'where a board counts': (tx) => tx.board.standing(SIGHT.policyId, ['declaration'], ''),
  'names that are still on lists': (tx) => tx.attendees.stillNamed(10),
  'messages that wait': (tx) => tx.outbox.counts(['lark']),
  'files of materials': (tx) => tx.materials.files(),
  'files of letters': (tx) => tx.letters.files(),
};

describe.each(databases().filter(({ name }) => name === 'MariaDB'))(
  'where each column of a group must be named, on $name',
  (kind) => {
    const place = useDatabase(kind);
    let connection: Connection;
    let tx: Tx;
    beforeAll(async () => {
      const orm = await dataSourceFor(place.url).initialize();
      connection = createConnection({
        uri: place.url.replace(/^mariadb:/, 'mysql:'),
        charset: 'utf8mb4_bin',
        multipleStatements: true,
      });
      const session = new MysqlSession(connection);
      await session.run('SET SESSION `sql_mode` = ?', ['ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES']);
      tx = txFactory(orm)(new UnitSession(session));
      await orm.destroy();
    });
    afterAll(() => connection.destroy());

    it.each(Object.entries(COUNTS))('%s can be counted', async (_, count) => {
      await expect(count(tx)).resolves.toBeDefined();
    });
  },
);
