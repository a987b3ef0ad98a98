import { fsyncMs } from './machine.js';
import { spread, table } from './numbers.js';

/** One thing that was measured, with what it must not exceed, or must reach. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly taken: readonly number[];
  /** `<= 10`, `>= 10000`; null where there is no bar. */
  readonly bar: string | null;
  readonly digits?: number;
}

/** Takes the time of `work` so many times, in ms, after `warm` times that do not count. */
export async function timed(rounds: number, work: () => unknown, warm = 3): Promise<number[]> {
  for (let no = 0; no < warm; no += 1) await work();
  const taken: number[] = [];
  for (let no = 0; no < rounds; no += 1) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return taken;
}

/** Prints figures beside their bars, and the time of a flush beside both. */
export function printFigures(about: string, figures: readonly Figure[]): void {
  console.log(`\n${about}; fsync p50 ${fsyncMs().toFixed(2)} ms\n`);
  const rows = figures.map(({ what, unit, taken, bar, digits = 2 }) => [
    what,
    `${spread(taken, digits)} ${unit}`,
    bar === null ? '—' : `${bar} ${unit}`,
  ]);
  console.log(table(['what', 'median [min..max]', 'bar'], rows));
}
