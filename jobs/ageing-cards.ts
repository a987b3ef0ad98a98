import type { CardMessage } from '../entities/card-message.entity.js';
import type { Deps } from '../handlers/context.js';
import { groupBy } from '../handlers/core/group-by.js';
import { renewCards } from '../handlers/deeds/renew-cards.js';
import { scopeOf } from '../handlers/scope.js';
import { addDays, civilDate, instantOf } from '../workflow/time/civil.js';
import { mayRemind } from '../workflow/time/quiet.js';
import { forEach, together } from './each.js';
import type { Job, Outcome } from './job.js';

/** So many in one run: the next one goes on. */
const FOUND = 500;

/** Renews cards of open tasks before their platform stops their buttons: those that it would stop until the next working day is over. */
export const ageingCards: Job = {
  id: 'ageing-cards',
  cron: '12-27/5,42-57/5 8-17 * * *',
  run: async (deps) => {
    const calendar = deps.calendar();
    if (!mayRemind(deps.now(), calendar)) return;
    const done: Outcome[] = [];
    for (const { platform, can } of deps.transports.values()) {
      if (can.cardDays === null) continue;
      const end = addDays(calendar.addWorkdays(civilDate(deps.now()), 1), 1 - can.cardDays);
      done.push(await renewOf(deps, platform, instantOf(end, '00:00'), can.cardDays));
    }
    return together(...done);
  },
};

async function renewOf(deps: Deps, platform: string, before: number, days: number): Promise<Outcome> {
  const rows = await deps.db.tx((tx) => tx.cardMessages.sentBefore(platform, 'task', before, FOUND));
  return forEach(
    deps,
    [...groupBy(rows, ({ staffId }) => staffId ?? 0)],
    ([staff, cards]: readonly [number, readonly CardMessage[]]) => ({ staff, cards: cards.length }),
    ([staff, cards]) => deps.db.tx((tx) => renewCards(scopeOf(deps, tx), staff, cards, days)),
  );
}
