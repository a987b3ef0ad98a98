import { fileURLToPath } from 'node:url';
import Router from '@koa/router';
import Koa from 'koa';
import helmet from 'koa-helmet';
import mount from 'koa-mount';
import serve from 'koa-static';
import { act, answer } from './routes/act.js';
import { readBody } from './routes/body.js';
import { home } from './routes/home.js';
import { signedOn, signedOnChange } from './session/signed-on.js';
import type { PagesParts } from './visit.js';

/** Where the pages stand on the bot's server. */
export const PAGES_PATH = '/pages';

/** The pages, to be mounted at `/pages`. Nothing loads but their own files, and no other site may frame or post to them. */
export function createPages(parts: PagesParts): Koa {
  const router = new Router();
  const read = (path: string, work: Parameters<typeof signedOn>[1]) => router.get(path, signedOn(parts, work));
  const change = (path: string, work: Parameters<typeof signedOn>[1]) => router.post(path, signedOnChange(parts, work));
  read('/', home);
  read('/answers/:key', answer);
  change('/act', act);

  const app = new Koa();
  const contentSecurityPolicy = { useDefaults: false, directives: CONTENT };
  // The way back from a question leads to the page before.
  const referrerPolicy = { policy: 'same-origin' } as const;
  app.use(helmet({ contentSecurityPolicy, referrerPolicy, strictTransportSecurity: parts.secure }));
  app.use(mount('/assets', assets()));
  for (const step of readBody()) app.use(step);
  app.use(router.routes()).use(router.allowedMethods());
  return app;
}

const CONTENT = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'self'"],
};

function assets(): Koa {
  const app = new Koa();
  app.use(serve(fileURLToPath(new URL('assets/', import.meta.url)), { maxage: 0 }));
  return app;
}
