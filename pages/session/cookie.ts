import type { Context } from 'koa';
import type { PagesParts } from '../visit.js';

const NAME = 'steward_session';

/** Lax: a link in a chat must find the person signed on; changes are held by the CSRF token. */
export function setSessionCookie(ctx: Context, { secure }: PagesParts, token: string): void {
  ctx.cookies.set(NAME, token, { httpOnly: true, sameSite: 'lax', secure, path: '/pages', overwrite: true });
}

export function sessionCookie(ctx: Context): string | undefined {
  return ctx.cookies.get(NAME);
}

export function clearSessionCookie(ctx: Context, { secure }: PagesParts): void {
  ctx.cookies.set(NAME, null, { httpOnly: true, sameSite: 'lax', secure, path: '/pages', overwrite: true });
}
