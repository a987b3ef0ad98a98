/**
 * Loaded into a bot's process before the bot itself (`node --import`). It lets whoever started the process move its clock
 * and end it at a chosen statement, so that the program needs no switch for either. Without messages it changes nothing
 * but what `FAULT_AHEAD_MS` and `FAULT_CRASH` say.
 */
import { EventEmitter } from 'node:events';
import Sqlite from 'better-sqlite3';
import mysql from 'mysql2';
import { type CrashPoint, parseCrash, parseOrder } from './orders.js';

const RealDate = Date;
const realSetTimeout = setTimeout;
let ahead = Number(process.env['FAULT_AHEAD_MS'] ?? 0);
let crash: CrashPoint | null = parseCrash(process.env['FAULT_CRASH']);
let seen = 0;

const now = (): number => RealDate.now() + ahead;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
});

/** What waits for an hour of the clock: fires when the clock has passed it, as it would had the time really gone by. */
const alarms = new Map<NodeJS.Timeout, { readonly at: number; readonly ring: () => void }>();

const moved = (ring: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): NodeJS.Timeout => {
  const timer = realSetTimeout(() => {
    alarms.delete(timer);
    ring(...args);
  }, ms);
  // Only the clock of the jobs: a time limit on work that runs in real time must not end because the clock was moved.
  const ofJobs = (ms ?? 0) > 1000 && new Error().stack?.includes('node-cron') === true;
  if (ofJobs) alarms.set(timer, { at: now() + (ms ?? 0), ring: () => ring(...args) });
  return timer;
};
globalThis.setTimeout = Object.assign(moved, realSetTimeout);

function ringDue(): void {
  for (const [timer, { at, ring }] of alarms) {
    if (at > now()) continue;
    alarms.delete(timer);
    clearTimeout(timer);
    realSetTimeout(ring, 0);
  }
}

/** Ends the process, as a power cut would, or stops it, at the chosen statement; on MySQL several travel together. */
function statement(when: 'before' | 'after', sql: unknown): void {
  if (typeof sql !== 'string') return;
  for (const one of sql.split('; ')) {
    if (crash === null || crash.when !== when || !new RegExp(crash.on).test(one)) continue;
    seen += 1;
    if (seen === crash.nth) process.kill(process.pid, crash.signal ?? 'SIGKILL');
  }
}

type Method = (this: { readonly source?: string }, ...args: unknown[]) => unknown;

function around(prototype: Record<string, Method>, name: string, make: (real: Method) => Method): void {
  const real = prototype[name];
  if (real === undefined) throw new Error(`the driver has no ${name}`);
  prototype[name] = make(real);
}

const sample = new Sqlite(':memory:');
const statements = Object.getPrototypeOf(sample.prepare('SELECT 1')) as Record<string, Method>;
sample.close();
for (const name of ['run', 'get', 'all']) {
  around(statements, name, (real) => {
    return function (...args) {
      statement('before', this.source);
      const result = real.apply(this, args);
      statement('after', this.source);
      return result;
    };
  });
}

const connections = Object.getPrototypeOf(mysql.Connection.prototype) as Record<string, Method>;
for (const name of ['query', 'execute']) {
  around(connections, name, (real) => {
    return function (...args) {
      const [first] = args;
      const sql = typeof first === 'object' && first !== null && 'sql' in first ? first.sql : first;
      statement('before', sql);
      const last = args.at(-1);
      if (typeof last !== 'function') {
        const query = real.apply(this, args);
        if (query instanceof EventEmitter) query.once('end', () => statement('after', sql));
        return query;
      }
      const answered = (...results: unknown[]): unknown => {
        statement('after', sql);
        return (last as (...given: unknown[]) => unknown)(...results);
      };
      return real.apply(this, [...args.slice(0, -1), answered]);
    };
  });
}

process.on('message', (message) => {
  const order = parseOrder(message);
  if (order.kind === 'crash') [crash, seen] = [order.point, 0];
  if (order.kind === 'clock') {
    ahead = order.aheadMs;
    if (order.passing) ringDue();
  }
  process.send?.({ done: order.id });
});
process.channel?.unref();
