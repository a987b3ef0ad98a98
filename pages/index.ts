import { fileURLToPath } from 'node:url';
import bodyParser from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import helmet from 'koa-helmet';
import mount from 'koa-mount';
import serve from 'koa-static';
import { act, answer } from './routes/act.js';
import { home } from './routes/home.js';
import { signedOn, signedOnChange } from './session/signed-on.js';
import type { PagesParts } from './visit.js';

/** Where the pages stand on the bot's server. */
export const PAGES_PATH = '/pages';

/** A page's form with the longest texts that a form may hold. */
const FORM_LIMIT = '2mb';

/** The pages, to be mounted at `/pages`. Nothing loads but their own files, and no other site may frame or post to them. */
export function createPages(parts: PagesParts): Koa {
  const router = new Router();
  const read = (path: string, work: Parameters<typeof signedOn>[1]) => router.get(path, signedOn(parts, work));
  const change = (path: string, work: Parameters<typeof signedOn>[1]) => router.post(path, signedOnChange(parts, work));
  read('/', home);
  read('/answers/:key', answer);
  change('/act', act);

  const app = new Koa();
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: CONTENT }, strictTransportSecurity: parts.secure }));
  app.use(mount('/assets', assets()));
  app.use(bodyParser({ enableTypes: ['form', 'json'], formLimit: FORM_LIMIT, jsonLimit: FORM_LIMIT }));
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
