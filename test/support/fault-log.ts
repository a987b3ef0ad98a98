import { createLog, type Log } from '../../bot/log.js';

const ERROR = 50;

/** A log that keeps the errors: those that nobody reads with `faults()` are left over in `unexpected()`. */
export function faultLog(): {
  readonly log: Log;
  readonly faults: () => readonly Record<string, unknown>[];
  readonly unexpected: () => readonly Record<string, unknown>[];
} {
  const lines: Record<string, unknown>[] = [];
  let read = 0;
  const write = (text: string): void => {
    const line = JSON.parse(text) as Record<string, unknown>;
    if (Number(line['level']) >= ERROR) lines.push(line);
    if (process.env['WORLD_LOG'] !== undefined) process.stderr.write(text);
  };
  return {
    log: createLog('debug', { write }),
    faults: () => {
      read = lines.length;
      return lines;
    },
    unexpected: () => lines.slice(read),
  };
}
