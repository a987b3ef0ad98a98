import { deadLetters } from '../../cards/dead-letters.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Deps, Scope } from '../../handlers/context.js';
import { concerns } from '../../handlers/core/tell/dead-letters.js';
import { tell } from '../../handlers/core/tell/tell.js';
import { deadLettersCard } from '../../handlers/present/dead-letters.js';
import { scopeOf } from '../../handlers/scope.js';

const DAY_MS = 86_400_000;

/**
 * Tells the administrators, once for all messages that were given up together, each of his jurisdiction's. A report that is
 * given up itself is not reported, and neither is what a platform's own list refuses for the same reason as others of that day: the
 * messages themselves have arrived.
 */
export async function reportDead(deps: Deps, ids: readonly number[]): Promise<void> {
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const worth: Outbox[] = [];
    for (const id of ids) {
      const row = await tx.outbox.get(id);
      const shown = row === null || row.cardMessageId === null ? null : await tx.cardMessages.get(row.cardMessageId);
      if (row !== null && shown?.card !== deadLetters.id && !(await isKnown(scope, row, ids))) worth.push(row);
    }
    for (const admin of await tx.staff.admins()) {
      const his = await Promise.all(worth.map((row) => concerns(scope, row, admin)));
      if (his.includes(true)) await tell(scope, [admin], { card: deadLetters.id }, (person) => deadLettersCard(scope, person));
    }
  });
}

async function isKnown({ tx }: Scope, { topic, lastCode, createdAt }: Outbox, ids: readonly number[]): Promise<boolean> {
  if (topic !== 'entry') return false;
  const others = (await tx.outbox.dead()).filter((one) => one.topic === topic && one.lastCode === lastCode);
  return others.some(({ id, createdAt: at }) => !ids.includes(id) && createdAt - at < DAY_MS);
}
