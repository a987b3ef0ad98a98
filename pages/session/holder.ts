import type { RouterContext } from '@koa/router';
import type { PagesParts } from '../visit.js';
import { isHeldHere } from './cookie.js';
import { isOurOrigin } from './own-site.js';
import { type SignOnWay, waysFor } from './way.js';

/** Fetched a second time by whatever keeps files on a telephone, which names no page that it comes from. */
const FILES = /^\/pages\/(files\/|board\/export\/.)/;

/** The ways that this page, as it was opened, can take. */
export function waysHere(parts: Pick<PagesParts, 'ways'>, ctx: RouterContext): readonly SignOnWay[] {
  return waysFor(parts.ways(), { userAgent: ctx.get('user-agent'), framed: ctx.get('sec-fetch-dest') === 'iframe' });
}

/**
 * The way to ask the client who holds it, where a page was opened from outside of the pages: its account may have changed since
 * somebody signed on, and the browser within it keeps his cookies (docs/adr/0018). Null where there is nobody to ask, or no need.
 */
export function asksHolder(parts: PagesParts, ctx: RouterContext): SignOnWay | null {
  const [way] = waysHere(parts, ctx);
  if (way?.kind !== 'script' || FILES.test(ctx.originalUrl) || isHeldHere(ctx, parts)) return null;
  return isFromPage(parts, ctx) ? null : way;
}

function isFromPage(parts: PagesParts, ctx: RouterContext): boolean {
  const referer = ctx.get('referer');
  if (!URL.canParse(referer)) return false;
  const { origin, pathname } = new URL(referer);
  return isOurOrigin(ctx, parts, origin) && pathname.startsWith('/pages/');
}
