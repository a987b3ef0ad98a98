import type { Scope } from '../../../handlers/context.js';
import { overviewFor } from '../../../handlers/board/reader.js';
import { scopeOf } from '../../../handlers/scope.js';
import type { Policy } from '../../../policies/schema/index.js';
import { Refused, refusalSentence } from '../../../workflow/refusals.js';
import { showMessage, showPage } from '../../render/page.js';
import { renderView } from '../../render/view.js';
import type { Visit } from '../../visit.js';
import { toldOn } from '../act.js';

/**
 * Reads in one unit of work what an overview is made of, for whoever may see it. Null, and the answer says why, for everybody
 * else. Only rows are read in there: whatever is counted and rendered is done afterwards, so that nobody waits for it.
 */
export async function readForOffice<T>(visit: Visit, read: (scope: Scope, policy: Policy) => Promise<T>): Promise<T | null> {
  const { deps } = visit.parts;
  try {
    return await deps.db.tx((tx) => {
      const scope = scopeOf(deps, tx);
      return read(scope, overviewFor(scope, visit.visitor.staff));
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const link = { label: '回到首页', href: '/pages/' };
    showMessage(visit.ctx, visit.visitor, { status: 403, title: '您不能查看这一页', says: refusalSentence(error.refusal), link });
    return null;
  }
}

/** The pages of the board, in order. */
const TABS = [
  ['/pages/board', '看板'],
  ['/pages/board/late', '逾期'],
  ['/pages/board/load', '工作量'],
  ['/pages/board/statistics', '统计'],
  ['/pages/board/export', '导出'],
] as const;

/** A page of the board, under its tabs. `view` is one of `pages/views`. */
export async function showBoard(
  visit: Visit,
  at: (typeof TABS)[number][0],
  view: string,
  data: object,
  title?: string,
): Promise<void> {
  const { ctx, visitor } = visit;
  const told = (await toldOn(visit))?.toast ?? null;
  const tabs = TABS.map(([href, label]) => ({ href, label, current: href === at }));
  const name = title ?? tabs.find(({ current }) => current)?.label ?? '看板';
  const main = renderView('board-page', { tabs, main: renderView(view, data) });
  showPage(ctx, visitor, { title: name, main, styles: ['board'], told, wide: true });
}
