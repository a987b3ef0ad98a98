import Router from '@koa/router';
import type { Context } from 'koa';
import type { SandboxOptions } from '../options.js';
import { requireToken, tokenRoute } from './auth.js';
import { readJson } from './body.js';
import { describeChat, describeUser } from './directory.js';
import { answerFaults, FAULTS } from './fault.js';
import { answerFile, resourceOf, uploadFile, uploadImage } from './files.js';
import { limitApi } from './limits.js';
import {
  createMessage,
  deleteMessage,
  knownMessage,
  listMessages,
  patchMessage,
  replyMessage,
  type MessageDesk,
} from './messages.js';
import { oauthRoutes } from './oauth.js';
import { shapeBot, shapeMessage } from './shape.js';
import type { Tokens } from './tokens.js';

/** The part of the open API that a form bot calls. */
export function openApi(options: SandboxOptions, desk: MessageDesk, tokens: Tokens): Router {
  const { world, appId, limiter } = desk;
  const router = new Router({ prefix: '/open-apis' });
  const ok = (ctx: Context, data: object): void => void (ctx.body = { code: 0, msg: 'success', data });

  router.use(answerFaults);
  router.post('/auth/v3/tenant_access_token/internal', (ctx) => tokenRoute(ctx, options, tokens));
  oauthRoutes(router, options, world, () => desk.now());
  router.use(requireToken(tokens));

  router.post('/im/v1/messages', async (ctx) => {
    const body = await readJson(ctx.req);
    ok(ctx, shapeMessage(appId, createMessage(desk, String(ctx.query['receive_id_type'] ?? ''), body)));
  });
  router.get('/im/v1/messages', (ctx) => {
    const { items, next } = listMessages(desk, ctx.query);
    const shaped = items.map((message) => shapeMessage(appId, message));
    ok(ctx, { has_more: next !== null, ...(next === null ? {} : { page_token: next }), items: shaped });
  });
  router.post('/im/v1/messages/:id/reply', async (ctx) => {
    const body = await readJson(ctx.req);
    ok(ctx, shapeMessage(appId, replyMessage(desk, ctx.params['id'] ?? '', body)));
  });
  router.patch('/im/v1/messages/:id', async (ctx) => {
    patchMessage(desk, ctx.params['id'] ?? '', await readJson(ctx.req));
    ok(ctx, {});
  });
  router.get('/im/v1/messages/:id', (ctx) => {
    ok(ctx, { items: [shapeMessage(appId, knownMessage(world, ctx.params['id'] ?? ''))] });
  });
  router.delete('/im/v1/messages/:id', (ctx) => {
    deleteMessage(desk, ctx.params['id'] ?? '');
    ok(ctx, {});
  });
  router.get('/im/v1/messages/:id/resources/:key', (ctx) => {
    const { id = '', key = '' } = ctx.params;
    answerFile(ctx, world, resourceOf(world, id, key, String(ctx.query['type'] ?? '')));
  });
  router.post('/im/v1/files', async (ctx) => {
    limitApi(limiter, 'files');
    ok(ctx, { file_key: await uploadFile(ctx, world) });
  });
  router.post('/im/v1/images', async (ctx) => {
    limitApi(limiter, 'images');
    ok(ctx, { image_key: await uploadImage(ctx, world) });
  });
  router.get('/im/v1/chats/:id', (ctx) => ok(ctx, describeChat(world, appId, ctx.params['id'] ?? '')));
  router.get('/contact/v3/users/:id', (ctx) => {
    if ((ctx.query['user_id_type'] ?? 'open_id') !== 'open_id') throw FAULTS.validation('user_id_type is not supported');
    ok(ctx, describeUser(world, ctx.params['id'] ?? ''));
  });
  router.get('/bot/v3/info', (ctx) => {
    ctx.body = { code: 0, msg: 'ok', bot: shapeBot(appId, options.bot?.name ?? '项目管家') };
  });
  return router;
}
