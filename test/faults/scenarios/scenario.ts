import type { Chance } from '../kit/random.js';
import { openRig, type Rig, type RigOptions } from '../kit/rig.js';

/** What was to go wrong did not: the run says nothing about what holds, either way. */
export class Void {
  constructor(
    readonly why: string,
    /** Another seed may do better; false where this machine cannot do it at all. */
    readonly isLuck = true,
  ) {}
}

/** What a run shows: every breach of what must hold, none where it held; or nothing. */
export type Showing = readonly string[] | Void;

/** One way in which things go wrong. */
export interface Scenario {
  /** Kebab case; what `npm run faults -- <id>` takes. */
  readonly id: string;
  readonly on: readonly ('SQLite' | 'MariaDB')[];
  /**
   * Lets it happen and tells what it shows.
   *
   * @param databaseUrl - an empty database of this run's own
   */
  readonly run: (chance: Chance, databaseUrl: string) => Promise<Showing>;
}

/** A breach counts whatever led to it; that there is none counts only where something went wrong. */
export function provided(wentWrong: boolean, broken: readonly string[], why: string): Showing {
  return wentWrong || broken.length > 0 ? broken : new Void(why);
}

/** Opens a rig for the work and closes it; what the bots said is added to the breaches. */
export async function withRig(options: RigOptions, work: (rig: Rig) => Promise<Showing>): Promise<Showing> {
  const rig = await openRig(options);
  try {
    const shown = await work(rig);
    if (shown instanceof Void || shown.length === 0) return shown;
    return [...shown, `the bots said last:\n${(await rig.log()).slice(-4000)}`];
  } finally {
    await rig.close();
  }
}
