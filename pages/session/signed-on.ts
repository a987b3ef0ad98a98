import { timingSafeEqual } from 'node:crypto';
import type { RouterContext, RouterMiddleware } from '@koa/router';
import { HOME } from '../paths.js';
import { showPage } from '../render/page.js';
import { typedIn } from '../render/typed.js';
import { renderView } from '../render/view.js';
import { readBody } from '../request/body.js';
import { cameFrom } from '../request/came-from.js';
import { leftFiles, readMultipart } from '../request/multipart.js';
import { readForm } from '../request/read-form.js';
import { signOnAt } from '../routes/sign-on-paths.js';
import type { PagesParts, Visit, Visitor } from '../visit.js';
import { sessionCookie, setSessionCookie } from './cookie.js';
import { asksHolder } from './holder.js';
import { fromOwnSite } from './own-site.js';
import { findVisitor } from './sessions.js';

/**
 * A page for somebody who is signed on. Everybody else is sent to sign on, and comes back afterwards; so does whoever opens a page in a
 * client that can say who holds it now.
 */
export function signedOn(parts: PagesParts, work: (visit: Visit) => Promise<void>): RouterMiddleware {
  return async (ctx) => {
    const visitor = await visitorOf(parts, ctx);
    ctx.set('cache-control', 'no-store');
    if (visitor === null) return ctx.redirect(signOnAt(ctx.originalUrl));
    const way = asksHolder(parts, ctx);
    if (way !== null) return ctx.redirect(signOnAt(ctx.originalUrl, way.id));
    await work({ ctx, parts, visitor });
  };
}

/**
 * A change that somebody who is signed on asks for. It comes from a page of ours, and the token of his session comes with it, as the
 * field `csrf` of a form or the header `x-csrf-token`; without either nothing is done, and what he typed is given back to be
 * copied.
 */
export function signedOnChange(parts: PagesParts, work: (visit: Visit) => Promise<void>): RouterMiddleware {
  return async (ctx) => {
    ctx.set('cache-control', 'no-store');
    const stale = '这一页已经过期，没有做任何改动。请回到刚才那一页再试。';
    if (!fromOwnSite(ctx, parts)) return refuse(ctx, 403, stale);
    const visitor = await visitorOf(parts, ctx);
    if (visitor === null) {
      // What he typed is given back; of a file its name, since it has to be chosen again. Of strangers nothing is read.
      if (sessionCookie(ctx, parts) !== undefined) await (isPlain(ctx) ? readBody(ctx) : readMultipart(ctx, null));
      return refuse(ctx, 401, '登录已过期，这一次没有办成。请重新登录，会回到刚才那一页；已保存的内容都在。');
    }
    const trusts = (body: unknown): boolean => sameToken(visitor.csrf, sentToken(ctx, body));
    if (isPlain(ctx)) await readBody(ctx);
    else await readMultipart(ctx, { visit: { ctx, parts, visitor }, trusts });
    if (!trusts(ctx.request.body)) return refuse(ctx, 403, stale);
    await work({ ctx, parts, visitor });
  };
}

/** Whoever is signed on in this browser; null: nobody. */
export async function visitorOf(parts: PagesParts, ctx: RouterContext): Promise<Visitor | null> {
  const token = sessionCookie(ctx, parts);
  if (token === undefined) return null;
  // An answer to a change may get lost on its way, and the new token with it.
  const found = await findVisitor(parts, token, ctx.method === 'GET');
  if (found?.token !== undefined) setSessionCookie(ctx, parts, found.token);
  return found?.visitor ?? null;
}

/** Only a page of ours can set a header; a form of any site can name a field, so JSON must come with the header. */
function sentToken(ctx: RouterContext, body: unknown): string {
  const isForm = typeof ctx.is('urlencoded', 'multipart') === 'string';
  const field = isForm && typeof body === 'object' && body !== null && 'csrf' in body ? body.csrf : undefined;
  return typeof field === 'string' ? field : ctx.get('x-csrf-token');
}

function sameToken(expected: string, sent: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(sent)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function isPlain(ctx: RouterContext): boolean {
  return typeof ctx.is('multipart') !== 'string';
}

/** Says why, with all that was typed: the browser does not keep it for a page that is never stored. */
function refuse(ctx: RouterContext, status: number, says: string): void {
  const back = cameFrom(ctx) ?? HOME;
  const link = status === 401 ? { label: '重新登录', href: signOnAt(back) } : { label: '回到刚才那一页', href: back };
  ctx.status = status;
  const title = '没有办成';
  const typed = typedIn(readForm(ctx.request.body).form);
  const main = renderView('message', { title, says: `${says}${filesSay(ctx)}`, link });
  showPage(ctx, null, {
    title,
    styles: ['reading'],
    main: typed.length === 0 ? main : `${main}${renderView('typed', { typed })}`,
  });
}

/** A browser gives no file back: only its name can be said. */
function filesSay(ctx: RouterContext): string {
  const names = leftFiles(ctx);
  return names.length === 0 ? '' : `一起选的文件没有收下，请回去后重新选择：${names.join('、')}。`;
}
