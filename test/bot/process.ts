import { type ChildProcess, spawn } from 'node:child_process';

/** A process of the bot, with what it said so far. */
export interface Process {
  readonly child: ChildProcess;
  readonly said: { readonly out: string; readonly err: string };
  /** Resolves with its exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** For what a process does in its own time. */
export const patience = { timeout: 30_000, interval: 100 };

/** What `npm start` runs; it takes any free port. Whoever starts it ends it. */
export function startProcess(env: Readonly<Record<string, string>>): Process {
  const child = spawn(process.execPath, ['bot/start/run.js', 'bot/main.ts'], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, said, ended };
}
