import { timingSafeEqual } from 'node:crypto';
import type { RouterContext, RouterMiddleware } from '@koa/router';
import { showPage } from '../render/page.js';
import { renderView } from '../render/view.js';
import type { PagesParts, Visit, Visitor } from '../visit.js';
import { sessionCookie } from './cookie.js';
import { findVisitor } from './sessions.js';

/** A page for somebody who is signed on. Everybody else is sent to sign on, and comes back afterwards. */
export function signedOn(parts: PagesParts, work: (visit: Visit) => Promise<void>): RouterMiddleware {
  return async (ctx) => {
    const visitor = await visitorOf(parts, ctx);
    if (visitor === null) return ctx.redirect(`/pages/sign-on?to=${encodeURIComponent(ctx.originalUrl)}`);
    ctx.set('cache-control', 'no-store');
    await work({ ctx, parts, visitor });
  };
}

/**
 * A change that somebody who is signed on asks for. The token of his session must come with it, as the field `csrf` or the header
 * `x-csrf-token`; without it nothing is done, and what he typed can be sent again from the page he came from.
 */
export function signedOnChange(parts: PagesParts, work: (visit: Visit) => Promise<void>): RouterMiddleware {
  return async (ctx) => {
    const visitor = await visitorOf(parts, ctx);
    if (visitor === null) return refuse(ctx, 401, '登录已过期。请重新登录，再打开这一页；已保存的内容都在。');
    if (!sameToken(visitor.csrf, sentToken(ctx))) {
      return refuse(ctx, 403, '这一页已经过期，没有做任何改动。请返回上一页，刷新后再试。');
    }
    ctx.set('cache-control', 'no-store');
    await work({ ctx, parts, visitor });
  };
}

async function visitorOf(parts: PagesParts, ctx: RouterContext): Promise<Visitor | null> {
  const token = sessionCookie(ctx);
  return token === undefined ? null : findVisitor(parts, token);
}

function sentToken(ctx: RouterContext): string {
  const body: unknown = ctx.request.body;
  const field = typeof body === 'object' && body !== null && 'csrf' in body ? body.csrf : undefined;
  return typeof field === 'string' ? field : ctx.get('x-csrf-token');
}

function sameToken(expected: string, sent: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(sent)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuse(ctx: RouterContext, status: number, says: string): void {
  ctx.status = status;
  showPage(ctx, null, { title: '没有办成', main: renderView('message', { says }) });
}
