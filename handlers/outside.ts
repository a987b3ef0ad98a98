import type { Context, Deps } from './context.js';
import type { Reply } from './reply.js';

type Work = (context: Context) => Promise<Reply>;

/**
 * Thrown by a handler that finds heavy work to do (opening or making a large file), which must not hold up the database.
 * Nothing is written; the work is done outside, and what it gives is run in a unit of its own, where everything that may
 * have changed is checked again. As nothing was kept before, a message that is delivered again after a crash begins anew.
 */
export class Outside extends Error {
  constructor(readonly prepare: (deps: Deps) => Promise<Work>) {
    super('this has to be prepared outside of the unit of work');
    this.name = 'Outside';
  }
}

/** Runs work in a unit, and what was prepared outside at its wish in a second one. */
export async function withOutside(deps: Deps, unit: (work: Work) => Promise<Reply>, work: Work): Promise<Reply> {
  try {
    return await unit(work);
  } catch (error) {
    if (!(error instanceof Outside)) throw error;
    return unit(await error.prepare(deps));
  }
}
