import type { OwedView } from '../../cards/kit/advice-props.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Deps } from '../../handlers/context.js';
import { withDeputies } from '../../handlers/core/people/deputies.js';
import { owedViews } from '../../handlers/present/advice.js';
import { scopeOf } from '../../handlers/scope.js';
import { civilDate } from '../../workflow/time/civil.js';

/** Somebody who was asked what he thinks on an earlier day and has not answered. */
export interface OwesAdvice {
  readonly owed: OwedView;
  /** He himself, and whoever stands in for him. */
  readonly people: readonly Staff[];
}

/** What was asked today was told today: it is reminded of from the next day on, until it is answered. */
export async function findAdvice(deps: Deps): Promise<OwesAdvice[]> {
  const asked = await deps.db.tx((tx) => tx.advice.outstanding());
  const found: OwesAdvice[] = [];
  for (const askedId of new Set(asked.map((advice) => advice.askedId))) {
    const one = await deps.db.tx(async (tx) => {
      const scope = scopeOf(deps, tx);
      const person = await tx.staff.get(askedId);
      if (person?.active !== true) return [];
      const owed = (await owedViews(scope, person)).filter(({ at }) => civilDate(at) < scope.today);
      const people = await withDeputies(scope, [person]);
      return owed.map((view) => ({ owed: view, people }));
    });
    found.push(...one);
  }
  return found;
}
