import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { createConnection } from 'mysql2/promise';
import { type DatabaseTools, DumpFailed } from './tools.js';

/** In one transaction, so that whoever works is not held up; a dump that breaks off ends with an error. */
const DUMP = [
  '--single-transaction',
  '--quick',
  '--skip-lock-tables',
  '--no-tablespaces',
  '--hex-blob',
  '--default-character-set=utf8mb4',
];

/** Of MySQL and MariaDB, by the server's own programs. @param url - `mysql://…` or `mariadb://…` */
export function mysqlTools(url: string): DatabaseTools {
  const { hostname, port, username, password, pathname } = new URL(url.replace(/^mariadb:/, 'mysql:'));
  const database = decodeURIComponent(pathname.slice(1));
  const where = [`--host=${hostname}`, `--port=${port || '3306'}`, `--user=${decodeURIComponent(username)}`];
  // Not among the arguments, which every user of the machine can see.
  const env = { ...process.env, MYSQL_PWD: decodeURIComponent(password) };
  const query = async (sql: readonly string[]): Promise<unknown[]> => {
    const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'));
    try {
      const answers: unknown[] = [];
      for (const one of sql) answers.push((await connection.query(one))[0]);
      return answers;
    } finally {
      await connection.end();
    }
  };
  const tables = async (): Promise<string[]> => {
    const [rows] = await query(['SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()']);
    return Array.isArray(rows) ? rows.map(({ name }: { name: string }) => name) : [];
  };
  return {
    kind: 'mysql',
    file: 'steward.sql.gz',
    dump: async (to) => {
      const child = spawn(program('mariadb-dump', 'mysqldump'), [...DUMP, ...where, database], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = endOf(child.stderr, child);
      await Promise.all([pipeline(child.stdout, createGzip(), createWriteStream(to)), ended]);
    },
    isEmpty: async () => (await tables()).length === 0,
    isInUse: async () => {
      const [others] = await query([
        'SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID()',
      ]);
      return Array.isArray(others) && others.length > 0;
    },
    load: async (from) => {
      const dropped = (await tables()).map((name) => `DROP TABLE \`${name}\``);
      await query(['SET FOREIGN_KEY_CHECKS = 0', ...dropped]);
      const child = spawn(program('mariadb', 'mysql'), ['--default-character-set=utf8mb4', ...where, database], {
        env,
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      const ended = endOf(child.stderr, child);
      const sent = pipeline(createReadStream(from), createGunzip(), child.stdin);
      // A program that gives up closes its end first: what it says is worth more than that.
      await Promise.all([ended, sent.catch(() => ended)]);
      await sent;
    },
  };
}

type Child = ReturnType<typeof spawn>;

/** Resolves when the program did what it should. @throws DumpFailed with what it said */
async function endOf(stderr: NodeJS.ReadableStream, child: Child): Promise<void> {
  let said = '';
  stderr.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(-2000)));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new DumpFailed('failed', said.trim());
}

function program(...names: readonly string[]): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new DumpFailed('noProgram', names.join('、'));
}
