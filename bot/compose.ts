import { createServer } from 'node:http';
import type Koa from 'koa';
import type { Middleware } from 'koa';
import mount from 'koa-mount';
import type { Deps } from '../handlers/context.js';
import { lanesOf } from '../handlers/transport.js';
import { uploadQuota } from '../handlers/upload-quota.js';
import { backOf, createPages } from '../pages/index.js';
import { createDispatcher, type Dispatcher } from '../jobs/dispatch-outbox.js';
import type { SignOnWay } from '../pages/session/way.js';
import { JOBS } from '../jobs/index.js';
import { runDue, runNow } from '../jobs/run-due.js';
import { createScheduler } from '../jobs/scheduler.js';
import type { Sandbox } from '../sandbox/index.js';
import type { ZwddSandbox } from '../sandbox/zwdd/index.js';
import { appsOf } from './compose/app-on-platform.js';
import { menuEntries } from './compose/menu.js';
import { makeParts, pageSecret, type Ports } from './compose/parts.js';
import { connect } from './compose/platform.js';
import { makeReception } from './compose/receiver.js';
import { makeSandbox, SANDBOX_PATH, sandboxKeys } from './compose/sandbox.js';
import { refuseAmongReal } from './compose/stand-ins.js';
import { timeTravel } from './compose/time-travel.js';
import { registerRobots } from './compose/robots.js';
import { zwddPart } from './compose/zwdd.js';
import { zwddWays } from './compose/zwdd-sign-on.js';
import type { Env } from './env/env.js';
import { freeBytes, makeGlance } from './facts.js';
import { listen, localAddress, stopListening } from './http/listen.js';
import type { Lark } from './lark/index.js';
import { makeMetrics } from './metrics.js';
import { makePresence } from './presence.js';
import { readiness } from './ready.js';
import { makeApp } from './server.js';
import { schemaLacks } from './old-schema.js';
import { StartRefused } from './start-refused.js';

export type { Ports } from './compose/parts.js';

/** The whole bot, wired. */
export interface App {
  readonly deps: Deps;
  readonly app: Koa;
  /** Runs where no real app is configured. */
  readonly sandbox: Sandbox | null;
  /** The second platform's, beside it. */
  readonly zwdd: ZwddSandbox | null;
  readonly dispatcher: Dispatcher;
  /** Listens and begins to work; resolves with the address on this machine: `http://127.0.0.1:3000`. */
  start(): Promise<string>;
  /** Takes nothing new, finishes what is under way, and closes the database. */
  stop(): Promise<void>;
  /** Does all jobs that are due now, and sends what they wrote. */
  runDue(): Promise<void>;
  /** Moves the sandbox's clock forward, doing on the way what would have been done. Throws RangeError for an earlier instant. */
  moveTo(ms: number): Promise<void>;
  /** Resolves when nothing is being handled and nothing is due to be sent. */
  settle(): Promise<void>;
}

const GRACE_MS = 5000;

/**
 * Wires the bot: policies and calendar are read, the database is opened and brought up to date. Nothing listens yet.
 *
 * @param ports - what a test puts in the place of the real parts
 * @throws StartRefused when a policy or the calendar file is wrong, with every fault; when the schema is old and nobody may change it; where a
 *   sandbox would start among real people
 */
export async function compose(env: Env, ports: Partial<Ports> = {}): Promise<App> {
  const parts = await makeParts(env, ports);
  const { deps, owner, transports, elapsed, random } = parts;
  await refuseUnfit(deps.db, env);
  const metrics = makeMetrics();
  const dispatcher = createDispatcher(deps, { owner, elapsed, random, watch: metrics.sent });
  const presence = makePresence(deps, { owner, apps: appsOf(env) });
  const scheduler = createScheduler(deps, JOBS, owner, () => dispatcher.wake(), metrics.job);
  const reception = makeReception(deps, dispatcher, metrics, {
    elapsed,
    begin: (job) => runNow(deps, JOBS, job),
    actsPerMinute: env.actsPerMinute,
  });

  const keys = env.lark.mode === 'sandbox' ? sandboxKeys(env.lark, deps.uuid) : null;
  const stateDir = ports.sandboxDir === undefined ? env.dataDir : ports.sandboxDir;
  const zwdd = zwddPart(env, parts, stateDir);
  let address = '';
  let lark: Lark | null = null;
  let ways: readonly SignOnWay[] = [];
  const settle = async (): Promise<void> => {
    await reception.idle();
    await dispatcher.drain();
  };
  const due = async (): Promise<void> => {
    await runDue(deps, JOBS);
    await settle();
  };
  const time = timeTravel(parts, due);
  const sandbox =
    env.lark.mode === 'sandbox' && keys !== null
      ? makeSandbox({
          env: env.lark,
          keys,
          stateDir,
          clock: { now: () => parts.clock.now(), moveTo: time.moveTo },
          elapsed,
          isWorkday: (date) => deps.calendar().isWorkday(date),
          menu: menuEntries(),
          elsewhere: zwdd.sandbox !== null,
          log: deps.log,
          address: () => address,
          redirects: () => (lark === null ? [] : [`${String(parts.place.url())}${backOf(lark.signOn.id)}`]),
        })
      : null;

  const pages = createPages({
    deps,
    receive: reception.receive,
    uploads: uploadQuota(deps),
    secret: pageSecret,
    secure: env.publicUrl?.startsWith('https:') ?? sandbox === null,
    publicUrl: parts.place.url,
    ways: () => ways,
  });

  const health = () => {
    if (env.lark.mode === 'off') return { ok: address !== '', detail: 'notices only' };
    return lark?.health() ?? { ok: false, detail: 'not started' };
  };
  const door: Middleware = async (ctx, next) => {
    await (lark?.middleware === undefined ? next() : lark.middleware(ctx, next));
  };
  const glance = makeGlance(deps.db, deps.now, () => lanesOf(transports.values()), deps.log);
  const app = makeApp({
    log: deps.log,
    metrics,
    trustedProxies: env.trustedProxies,
    door,
    ready: () => readiness(deps, () => health()),
    measure: async () => metrics.facts(await glance(), await freeBytes(env.dataDir)),
    beside: [pages, ...zwdd.beside, ...(sandbox === null ? [] : [toSandbox, mount(SANDBOX_PATH, sandbox.app)])],
  });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  sandbox?.attach(server);

  return {
    deps,
    app,
    sandbox,
    zwdd: zwdd.sandbox,
    dispatcher,
    start: async () => {
      if (sandbox !== null && ports.clock === undefined) {
        await time.resume(Math.max(sandbox.world.lastAt, zwdd.sandbox?.world.lastAt ?? 0));
      }
      const port = await listen(server, env.port, env.host);
      address = localAddress(env.host, port);
      if (sandbox !== null) parts.place.listensAt(address);
      lark = connect(env, deps, { ...reception, watch: metrics.pushed }, keys, address);
      if (lark !== null) transports.set(lark.transport.platform, lark.transport);
      lark?.start();
      const notices = zwdd.connect(address);
      ways = [...(lark === null ? [] : [lark.signOn]), ...(notices === null ? [] : zwddWays(env, parts, notices))];
      if (notices !== null) transports.set(notices.platform, notices);
      await registerRobots(deps, env.zwdd);
      if (ports.ticking !== false) {
        await presence.begin(String(port));
        dispatcher.start();
        scheduler.start();
      }
      dispatcher.wake();
      return address;
    },
    stop: async () => {
      await Promise.all([scheduler.stop(), time.stop()]);
      const made = parts.papers.stop(GRACE_MS);
      const answered = stopListening(server, GRACE_MS);
      await lark?.stop();
      await reception.idle();
      await dispatcher.stop();
      await sandbox?.close();
      zwdd.sandbox?.close();
      await Promise.all([answered, made]);
      await presence.end();
      await deps.db.close();
    },
    runDue: due,
    moveTo: time.moveTo,
    settle,
  };
}

/** A database on which every message would fail, or that is another's. */
async function refuseUnfit(db: Deps['db'], env: Env): Promise<void> {
  try {
    if (env.migrate === 'manual') await refuseOldSchema(db);
    await refuseAmongReal(db, env);
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function refuseOldSchema(db: Deps['db']): Promise<void> {
  const lacks = await schemaLacks(db);
  if (lacks === null) return;
  throw new StartRefused(`${lacks}。MIGRATE=manual 时请先执行 npm run bot -- migrate，再启动。`);
}

/** Where nothing else is, the address itself leads to the chat page. */
const toSandbox: Middleware = async (ctx, next) => {
  if (ctx.path === '/' && ctx.method === 'GET') ctx.redirect(`${SANDBOX_PATH}/`);
  else await next();
};
