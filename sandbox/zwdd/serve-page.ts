import { fileURLToPath } from 'node:url';
import type { Middleware } from 'koa';
import serve from 'koa-static';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The telephone's own files, and the script that stands for the platform's in the pages that it opens. */
export function serveZwddPage(): Middleware {
  const files = serve(fileURLToPath(new URL('../page/zwdd/', import.meta.url)), { maxage: 0 });
  return async (ctx, next) => {
    const [path = '', query] = ctx.originalUrl.split('?');
    if (ctx.path === '/' && !path.endsWith('/')) return ctx.redirect(`${path}/${query === undefined ? '' : `?${query}`}`);
    ctx.set('content-security-policy', POLICY);
    ctx.set('x-content-type-options', 'nosniff');
    await files(ctx, next);
  };
}
