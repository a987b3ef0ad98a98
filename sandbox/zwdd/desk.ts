import Router from '@koa/router';
import type { ServerResponse } from 'node:http';
import type { Context } from 'koa';
import type { Grants } from './oauth.js';
import type { ZwddOptions } from './options.js';
import type { ZwddPerson } from './types.js';
import type { ZwddWorld } from './world.js';

/** What the telephone and the script in its pages call. Not part of the look-alike: bound to this sandbox only. */
export function deskRoutes(
  options: ZwddOptions,
  world: ZwddWorld,
  grants: Grants,
): { readonly router: Router; readonly close: () => void } {
  const router = new Router({ prefix: '/desk' });
  const streams = new Set<ServerResponse>();
  const stop = world.listen(() => {
    for (const stream of streams) stream.write('data: {}\n\n');
  });
  const somebody = (ctx: Context): ZwddPerson | null => {
    const person = world.people.get(String(ctx.query['as'] ?? ''));
    if (person?.active === true) return person;
    ctx.status = 404;
    ctx.body = { why: '没有这个人，或已离职。' };
    return null;
  };

  router.use(async (ctx, next) => {
    ctx.set('cache-control', 'no-store');
    // A foreign page cannot set this header without asking first, and nobody says yes.
    if (ctx.method === 'POST' && ctx.get('x-sandbox-page') === '') {
      ctx.status = 403;
      ctx.body = { why: '请从沙盒页面操作。' };
      return;
    }
    await next();
  });
  router.get('/people', (ctx) => {
    ctx.body = [...world.people.values()].map(({ mobile: _mobile, ...person }) => ({
      ...person,
      unread: world.notices({ accountId: person.accountId }).filter(({ seq }) => seq > world.readMark(person.accountId)).length,
    }));
  });
  router.get('/phone', (ctx) => {
    const person = somebody(ctx);
    if (person === null) return;
    const { accountId } = person;
    ctx.body = {
      person: { ...person, mobile: '' },
      now: options.now(),
      mark: world.readMark(accountId),
      notices: world.notices({ accountId }),
      todos: world.todosOf(accountId),
      groups: world.robotMessages,
    };
  });
  router.post('/read', (ctx) => {
    const person = somebody(ctx);
    if (person === null) return;
    const last = world.notices({ accountId: person.accountId }).at(-1);
    if (last !== undefined && last.seq > world.readMark(person.accountId)) {
      world.record({ kind: 'read', accountId: person.accountId, seq: last.seq });
    }
    ctx.body = {};
  });
  router.post('/code', (ctx) => {
    const person = somebody(ctx);
    if (person !== null) ctx.body = { code: grants.mint(person.accountId) };
  });
  router.get('/live', (ctx) => {
    // Written by hand: a page that is closed is no error, as a broken pipe of a body would be.
    ctx.respond = false;
    const stream = ctx.res;
    streams.add(stream);
    stream.on('close', () => streams.delete(stream));
    stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    stream.write('retry: 1000\n\n');
  });
  return {
    router,
    close: () => {
      stop();
      for (const stream of streams) stream.end();
      streams.clear();
    },
  };
}
