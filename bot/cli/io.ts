import type { Clock } from '../clock.js';

/** What a verb may touch of the process; a test brings its own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

/** The verb cannot be done or what it asks for does not exist: exit code 1. The message is for the operator. */
export class CliRefused extends Error {}

/** The command line itself is wrong: exit code 2. */
export class WrongUse extends Error {}

/** One line of text, or JSON for another program. */
export function print(io: Io, json: boolean, value: unknown, lines: readonly string[]): void {
  io.out(json ? JSON.stringify(value, null, 2) : lines.join('\n'));
}
