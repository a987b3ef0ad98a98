import { fileURLToPath } from 'node:url';
import type { Middleware } from 'koa';
import serve from 'koa-static';
import { AS_COOKIE } from '../api/oauth.js';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of the chat page: nothing runs or loads but its own files. */
export const guardPage: Middleware = async (ctx, next) => {
  ctx.set('content-security-policy', POLICY);
  ctx.set('x-content-type-options', 'nosniff');
  ctx.set('referrer-policy', 'no-referrer');
  const [path = '', query] = ctx.originalUrl.split('?');
  if (ctx.path === '/' && !path.endsWith('/')) return ctx.redirect(`${path}/${query === undefined ? '' : `?${query}`}`);
  await next();
};

/** Who opens the page as somebody is him for the sign-on too. */
export const rememberPerson: Middleware = async (ctx, next) => {
  const as = ctx.query['as'];
  if (ctx.path === '/' && typeof as === 'string' && /^[\w-]{1,64}$/.test(as)) {
    ctx.cookies.set(AS_COOKIE, as, { httpOnly: true, sameSite: 'lax', path: '/', overwrite: true });
  }
  await next();
};

/** The page's own files. */
export function servePage(): Middleware {
  return serve(fileURLToPath(new URL('../page/', import.meta.url)), { maxage: 0 });
}
