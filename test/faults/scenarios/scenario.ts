import type { Chance } from '../kit/random.js';
import { openRig, type Rig, type RigOptions } from '../kit/rig.js';

/** One way in which things go wrong. */
export interface Scenario {
  /** Kebab case; what `npm run faults -- <id>` takes. */
  readonly id: string;
  readonly on: readonly ('SQLite' | 'MariaDB')[];
  /**
   * Lets it happen and returns every breach of what must hold.
   *
   * @param databaseUrl - an empty database of this run's own
   */
  readonly run: (chance: Chance, databaseUrl: string) => Promise<readonly string[]>;
}

/** Opens a rig for the work and closes it; what the bots said is added to the breaches. */
export async function withRig(options: RigOptions, work: (rig: Rig) => Promise<readonly string[]>): Promise<readonly string[]> {
  const rig = await openRig(options);
  try {
    const broken = await work(rig);
    return broken.length === 0 ? [] : [...broken, `the bots said last:\n${(await rig.log()).slice(-4000)}`];
  } finally {
    await rig.close();
  }
}
