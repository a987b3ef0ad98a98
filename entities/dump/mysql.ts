import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { mysqlAddress } from '../sql/mysql-address.js';
import { askMysql, tablesOf } from './ask-mysql.js';
import { COMING, GOING, GONE } from './aside.js';
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
/** Of MySQL and MariaDB, by the server's own programs. @param url - `mysql://…` or `mariadb://…` */
export function mysqlTools(url: string): DatabaseTools {
  const address = mysqlAddress(url);
  const { host, port, user, password, database, ca } = address;
  const where = [`--host=${host}`, `--port=${String(port)}`, `--user=${user}`, ...encryption(ca?.path ?? null)];
  // Not among the arguments, which every user of the machine can see.
  const env = { ...process.env, MYSQL_PWD: password };
  const query = (...sql: readonly string[]): Promise<unknown[]> => askMysql(address, sql);
  const tables = (): Promise<string[]> => tablesOf(address);
  const drop = async (which: (name: string) => boolean): Promise<void> => {
    await query(...(await tables()).filter(which).map((name) => `DROP TABLE \`${name}\``));
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
    await query(rename([...all.map((name) => [name, GOING + name]), ...coming.map((name) => [name, bare(name, COMING)])]));
    return {
      keep: async () => {
        const going = (await tables()).filter(isGoing);
        if (going.length > 0) await query(rename(going.map((name) => [name, GONE + bare(name, GOING)])));
        // From here on there is no way back; what could not be dropped now is dropped by the next restore.
        await drop(isGone).catch(() => undefined);
      },
      undo: () => (all.length === 0 ? drop((name) => !isAside(name)) : putBack()),
    };
  };
  const putBack = async (): Promise<void> => {
    const [now, going] = [(await tables()).filter((name) => !isAside(name)), (await tables()).filter(isGoing)];
    if (going.length === 0) throw new DumpFailed('failed', 'nothing lies aside that could be put back');
    await query(rename([...now.map((name) => [name, COMING + name]), ...going.map((name) => [name, bare(name, GOING)])]));
    await drop(isComing);
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
    isEmpty: async () => (await tables()).every((name) => BOOK_KEEPING.has(name) || isComing(name) || isGone(name)),
    isInUse: async () => {
      const [others] = await query(
        'SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID()',
      );
      return Array.isArray(others) && others.length > 0;
    },
    putBack,
    load: async (from) => {
      // Of a restore that was ended before or after the change.
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
const isGone = (name: string): boolean => name.startsWith(GONE);
const isAside = (name: string): boolean => isComing(name) || isGoing(name) || isGone(name);
const bare = (name: string, prefix: string): string => name.slice(prefix.length);

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
