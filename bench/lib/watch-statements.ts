import Database from 'better-sqlite3';
import mysql from 'mysql2';
import { MysqlSession } from '../../entities/sql/mysql-session.js';

/** One statement as it reached the driver. */
export interface Seen {
  readonly sql: string;
  /** Where in this program it came from: the store first, then who called it. */
  readonly from: readonly string[];
  /** On MySQL a round trip: what was asked for since the last one travels in it, with what begins and ends the unit. */
  readonly isTrip: boolean;
}

/**
 * Tells of every statement of this process from now on, by listening at the drivers themselves: nothing above can hide one. On MySQL
 * several travel together, so that each is told when its unit asks for it, and each round trip when the driver makes it.
 */
export function watchStatements(tell: (seen: Seen) => void): void {
  Error.stackTraceLimit = 100;
  const memory = new Database(':memory:');
  const statement = prototypeOf(memory.prepare('SELECT 1'));
  for (const method of ['run', 'all', 'get']) wrap(statement, method, (self) => Reflect.get(self, 'source'));
  wrap(prototypeOf(memory), 'exec', (_, [sql]) => sql);
  memory.close();
  for (const method of ['select', 'run']) wrap(MysqlSession.prototype, method, (_, [sql]) => sql);
  for (const method of ['query', 'execute']) wrap(mysql.Connection.prototype, method, (_, [sql]) => sqlOf(sql), true);

  function wrap(of: object, method: string, sql: (self: object, values: readonly unknown[]) => unknown, isTrip = false): void {
    const own = parseMethod(Reflect.get(of, method));
    if (own === null) return;
    Reflect.set(of, method, function (this: object, ...values: unknown[]): unknown {
      tell({ sql: String(sql(this, values)), from: callers(), isTrip });
      return Reflect.apply(own, this, values);
    });
  }
}

function parseMethod(of: unknown): ((...values: unknown[]) => unknown) | null {
  return typeof of === 'function' ? (of as (...values: unknown[]) => unknown) : null;
}

function prototypeOf(of: object): object {
  return Object.getPrototypeOf(of) as object;
}

function sqlOf(given: unknown): unknown {
  return typeof given === 'object' && given !== null && 'sql' in given ? given.sql : given;
}

const OWN = /at (?:async )?(?:(\S+(?: \[as \S+\])?) \()?\S*\/((?:entities|handlers|jobs|bot|pages)\/[^):]+):(\d+)/;
/** What carries every statement, and says nothing of its reason. */
const CARRIERS = /^entities\/(?:table|row-shape|unit-session|[a-z]+-session|mysql-line|sqlite-units|mysql-units|db)\.ts$/;

function callers(): string[] {
  const lines = (new Error().stack ?? '').split('\n').flatMap((line) => {
    const [, name, file, at] = OWN.exec(line) ?? [];
    return file === undefined || at === undefined || CARRIERS.test(file) ? [] : [`${file}:${at} ${name ?? ''}`.trim()];
  });
  return lines.slice(0, 5);
}
