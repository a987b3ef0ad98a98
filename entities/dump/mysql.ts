import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { createConnection } from 'mysql2/promise';
import { mysqlAddress } from '../mysql-address.js';
import { BOOK_KEEPING, type DatabaseTools, DumpFailed, type Loaded } from './tools.js';
import { underOtherNames } from './under-other-names.js';

/**
 * In one transaction, so that whoever works is not held up; a dump that breaks off ends with an error. What only MySQL's own
 * program knows is `loose`: MariaDB's warns of it and goes on.
 */
const DUMP = [
  '--single-transaction',
  '--quick',
  '--skip-lock-tables',
  '--no-tablespaces',
  '--hex-blob',
  '--default-character-set=utf8mb4',
  // Else the copy sets what the server it goes to has replicated so far, which that refuses or must not be told.
  '--loose-set-gtid-purged=OFF',
  // Asked of a server that has none, the program gives up.
  '--loose-column-statistics=0',
];
/** What is loaded, and what was there before, until the one has taken the other's place. */
const [COMING, GOING] = ['restored_', 'before_'];

/** Of MySQL and MariaDB, by the server's own programs. @param url - `mysql://…` or `mariadb://…` */
export function mysqlTools(url: string): DatabaseTools {
  const { host, port, user, password, database, ca } = mysqlAddress(url);
  const where = [`--host=${host}`, `--port=${String(port)}`, `--user=${user}`, ...encryption(ca?.path ?? null)];
  // Not among the arguments, which every user of the machine can see.
  const env = { ...process.env, MYSQL_PWD: password };
  const query = async (sql: readonly string[]): Promise<unknown[]> => {
    const connection = await createConnection({ host, port, user, password, database, ...(ca === null ? {} : { ssl: ca.ssl }) });
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
  const drop = async (which: (name: string) => boolean): Promise<void> => {
    await query((await tables()).filter(which).map((name) => `DROP TABLE \`${name}\``));
  };
  const loadBeside = async (from: string): Promise<void> => {
    const child = spawn(program('mariadb', 'mysql'), ['--default-character-set=utf8mb4', ...where, database], {
      env,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const ended = endOf(child.stderr, child);
    const renamed = (dump: AsyncIterable<Buffer>): AsyncIterable<Buffer> => underOtherNames(dump, COMING);
    const sent = pipeline(createReadStream(from), createGunzip(), renamed, child.stdin);
    // A program that gives up closes its end first: what it says is worth more than that.
    await Promise.all([ended, sent.catch(() => ended)]);
    await sent;
  };
  /** One statement: all of them have changed their names, or none. */
  const changeOver = async (): Promise<Loaded> => {
    const [all, coming] = [(await tables()).filter((name) => !isAside(name)), (await tables()).filter(isComing)];
    if (coming.length === 0) throw new DumpFailed('failed', 'the copy has no table');
    const came = coming.map((name) => name.slice(COMING.length));
    await query([rename([...all.map((name) => [name, GOING + name]), ...came.map((name) => [COMING + name, name])])]);
    return {
      keep: () => drop(isGoing),
      undo: async () => {
        const now = (await tables()).filter((name) => !isAside(name));
        const back = [...now.map((name) => [name, COMING + name]), ...all.map((name) => [GOING + name, name])];
        await query([rename(back)]);
        await drop(isComing);
      },
    };
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
    isEmpty: async () => (await tables()).every((name) => BOOK_KEEPING.has(name) || isComing(name)),
    isInUse: async () => {
      const [others] = await query([
        'SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID()',
      ]);
      return Array.isArray(others) && others.length > 0;
    },
    load: async (from) => {
      // Of a restore that was ended in the middle.
      await drop(isAside);
      try {
        await loadBeside(from);
        return await changeOver();
      } catch (error) {
        await drop(isComing);
        throw error;
      }
    },
  };
}

const isComing = (name: string): boolean => name.startsWith(COMING);
const isGoing = (name: string): boolean => name.startsWith(GOING);
const isAside = (name: string): boolean => isComing(name) || isGoing(name);

function rename(pairs: readonly (readonly string[])[]): string {
  return `RENAME TABLE ${pairs.map(([from = '', to = '']) => `\`${from}\` TO \`${to}\``).join(', ')}`;
}

/**
 * As the bot itself: encrypted and with the server's name checked where a certificate is given, else without asking for
 * either, which newer programs do by themselves. The two makers' words for it differ.
 */
function encryption(ca: string | null): string[] {
  return ca === null
    ? ['--loose-skip-ssl-verify-server-cert']
    : [`--ssl-ca=${ca}`, '--loose-ssl-verify-server-cert', '--loose-ssl-mode=VERIFY_IDENTITY'];
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
