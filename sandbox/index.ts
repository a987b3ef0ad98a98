import type { Server } from 'node:http';
import Koa from 'koa';
import Router from '@koa/router';
import { readJson } from './api/body.js';
import { Limiter } from './api/limiter.js';
import { openApi } from './api/routes.js';
import { Tokens } from './api/tokens.js';
import { machineElapsed } from './clock.js';
import { Live } from './desk/live.js';
import { ClockPanel } from './desk/move-clock.js';
import { guardPage, rememberPerson, servePage } from './desk/page.js';
import { deskRoutes } from './desk/routes.js';
import type { SandboxOptions, Seed } from './options.js';
import { People } from './people.js';
import { httpCarrier } from './push/http-carrier.js';
import { Pusher } from './push/pusher.js';
import { folderJournal, memoryJournal } from './world/journal.js';
import { seedWorld } from './world/seed.js';
import { World } from './world/world.js';
import { LongConnection } from './ws/long-connection.js';

const TICK_MS = 1000;

/** A Lark look-alike: open API, event pusher, long connection, and a chat page. */
export interface Sandbox {
  /** Mount it at `/sandbox`, ahead of anything that reads request bodies. */
  readonly app: Koa;
  readonly world: World;
  /** What people do in their clients. */
  readonly people: People;
  readonly pusher: Pusher;
  readonly tokens: Tokens;
  /** Takes the long connection's upgrades on the server that `app` is served by. */
  attach(server: Server): void;
  seed(seed: Seed): void;
  /** Pushes what is due again; call it after the clock was moved by anyone but the page. */
  tick(): Promise<void>;
  /** Sends an event once more, the latest unless its id is given. */
  redeliver(eventId?: string): Promise<void>;
  close(): Promise<void>;
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const elapsed = options.elapsed ?? machineElapsed;
  const world = new World(options.statePath === undefined ? memoryJournal() : folderJournal(options.statePath));
  const connection = new LongConnection(options);
  const carrier = options.pushUrl === null ? connection : httpCarrier(options);
  const pusher = new Pusher(options, carrier);
  const people = new People(options, world, pusher, carrier);
  const tokens = new Tokens(elapsed);
  const now = (): number => Math.floor(options.clock.now());
  const limiter = new Limiter([elapsed, now]);
  const live = new Live(world, people);
  const clock = new ClockPanel(options, world, pusher, live);

  const app = new Koa();
  const endpoint = new Router();
  endpoint.post('/callback/ws/endpoint', async (ctx) => {
    const mounted = ctx.originalUrl.replace(/\/callback\/ws\/endpoint.*$/, '');
    ctx.body = connection.endpoint(await readJson(ctx.req), `ws://${ctx.host}${mounted}`);
  });
  app.use(openApi(options, { world, appId: options.appId, limiter, now }, tokens).routes());
  app.use(endpoint.routes());
  app.use(guardPage);
  app.use(rememberPerson);
  app.use(deskRoutes({ options, world, people, live, clock }).routes());
  app.use(servePage());

  const timer = setInterval(() => void pusher.runDue(), TICK_MS);
  timer.unref();
  return {
    app,
    world,
    people,
    pusher,
    tokens,
    attach: (server) => connection.attach(server),
    seed: (seed) => seedWorld(world, options.appId, seed),
    tick: () => pusher.runDue(),
    redeliver: async (eventId) => void (await pusher.redeliver(eventId)),
    close: () => {
      clearInterval(timer);
      live.close();
      connection.close();
      return pusher.idle();
    },
  };
}
