import type { Context } from 'koa';
import { navOf } from '../nav.js';
import type { PageView, Visitor } from '../visit.js';
import { renderView } from './view.js';

/** Answers a request with a whole page: head, navigation for whoever is signed on, and what the page shows. */
export function showPage(ctx: Context, visitor: Visitor | null, page: PageView): void {
  const { title, main, trail = [], styles = [], scripts = [], told = null, wide = false, again = null } = page;
  ctx.type = 'html';
  ctx.body = renderView('layout', {
    title,
    main,
    styles,
    scripts,
    told,
    trail,
    wide,
    again,
    nav: visitor === null ? [] : navOf(ctx),
    person: visitor === null ? null : { name: visitor.staff.name, csrf: visitor.csrf },
  });
}

/** A page of one sentence, and what can be done next. */
export interface Message {
  readonly status: number;
  readonly title: string;
  readonly says: string;
  readonly link?: { readonly label: string; readonly href: string };
}

export function showMessage(ctx: Context, visitor: Visitor | null, { status, title, says, link }: Message): void {
  ctx.status = status;
  showPage(ctx, visitor, { title, main: renderView('message', { title, says, link: link ?? null }) });
}
