import { deadLetters } from '../../cards/dead-letters.js';
import type { Deps } from '../../handlers/context.js';
import { tell } from '../../handlers/core/tell.js';
import { deadLettersCard } from '../../handlers/present/dead-letters.js';
import { scopeOf } from '../../handlers/scope.js';

/** Tells the administrators, once for all messages that were given up together. A report that is given up itself is not reported. */
export async function reportDead(deps: Deps, ids: readonly number[]): Promise<void> {
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    let worth = false;
    for (const id of ids) {
      const row = await tx.outbox.get(id);
      const cardMessageId = row?.cardMessageId ?? null;
      const shown = cardMessageId === null ? null : await tx.cardMessages.get(cardMessageId);
      worth ||= shown?.card !== deadLetters.id;
    }
    if (!worth) return;
    const card = await deadLettersCard(scope);
    await tell(scope, await tx.staff.admins(), { card: deadLetters.id }, () => card);
  });
}
