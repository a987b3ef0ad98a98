import { NOBODY_YET } from '../../cards/kit/people.js';
import type { Card } from '../../cards/kit/tree.js';
import { watchers } from '../../cards/watchers.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';
import { personOptions, type Picked } from '../core/people/pick-people.js';
import { mayAddWatchers, watcherCandidates, watchersOf } from '../core/rights/watchers.js';
import { projectRef } from './views.js';

/** 抄送 of a project; `picked` is what came back with something missing. */
export async function watchersCard(scope: Scope, found: Case, viewer: Staff, picked: Picked | null = null): Promise<Card> {
  const mayAdd = mayAddWatchers(viewer, found);
  const people = await watchersOf(scope, found.project);
  const units = new Map((await scope.tx.units.getMany(people.map(({ unitId }) => unitId))).map(({ id, name }) => [id, name]));
  return watchers.render({
    project: projectRef(found),
    watchers: people.map(({ id, name, unitId }) => ({
      id,
      name,
      unit: units.get(unitId) ?? '',
      drops: mayAdd || id === viewer.id,
    })),
    people: mayAdd ? await personOptions(scope, await watcherCandidates(scope, found, viewer)) : [],
    mayAdd,
    typed: picked?.typed ?? NOBODY_YET,
    faults: [...(picked?.faults ?? [])],
    step: Math.floor(scope.now / 1000) % 1_000_000,
  });
}
