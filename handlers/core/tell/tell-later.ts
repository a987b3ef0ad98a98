import { type Aftermath, parseAftermath } from '../../../entities/aftermath.js';
import type { Telling } from '../../../entities/telling.entity.js';
import type { Deps, Scope } from '../../context.js';
import { scopeAt } from '../../scope.js';
import { traced } from '../../trace.js';
import { announce } from './announce.js';
import { loadCase } from '../case/case.js';

/** So long what a process decided is its own to tell: it does so within milliseconds, unless it died. */
const OWN_MS = 5000;

/**
 * Notes, in the unit of work that decides, what is to be told. Who presses a button does not wait until the cards of a
 * dozen others are drawn; and what is committed is told, whatever happens to this process.
 *
 * @param pressed - the message whose answer shows the result already
 */
export async function tellLater(scope: Scope, projectId: number, aftermath: Aftermath, pressed: string | null): Promise<void> {
  if (Object.values(aftermath).every((left) => left.length === 0)) return;
  const { deps, tx, now } = scope;
  await tx.tellings.insert({
    projectId,
    aftermath: JSON.stringify(aftermath),
    pressed,
    trace: deps.trace ?? null,
    at: now,
    owner: deps.owner ?? null,
    nextAt: deps.owner === undefined ? now : now + OWN_MS,
    attempts: 0,
  });
}

/** Tells it, in one unit of work of its own and as of the instant of the decision. False when another process did. */
export function tellNow(parts: Deps, { id, projectId, aftermath, pressed, trace, at }: Telling): Promise<boolean> {
  const deps = trace === null ? parts : traced(parts, trace);
  return deps.db.tx(async (tx) => {
    if (!(await tx.tellings.take(id))) return false;
    const scope = scopeAt(deps, tx, at);
    await announce(scope, await loadCase(scope, projectId), parseAftermath(aftermath), pressed);
    return true;
  });
}
