import { type Aftermath, isNone } from '../../../entities/aftermath.js';
import type { Scope } from '../../context.js';

/** So long what a process decided is its own to tell: it does so within milliseconds, unless it died. */
const OWN_MS = 5000;

/**
 * Notes, in the unit of work that decides, what is to be told. Who presses a button does not wait until the cards of a
 * dozen others are drawn; and what is committed is told, whatever happens to this process.
 *
 * @param pressed - the message whose answer shows the result already
 */
export async function tellLater(scope: Scope, projectId: number, aftermath: Aftermath, pressed: string | null): Promise<void> {
  if (isNone(aftermath)) return;
  const { deps, tx, now } = scope;
  await tx.tellings.insert({
    projectId,
    aftermath: JSON.stringify(aftermath),
    pressed,
    trace: deps.trace,
    at: now,
    owner: deps.owner ?? null,
    nextAt: deps.owner === undefined ? now : now + OWN_MS,
    attempts: 0,
  });
}
