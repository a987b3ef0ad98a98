import type { CardMessage } from '../entities/card-message.entity.js';
import type { Deps } from '../handlers/context.js';
import { groupBy } from '../handlers/core/group-by.js';
import { renewCards } from '../handlers/deeds/renew-cards.js';
import { scopeOf } from '../handlers/scope.js';
import { forEach, together } from './each.js';
import type { Job, Outcome } from './job.js';

/** So many in one run: the next one goes on. */
const FOUND = 500;
const DAY_MS = 86_400_000;

/** Renews cards of open tasks on the last day on which their platform lets them be changed, also on one that is not worked: what is told waits for the hours. */
export const ageingCards: Job = {
  id: 'ageing-cards',
  cron: '12,42 * * * *',
  run: async (deps) => {
    const done: Outcome[] = [];
    for (const { platform, can } of deps.transports.values()) {
      if (can.cardDays !== null) done.push(await renewOf(deps, platform, can.cardDays));
    }
    return together(...done);
  },
};

async function renewOf(deps: Deps, platform: string, days: number): Promise<Outcome> {
  const before = deps.now() - (days - 1) * DAY_MS;
  const rows = await deps.db.tx((tx) => tx.cardMessages.sentBefore(platform, 'task', before, FOUND));
  return forEach(
    deps,
    [...groupBy(rows, ({ staffId }) => staffId ?? 0)],
    ([staff, cards]: readonly [number, readonly CardMessage[]]) => ({ staff, cards: cards.length }),
    ([staff, cards]) => deps.db.tx((tx) => renewCards(scopeOf(deps, tx), staff, cards, days)),
  );
}
