import Koa, { type Middleware } from 'koa';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

export interface AppParts {
  readonly log: Log;
  readonly metrics: Metrics;
  /** A platform's door; it stands before everything that might read a request's body. */
  readonly door: Middleware;
  readonly ready: () => Promise<{ readonly ok: boolean; readonly checks: readonly object[] }>;
  /** Looks up what is measured only when asked for. */
  readonly measure: () => Promise<void>;
  /** Proxies of ours before the bot: only what they say of whoever asks is believed. */
  readonly trustedProxies?: number;
  /** Pages beside the bot's own routes. */
  readonly beside: readonly Middleware[];
}

/** `/healthz`: the process runs; `/readyz`: it can work; `/metrics`: Prometheus. Nothing that goes wrong shows its inside. */
export function makeApp({ log, metrics, door, ready, measure, beside, trustedProxies = 0 }: AppParts): Koa {
  const app = new Koa();
  app.silent = true;
  app.proxy = trustedProxies > 0;
  app.maxIpsCount = trustedProxies;
  app.on('error', (error: unknown) => log.warn({ err: error }, 'a request broke off'));
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      log.error({ err: error, route: routeOf(ctx.path) }, 'a request failed');
      ctx.status = 500;
      ctx.body = {};
    } finally {
      metrics.request(routeOf(ctx.path), ctx.status);
    }
  });
  app.use(door);
  app.use(async (ctx, next) => {
    switch (ctx.method === 'GET' ? ctx.path : '') {
      case '/healthz':
        ctx.body = { ok: true };
        return;
      case '/readyz': {
        const { ok, checks } = await ready();
        ctx.status = ok ? 200 : 503;
        ctx.set('cache-control', 'no-store');
        ctx.body = { ok, checks };
        return;
      }
      case '/metrics':
        await measure();
        ctx.type = metrics.registry.contentType;
        ctx.body = await metrics.registry.metrics();
        return;
      default:
        await next();
    }
  });
  for (const middleware of beside) app.use(middleware);
  return app;
}

/** The first part of the path, of those that exist: what strangers ask for makes no new series. */
function routeOf(path: string): string {
  const first = path.split('/')[1] ?? '';
  return ROUTES.has(first) ? first : 'other';
}

const ROUTES = new Set(['lark', 'healthz', 'readyz', 'metrics', 'pages', 'sandbox']);
