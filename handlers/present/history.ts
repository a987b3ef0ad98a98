import { history } from '../../cards/history.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case.js';
import { pageOf } from './page-of.js';
import { eventText } from './event-text.js';
import { projectRef } from './views.js';

const PER_PAGE = 15;

/** 办理经过: what was done with a project, the newest first, as its audit trail has it. */
export async function historyCard({ tx }: Scope, found: Case, page: number): Promise<Card> {
  const records = await tx.audit.of(`project:${String(found.project.id)}`);
  const told = records.flatMap(({ at, event }) => {
    const what = eventText(found, event);
    return what === null ? [] : [{ at, what, byId: event.byId }];
  });
  const names = new Map((await tx.staff.getMany(distinct(told.map(({ byId }) => byId)))).map(({ id, name }) => [id, name]));
  const { items, ...at } = pageOf(told.reverse(), page, PER_PAGE);
  const entries = items.map(({ byId, ...entry }) => ({ ...entry, by: byId === null ? null : (names.get(byId) ?? null) }));
  return history.render({ project: projectRef(found), entries, total: told.length, ...at });
}

function distinct(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
