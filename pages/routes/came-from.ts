import type { Context } from 'koa';

/** Only sent to, or shown once: nobody is led back to these. */
const NO_WAY_BACK = /^\/pages\/(act|answers|l|sign-on|sign-out|uploads|files|chat\/act)(\/|$)/;

/** The page of this house that a press came from; null for anything else, and for what cannot be opened a second time. */
export function cameFrom(ctx: Context): string | null {
  const referer = ctx.get('referer');
  if (!URL.canParse(referer)) return null;
  const { pathname, searchParams } = new URL(referer);
  searchParams.delete('told');
  const asked = searchParams.toString();
  if (!pathname.startsWith('/pages/') || NO_WAY_BACK.test(pathname)) return null;
  return `${pathname}${asked === '' ? '' : `?${asked}`}`;
}
