import { fileURLToPath } from 'node:url';
import type { Middleware } from 'koa';
import serve from 'koa-static';

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

/** The page's own files. */
export function servePage(): Middleware {
  return serve(fileURLToPath(new URL('../page/', import.meta.url)), { maxage: 0 });
}
