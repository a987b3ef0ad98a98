import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Longer than what holds others up on a loaded machine, and a quarter of what the making of 10 000 rows takes on a quiet one. */
export const PAUSE_MS = 600;

/** How long at most nobody else was answered while something was done, on a look every five milliseconds. */
export async function longestPause<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  // What comes before its first look is not seen.
  delay.enable();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const value = await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  const ms = delay.max / 1e6;
  if (process.env['SAY_TIMES'] !== undefined) process.stderr.write(`longest pause ${ms.toFixed(0)} ms\n`);
  return { ms, value };
}
