import type { Deps } from '../../handlers/context.js';

/** Tells the administrators once of all messages that were given up together. */
export async function reportDead(deps: Deps, ids: readonly number[]): Promise<void> {
  deps.log.warn({ rows: ids }, 'messages wait for an administrator');
}
