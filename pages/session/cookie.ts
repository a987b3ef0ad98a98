import type { Context } from 'koa';
import type { PagesParts } from '../visit.js';

type Cookies = Pick<PagesParts, 'secure'>;

/** A sign-on must come back within this time. */
export const SIGN_ON_MS = 10 * 60_000;
/** A client that has just said who holds it is not asked again, even if it never tells which page a page comes from. */
const HELD_MS = 30_000;
const WAY_MS = 180 * 86_400_000;

/** Lax: a link in a chat must find the person signed on; changes are held by the CSRF token. */
export function setSessionCookie(ctx: Context, parts: Cookies, token: string): void {
  set(ctx, parts, 'steward_session', token);
}

export function sessionCookie(ctx: Context, parts: Cookies): string | undefined {
  return ctx.cookies.get(named(parts, 'steward_session'));
}

/** The word by which a sign-on is known to end in the browser in which it began. */
export function browserCookie(ctx: Context, parts: Cookies): string | undefined {
  const word = ctx.cookies.get(named(parts, 'steward_sign_on'));
  return word !== undefined && /^[\w-]{43}$/.test(word) ? word : undefined;
}

export function setBrowserCookie(ctx: Context, parts: Cookies, word: string): void {
  set(ctx, parts, 'steward_sign_on', word, SIGN_ON_MS);
}

/** The client has said who holds it: the session is his. */
export function setHeldCookie(ctx: Context, parts: Cookies): void {
  set(ctx, parts, 'steward_held', '1', HELD_MS);
}

export function isHeldHere(ctx: Context, parts: Cookies): boolean {
  return ctx.cookies.get(named(parts, 'steward_held')) !== undefined;
}

/** Whoever was signed on here is not any more; who comes now may sign on without being asked. */
export function forgetSession(ctx: Context, parts: Cookies): void {
  set(ctx, parts, 'steward_session', null);
}

/** No way has this name. */
const ASKS = '?';

/** The way that was taken last: where there are several, nobody is asked twice; `asks` when whoever was signed on here has signed out since. */
export function wayCookie(ctx: Context, parts: Cookies): { readonly last?: string; readonly asks: boolean } {
  const last = ctx.cookies.get(named(parts, 'steward_way'));
  return last === undefined || last === ASKS ? { asks: last === ASKS } : { last, asks: false };
}

export function setWayCookie(ctx: Context, parts: Cookies, way: string): void {
  set(ctx, parts, 'steward_way', way, WAY_MS);
}

/** Signed out: nobody is signed on here again before somebody has chosen how. */
export function markSignedOut(ctx: Context, parts: Cookies): void {
  set(ctx, parts, 'steward_session', null);
  set(ctx, parts, 'steward_way', ASKS, WAY_MS);
}

/** Over HTTPS a prefix binds the name to this host: no neighbour under the same domain can plant a cookie of its own (docs/adr/0013). */
function named({ secure }: Cookies, name: string): string {
  return secure ? `__Host-${name}` : name;
}

function set(ctx: Context, parts: Cookies, name: string, value: string | null, maxAge?: number): void {
  const { secure } = parts;
  // Behind a proxy that ends TLS the connection itself is not encrypted.
  ctx.cookies.secure = secure;
  const path = secure ? '/' : '/pages';
  const lasts = maxAge === undefined ? {} : { maxAge };
  ctx.cookies.set(named(parts, name), value, { httpOnly: true, sameSite: 'lax', secure, path, overwrite: true, ...lasts });
}
