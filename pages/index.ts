import { fileURLToPath } from 'node:url';
import Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import helmet from 'koa-helmet';
import mount from 'koa-mount';
import serve from 'koa-static';
import { answerErrors } from './errors.js';
import { act, answer } from './routes/act.js';
import { boardPages } from './routes/board/index.js';
import { chat, pressInChat, say } from './routes/chat.js';
import { counted } from './routes/counted.js';
import { readingPages } from './routes/reading/index.js';
import { openLink } from './routes/link.js';
import { places, signOut, signOutAt, signOutEverywhere } from './routes/sign-out.js';
import { beginWay, chooseWay, wayScript } from './routes/sign-on.js';
import { cameBack, handedIn } from './routes/sign-on-back.js';
import { signOnLimits } from './session/limits.js';
import { fileOf, keptFile } from './routes/files.js';
import { fillIn, form, keepTyped } from './routes/forms.js';
import { beginUpload, endUpload, takePiece } from './routes/uploads.js';
import { signedOn, signedOnChange } from './session/signed-on.js';
import { HOME, PAGES_PATH } from './paths.js';
import type { PagesParts } from './visit.js';

export { pageLinks } from './links.js';
export { backOf } from './routes/sign-on-paths.js';

/** Every page that is read by whoever is signed on, by its path below `/pages`. */
export function readPages(read: (path: string, work: Parameters<typeof signedOn>[1]) => unknown): void {
  readingPages(read);
  boardPages(read);
  read('/answers/:key', answer);
  read('/chat', chat);
  read('/l/:token', openLink);
  read('/signed-on', places);
  read('/forms/:task', form);
  read('/files/of/:wire', fileOf);
  read('/files/:key/:at', keptFile);
}

/** The pages, under `/pages`. Nothing loads but their own files, and no other site may frame or post to them. */
export function createPages(parts: PagesParts): Middleware {
  const router = new Router({ prefix: PAGES_PATH });
  const read = (path: string, work: Parameters<typeof signedOn>[1]) => router.get(path, signedOn(parts, counted(work)));
  const change = (path: string, work: Parameters<typeof signedOn>[1]) => router.post(path, signedOnChange(parts, work));
  readPages(read);
  change('/act', act);
  change('/chat', say);
  change('/chat/act', pressInChat);
  change('/sign-out', signOut);
  change('/sign-out/everywhere', signOutEverywhere);
  change('/sign-out/at/:id', signOutAt);
  const limits = signOnLimits(parts.deps);
  router.get('/sign-on', chooseWay(parts));
  router.get('/sign-on/:way', beginWay(parts, limits));
  router.get('/sign-on/:way/script.js', wayScript(parts));
  router.get('/sign-on/:way/back', cameBack(parts, limits));
  router.post('/sign-on/:way/back', handedIn(parts, limits));
  change('/forms/:task', fillIn);
  change('/forms/:task/keep', keepTyped);
  change('/uploads', beginUpload);
  change('/uploads/done', endUpload);
  router.put('/uploads', signedOnChange(parts, takePiece));

  const app = new Koa();
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: CONTENT },
      strictTransportSecurity: parts.secure,
      // No other site hears where somebody came from; with `no-referrer` our own forms would come without their origin.
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(answerErrors(parts.deps.log));
  app.use(mount(`${PAGES_PATH}/assets`, assets()));
  app.use(router.routes()).use(router.allowedMethods());
  const pages = mount(app);
  return async (ctx, next) => {
    await (ctx.path === PAGES_PATH || ctx.path.startsWith(HOME) ? pages(ctx, next) : next());
  };
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
