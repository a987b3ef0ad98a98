import { history } from '../../cards/history.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case.js';
import { nameOfDoer } from '../core/doer-name.js';
import { eventFor } from '../core/inner.js';
import { pageOf } from './page-of.js';
import { eventText } from './event-text.js';
import { projectRef } from './views.js';

const PER_PAGE = 15;

/** 办理经过: what was done with a project, the newest first, as its audit trail has it. */
export async function historyCard(scope: Scope, found: Case, viewer: Staff, page: number): Promise<Card> {
  const records = await scope.tx.audit.of(`project:${String(found.project.id)}`);
  const told = records.flatMap(({ at, event }) => {
    const shown = eventFor(found, viewer, event);
    const what = shown === null ? null : eventText(found, shown);
    return what === null ? [] : [{ at, what, byId: event.byId, forId: event.body.forId ?? null }];
  });
  const { items, ...at } = pageOf(told.reverse(), page, PER_PAGE);
  const entries = [];
  for (const { byId, forId, ...entry } of items) entries.push({ ...entry, by: await nameOfDoer(scope, byId, forId) });
  return history.render({ project: projectRef(found), entries, total: told.length, ...at });
}
