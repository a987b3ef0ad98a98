import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { openDb, type Db } from '../../entities/db.js';
import './mariadb.js';
import { placeMigrated } from './migrated.js';
import { readyMariadb } from './ready-mariadb.js';

/** For `describe.each(databases())('… on $name', (kind) => { const place = useDatabase(kind); … })`. */
export interface DatabaseKind {
  readonly name: 'SQLite' | 'MariaDB';
  /** Makes an empty database. */
  readonly create: () => Promise<Place>;
  /** One with the schema of today and no row; whoever changes the schema makes an empty one and brings it up to date. */
  readonly ready: () => Promise<Place>;
}

export interface Place {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** SQLite always, MariaDB where the set-up found one. */
export function databases(): readonly DatabaseKind[] {
  const server = inject('mariadbUrl');
  const sqlite: DatabaseKind = { name: 'SQLite', create: createSqlite, ready: readySqlite };
  if (!server) return [sqlite];
  const create = () => createMariadb(server);
  return [sqlite, { name: 'MariaDB', create, ready: () => readyMariadb(create) }];
}

/** A database of this file's own, with the schema of today, dropped after its tests. Read `db` inside tests only. */
export function useDatabase(kind: DatabaseKind): { readonly db: Db; readonly url: string } {
  let made: { db: Db; url: string; drop: () => Promise<void> } | null = null;
  const ready = () => {
    if (made === null) throw new Error('The database is there once the tests run');
    return made;
  };
  beforeAll(async () => {
    const place = await kind.ready();
    try {
      made = { ...place, db: await openDb(place.url, { migrate: true }) };
    } catch (error) {
      await place.drop();
      throw error;
    }
  });
  afterAll(async () => {
    await made?.db.close();
    await made?.drop();
  });
  return {
    get db() {
      return ready().db;
    },
    get url() {
      return ready().url;
    },
  };
}

/** What two processes see: a database for each test that both have open. Read inside tests only. */
export function useTwice(kind: DatabaseKind): readonly Db[] {
  const dbs: Db[] = [];
  let drop = () => Promise.resolve();
  beforeEach(async () => {
    const place = await kind.ready();
    drop = place.drop;
    dbs.push(await openDb(place.url, { migrate: true }), await openDb(place.url, { migrate: false }));
  });
  afterEach(async () => {
    for (const db of dbs.splice(0)) await db.close();
    await drop();
  });
  return dbs;
}

async function createSqlite(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-test-'));
  return { url: `sqlite:${join(folder, 'new', 'steward.sqlite')}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function readySqlite(): Promise<Place> {
  const place = await createSqlite();
  await placeMigrated(place.url);
  return place;
}

async function createMariadb(server: string): Promise<Place> {
  const name = `${inject('mariadbPrefix')}${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const connection = await createConnection(server.replace(/^mariadb:/, 'mysql:'));
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name}`) };
}
