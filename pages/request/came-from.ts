import type { Context } from 'koa';

/** Only sent to, or shown once: nobody is led back to these. */
const NO_WAY_BACK = /^\/pages\/(act|answers|l|sign-on|sign-out|uploads|files|chat\/act)(\/|$)/;

/** Only its path counts. */
const HERE = 'http://here';

/** The field that carries the page before along, where a question on a page of its own stands between. */
export const FROM = 'from';

/** The page of this house that a press came from; null for anything else, and for what cannot be opened a second time. */
export function cameFrom(ctx: Context): string | null {
  const from = carried(ctx.request.body) ?? ctx.get('referer');
  if (!URL.canParse(from, HERE)) return null;
  const { pathname, searchParams } = new URL(from, HERE);
  searchParams.delete('told');
  const asked = searchParams.toString();
  if (!pathname.startsWith('/pages/') || NO_WAY_BACK.test(pathname)) return null;
  return `${pathname}${asked === '' ? '' : `?${asked}`}`;
}

function carried(body: unknown): string | null {
  const from = typeof body === 'object' && body !== null && FROM in body ? body[FROM] : null;
  return typeof from === 'string' ? from : null;
}
