import type { Context } from 'koa';
import type { PagesParts } from '../visit.js';

/**
 * Whether a change comes from a page of ours, as far as the browser tells: old ones tell nothing, and the token of the session
 * decides then.
 */
export function fromOwnSite(ctx: Context, parts: Pick<PagesParts, 'publicUrl'>): boolean {
  const site = ctx.get('sec-fetch-site');
  if (site !== '' && site !== 'same-origin' && site !== 'none') return false;
  const origin = ctx.get('origin');
  return origin === '' || isOurOrigin(ctx, parts, origin);
}

/** Whether the pages are reached here under this origin. */
export function isOurOrigin(ctx: Context, { publicUrl }: Pick<PagesParts, 'publicUrl'>, origin: string): boolean {
  const open = publicUrl();
  return origin === (open === null ? null : new URL(open).origin) || (URL.canParse(origin) && new URL(origin).host === ctx.host);
}
