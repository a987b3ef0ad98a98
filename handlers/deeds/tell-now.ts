import { parseAftermath } from '../../entities/aftermath.js';
import type { Telling } from '../../entities/telling.entity.js';
import type { Deps } from '../context.js';
import { scopeAt } from '../scope.js';
import { traced } from '../trace.js';
import { announce } from './announce.js';
import { loadCase } from '../core/case/case.js';

/** Tells what `tellLater` noted, in one unit of work of its own and as of the instant of the decision. False when another process did. */
export function tellNow(parts: Deps, { id, projectId, aftermath, pressed, trace, at }: Telling): Promise<boolean> {
  const deps = trace === null ? parts : traced(parts, trace);
  return deps.db.tx(async (tx) => {
    if (!(await tx.tellings.take(id))) return false;
    const scope = scopeAt(deps, tx, at);
    await announce(scope, await loadCase(scope, projectId), parseAftermath(aftermath), pressed);
    return true;
  });
}
