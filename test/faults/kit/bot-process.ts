import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CrashPoint, NewOrder } from './orders.js';

const PRELOAD = fileURLToPath(new URL('preload.ts', import.meta.url));
const READY_MS = 60_000;
const ORDER_MS = 10_000;

/** One real process of the bot, as `npm start` runs it. */
export interface BotProcess {
  readonly name: string;
  /** Null until it listens. */
  address(): string | null;
  alive(): boolean;
  /** It stands still (SIGSTOP). */
  standsStill(): boolean;
  /** It goes on. */
  goOn(): void;
  /** Resolves with its address once it listens. Rejects with what it said when it ends before. */
  ready(): Promise<string>;
  /** Resolves with its exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it at once, whatever it does. */
  kill(): Promise<void>;
  /** Asks it to stop; resolves with its exit code. */
  stop(): Promise<number | null>;
  crashAt(point: CrashPoint | null): Promise<void>;
  setClock(aheadMs: number, passing: boolean): Promise<void>;
}

/** @param log - a file that takes what it says */
export function startBot(name: string, env: Readonly<Record<string, string>>, log: string): BotProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', PRELOAD, 'bot/main.ts'], {
    env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines = createWriteStream(log, { flags: 'a' });
  let [said, address] = ['', null as string | null];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      lines.write(bytes);
      const heard = said + bytes.toString();
      // In all of it: under load a start and much of what follows may come at once.
      address ??= /已启动：(http:\/\/\S+?)（/.exec(heard)?.[1] ?? null;
      said = heard.slice(-4000);
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  void ended.then(() => lines.end());
  const gone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const tell = orders(child, gone);
  return {
    name,
    address: () => (gone() ? null : address),
    alive: () => !gone(),
    standsStill: () => !gone() && /\) T /.test(readFileSync(`/proc/${child.pid}/stat`, 'utf8')),
    goOn: () => void child.kill('SIGCONT'),
    ready: async () => {
      for (let waited = 0; waited < READY_MS; waited += 20) {
        if (gone()) throw new Error(`${name} ended before it was ready: ${said}`);
        if (address !== null) return address;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`${name} is not ready after ${READY_MS} ms: ${said}`);
    },
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    crashAt: (point) => tell({ kind: 'crash', point }),
    setClock: (aheadMs, passing) => tell({ kind: 'clock', aheadMs, passing }),
  };
}

/** Resolves when the process has done what it was told, or is gone. */
function orders(child: ChildProcess, gone: () => boolean): (order: NewOrder) => Promise<void> {
  const waiting = new Map<number, () => void>();
  const release = (): void => waiting.forEach((done) => done());
  child.on('message', (answer: { readonly done: number }) => waiting.get(answer.done)?.());
  child.once('exit', release).on('error', release);
  let id = 0;
  return (order) =>
    new Promise((resolve) => {
      id += 1;
      const own = id;
      const timer = setTimeout(() => finish(), ORDER_MS);
      const finish = (): void => {
        clearTimeout(timer);
        waiting.delete(own);
        resolve();
      };
      waiting.set(own, finish);
      if (gone() || !child.connected) finish();
      else child.send({ ...order, id: own }, (error) => (error === null ? undefined : finish()));
    });
}
