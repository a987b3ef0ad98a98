import { type Scenario, type Showing, Void } from '../scenarios/scenario.js';
import { chance } from './random.js';

/** A run that shows nothing is tried with so many seeds in all, each made from the first. */
export const TRIES = 4;

export interface Stage {
  readonly database: 'SQLite' | 'MariaDB';
  /** Makes an empty database, hands its address to the work, and takes it away again. */
  readonly withDatabase: <T>(work: (url: string) => Promise<T>) => Promise<T>;
  readonly say: (line: string) => void;
}

/** What became of a scenario; `passed over`: this machine cannot do it. */
export type Verdict = 'held' | 'broke' | 'passed over';

/** Runs one scenario until it shows something, and tells what came of each run. What shows nothing with any seed is broken itself. */
export async function play({ id, run }: Scenario, seed: number, { database, withDatabase, say }: Stage): Promise<Verdict> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const own = seedOf(seed, tries);
    const began = Date.now();
    const shown = await withDatabase((url) => run(chance(own), url)).catch(thrown);
    const tell = (what: string): void =>
      say(`${what.padEnd(5)} ${id} on ${database}, seed ${own}, ${Math.round((Date.now() - began) / 1000)} s`);
    if (shown instanceof Void) {
      tell(shown.isLuck ? 'void' : 'passed over');
      say(`      ${shown.why}`);
      if (!shown.isLuck) return 'passed over';
      continue;
    }
    tell(shown.length === 0 ? 'held' : 'BROKE');
    if (shown.length === 0) return 'held';
    for (const breach of shown) say(`      ${breach}`);
    say(`      again: SEED=${own} ON=${database} npm run faults -- ${id}`);
    return 'broke';
  }
  say(`BROKE ${id} on ${database}: ${TRIES} runs from seed ${seed} showed nothing`);
  return 'broke';
}

/** The first as it was given, so that a failure comes once more by it. */
function seedOf(seed: number, tries: number): number {
  return tries === 0 ? seed : chance(seed).fork(`try ${tries}`).between(0, 0xffff_ffff);
}

function thrown(error: unknown): Showing {
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
