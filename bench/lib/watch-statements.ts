import Database from 'better-sqlite3';
import mysql from 'mysql2';

/** One statement as it reached the driver. */
export interface Seen {
  readonly sql: string;
  /** Where in this program it came from: the store first, then who called it. */
  readonly from: readonly string[];
}

/** Tells of every statement of this process from now on, by listening at the drivers themselves: nothing above can hide one. */
export function watchStatements(tell: (seen: Seen) => void): void {
  Error.stackTraceLimit = 100;
  const memory = new Database(':memory:');
  const statement = prototypeOf(memory.prepare('SELECT 1'));
  for (const method of ['run', 'all', 'get']) wrap(statement, method, (self) => Reflect.get(self, 'source'));
  wrap(prototypeOf(memory), 'exec', (_, [sql]) => sql);
  memory.close();
  const connection = mysql.Connection.prototype;
  for (const method of ['query', 'execute']) wrap(connection, method, (_, [sql]) => sqlOf(sql));

  function wrap(of: object, method: string, sql: (self: object, values: readonly unknown[]) => unknown): void {
    const own = parseMethod(Reflect.get(of, method));
    if (own === null) return;
    Reflect.set(of, method, function (this: object, ...values: unknown[]): unknown {
      tell({ sql: String(sql(this, values)), from: callers() });
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
const CARRIERS = /^entities\/(?:table|row-shape|unit-session|[a-z]+-session|sqlite-units|mysql-units|db)\.ts$/;

function callers(): string[] {
  const lines = (new Error().stack ?? '').split('\n').flatMap((line) => {
    const [, name, file, at] = OWN.exec(line) ?? [];
    return file === undefined || at === undefined || CARRIERS.test(file) ? [] : [`${file}:${at} ${name ?? ''}`.trim()];
  });
  return lines.slice(0, 5);
}
