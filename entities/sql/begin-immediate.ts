import { setTimeout as delay } from 'node:timers/promises';
import { isRetryable } from '../db-errors.js';

const ATTEMPTS = 100;
const WAIT_MS = 50;

/**
 * Begins a transaction on SQLite with the write lock, waiting (5 s on average) for another program that has it: one that has read
 * before it takes the lock is refused at once where somebody wrote meanwhile.
 */
export async function beginImmediate(run: (sql: string) => Promise<unknown>, random: () => number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isRetryable(error) || attempt === ATTEMPTS) throw error;
      await delay(WAIT_MS * (0.5 + random()));
    }
  }
}
