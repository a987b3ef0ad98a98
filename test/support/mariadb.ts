import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { TestProject } from 'vitest/node';
import { startMariadb } from './start-mariadb.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which tests may make databases; null when there is none. */
    mariadbUrl: string | null;
    /** With what the names of this run's databases begin. */
    mariadbPrefix: string;
  }
}

const LOCAL = 'mariadb://root@127.0.0.1:3306';

/** Finds a MariaDB for the tests: the one that is named, else one on this machine, else one of its own. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const prefix = `steward_test_${randomBytes(4).toString('hex')}_`;
  project.provide('mariadbPrefix', prefix);
  const found = await find();
  if (found !== null) {
    project.provide('mariadbUrl', found);
    return () => dropAll(found, prefix);
  }
  // The databases of tests live where their files do.
  const own = await startMariadb(project.config.env['TMPDIR'] ?? tmpdir());
  if (own === null) {
    const line = 'Not run: the database tests on MariaDB. Set TEST_MARIADB_URL, or install mariadb-server.';
    if (process.env['CI'] === 'true') throw new Error(line);
    process.stdout.write(`${line}\n`);
  }
  project.provide('mariadbUrl', own === null ? null : own.url);
  return own?.stop;
}

async function find(): Promise<string | null> {
  const named = process.env['TEST_MARIADB_URL'];
  if (named !== undefined && named !== '') {
    await answers(named);
    return named;
  }
  return (await listens(3306)) && (await answers(LOCAL).then(yes, no)) ? LOCAL : null;
}

/** What the run kept for its next test, and what a test that failed left behind. */
async function dropAll(url: string, prefix: string): Promise<void> {
  const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'));
  const [rows] = await connection.query<RowDataPacket[]>('SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA');
  for (const { name } of rows) {
    if (String(name).startsWith(prefix)) await connection.query(`DROP DATABASE \`${String(name)}\``);
  }
  await connection.end();
}

/** Throws when the server does not let us in. */
async function answers(url: string): Promise<void> {
  const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'));
  await connection.query('SELECT 1');
  await connection.end();
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1000 });
    const tell = (result: boolean) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', tell(true)).once('error', tell(false)).once('timeout', tell(false));
  });
}

const yes = (): boolean => true;
const no = (): boolean => false;
