import { history } from '../../cards/history.js';
import type { Card } from '../../cards/kit/tree.js';
import type { AuditEvent } from '../../entities/audit/audit-event.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';
import { nameOfDoer } from '../core/people/doer-name.js';
import { eventFor } from '../core/rights/inner.js';
import { namedNow } from '../core/people/masked-names.js';
import { pageOf } from './page-of.js';
import { eventText } from './event-text.js';
import { projectRef } from './views.js';

const PER_PAGE = 15;

/** An event of a project as somebody may read it. */
export interface ToldEvent {
  readonly at: number;
  readonly what: string;
  readonly event: AuditEvent;
}

/** What was done with a project as far as the viewer may read it, older first. */
export async function toldEvents(scope: Scope, found: Case, viewer: Staff): Promise<ToldEvent[]> {
  const records = await namedNow(scope, await scope.tx.audit.of(`project:${String(found.project.id)}`));
  const sent = await scope.tx.materials.history(found.project.id);
  return records.flatMap(({ at, event }) => {
    const shown = eventFor(found, viewer, event, sent);
    const what = shown === null ? null : eventText(found, shown, at);
    return what === null ? [] : [{ at, what, event }];
  });
}

/** 办理经过: what was done with a project, the newest first, as its audit trail has it. */
export async function historyCard(scope: Scope, found: Case, viewer: Staff, page: number): Promise<Card> {
  const told = await toldEvents(scope, found, viewer);
  const { items, ...at } = pageOf(told.reverse(), page, PER_PAGE);
  const entries = [];
  for (const { event, ...entry } of items) {
    entries.push({ ...entry, by: await nameOfDoer(scope, event.byId, event.body.forId ?? null) });
  }
  return history.render({ project: projectRef(found), entries, total: told.length, ...at });
}
