import type { RouterContext } from '@koa/router';
import type { PageView, Visitor } from '../visit.js';
import { renderView } from './view.js';

/** Answers a request with a whole page: head, navigation for whoever is signed on, and what the page shows. */
export function showPage(ctx: RouterContext, visitor: Visitor | null, { title, main }: PageView): void {
  ctx.type = 'html';
  ctx.body = renderView('layout', {
    title,
    main,
    person: visitor === null ? null : { name: visitor.staff.name, csrf: visitor.csrf },
    path: ctx.path,
  });
}
