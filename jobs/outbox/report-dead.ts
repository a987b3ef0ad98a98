import { deadLetters } from '../../cards/dead-letters.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Deps } from '../../handlers/context.js';
import { concerns } from '../../handlers/core/dead-letters.js';
import { tell } from '../../handlers/core/tell.js';
import { deadLettersCard } from '../../handlers/present/dead-letters.js';
import { scopeOf } from '../../handlers/scope.js';

/**
 * Tells the administrators, once for all messages that were given up together, each of his jurisdiction's. A report that is
 * given up itself is not reported.
 */
export async function reportDead(deps: Deps, ids: readonly number[]): Promise<void> {
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const worth: Outbox[] = [];
    for (const id of ids) {
      const row = await tx.outbox.get(id);
      const shown = row === null || row.cardMessageId === null ? null : await tx.cardMessages.get(row.cardMessageId);
      if (row !== null && shown?.card !== deadLetters.id) worth.push(row);
    }
    for (const admin of await tx.staff.admins()) {
      const his = await Promise.all(worth.map((row) => concerns(scope, row, admin)));
      if (his.includes(true)) await tell(scope, [admin], { card: deadLetters.id }, (person) => deadLettersCard(scope, person));
    }
  });
}
