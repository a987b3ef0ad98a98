import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { readBody, readJson } from '../api/body.js';
import { answerFile } from '../api/files.js';
import { listOf, textOf } from '../json.js';
import type { SandboxOptions } from '../options.js';
import { NotPossible, type Done, type People } from '../people.js';
import { parsePressAction } from '../push/press-action.js';
import { botOpenId } from '../world/ids.js';
import type { World } from '../world/world.js';
import type { Live } from './live.js';
import type { ClockPanel } from './move-clock.js';
import { viewChats, viewHistory, viewMessage } from './view.js';

const SENT_BYTES = 50 * 1024 * 1024;

interface Desk {
  readonly options: SandboxOptions;
  readonly world: World;
  readonly people: People;
  readonly live: Live;
  readonly clock: ClockPanel;
}

/** What the chat page calls. Not part of the look-alike: bound to this sandbox only. */
export function deskRoutes({ options, world, people, live, clock }: Desk): Router {
  const router = new Router();
  const api = new Router({ prefix: '/api' });
  const as = (ctx: Context): string => String(ctx.query['as'] ?? '');
  const done = (ctx: Context, act: Done<unknown>): void => {
    act.pushed.catch(() => undefined);
    ctx.body = {};
  };

  router.get('/live', (ctx) => live.open(ctx, as(ctx)));
  api.use(answerNotPossible, requirePage);
  api.get('/world', (ctx) => {
    const bot = { name: people.botName, openId: botOpenId(options.appId), menu: options.bot?.menu ?? [] };
    const everyone = [...world.people.values()].map(({ mobile: _mobile, ...person }) => person);
    ctx.body = {
      people: everyone,
      bot,
      chats: viewChats(world, people, as(ctx)),
      clock: clock.read(),
      elsewhere: options.elsewhere ?? null,
    };
  });
  api.get('/chats/:id', (ctx) => {
    const chatId = ctx.params['id'] ?? '';
    if (!world.chats.get(chatId)?.members.includes(as(ctx))) throw new NotPossible('不在这个会话里。');
    ctx.body = { messages: viewHistory(world, people, chatId) };
  });
  api.post('/chats/:id/text', async (ctx) => {
    const text = textOf((await readJson(ctx.req))['text']).trim();
    if (text === '') throw new NotPossible('先写点什么再发送。');
    const said = people.say(as(ctx), ctx.params['id'] ?? '', text);
    ctx.body = { message: viewMessage(world, people, said.result) };
  });
  api.post('/chats/:id/file', async (ctx) => {
    const bytes = await readBody(ctx.req, SENT_BYTES, tooLarge());
    const sent = people.sendFile(as(ctx), ctx.params['id'] ?? '', { name: String(ctx.query['name'] ?? '文件'), bytes });
    ctx.body = { message: viewMessage(world, people, sent.result) };
  });
  api.post('/chats/:id/read', (ctx) => done(ctx, people.markRead(as(ctx), ctx.params['id'] ?? '')));
  api.post('/chats/:id/bot', async (ctx) => {
    done(ctx, people.setBot(as(ctx), ctx.params['id'] ?? '', (await readJson(ctx.req))['present'] === true));
  });
  api.post('/groups', async (ctx) => {
    const { name, members } = await readJson(ctx.req);
    ctx.body = people.createGroup(as(ctx), textOf(name).trim() || '新群聊', listOf(members).map(textOf));
  });
  api.post('/enter', (ctx) => done(ctx, people.openChat(as(ctx))));
  api.post('/menu', async (ctx) => done(ctx, people.menu(as(ctx), textOf((await readJson(ctx.req))['eventKey']))));
  api.post('/leave', (ctx) => done(ctx, people.leave(as(ctx))));
  api.post('/messages/:id/recall', (ctx) => done(ctx, people.recall(as(ctx), ctx.params['id'] ?? '')));
  api.post('/messages/:id/press', async (ctx) => {
    const action = parsePressAction(await readJson(ctx.req));
    const { toast, code } = await people.press(as(ctx), ctx.params['id'] ?? '', action);
    ctx.body = { toast, code };
  });
  api.get('/files/:key', (ctx) => {
    const file = world.files.get(ctx.params['key'] ?? '');
    if (!file) throw new NotPossible('找不到这个文件。');
    answerFile(ctx, world, file);
    if (file.resource === 'image') ctx.set('content-disposition', 'inline');
  });
  api.post('/clock', async (ctx) => {
    const notices = await clock.move(clock.target((await readJson(ctx.req))['to']));
    ctx.body = { ...clock.read(), notices };
  });
  router.use(api.routes());
  return router;
}

const answerNotPossible: Middleware = async (ctx, next) => {
  ctx.set('cache-control', 'no-store');
  try {
    await next();
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    ctx.status = 409;
    ctx.body = { why: error.message };
  }
};

/** A foreign page cannot set this header without asking first, and nobody says yes. */
const requirePage: Middleware = async (ctx, next) => {
  if (ctx.method === 'POST' && ctx.get('x-sandbox-page') === '') throw new NotPossible('请从沙盒页面操作。');
  await next();
};

function tooLarge(): NotPossible {
  return new NotPossible('文件超过 50 MB，请压缩后再发。');
}
