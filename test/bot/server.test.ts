import { createServer } from 'node:http';
import type { Middleware } from 'koa';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, localAddress, stopListening } from '../../bot/http/listen.js';
import { makeMetrics } from '../../bot/metrics.js';
import { makeApp } from '../../bot/server.js';
import { faultLog } from '../support/fault-log.js';

let stop = (): Promise<void> => Promise.resolve();
afterEach(() => stop());

const passes: Middleware = async (_, next) => {
  await next();
};

async function serve(beside: readonly Middleware[], door: Middleware = passes) {
  const { log, faults } = faultLog();
  const ready = () => Promise.resolve({ ok: true, checks: [] });
  const app = makeApp({ log, metrics: makeMetrics(), door, ready, measure: () => Promise.resolve(), beside });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  const port = await listen(server, 0, '127.0.0.1');
  stop = () => stopListening(server, 100);
  return { address: localAddress('0.0.0.0', port), faults };
}

describe('the server', () => {
  it('answers a fault of its own without showing anything of it', async () => {
    const { address, faults } = await serve([
      () => {
        throw new Error('secret path /etc/steward');
      },
    ]);
    const answer = await fetch(`${address}/anything`);
    expect([answer.status, await answer.text()]).toEqual([500, '{}']);
    expect(faults()).toHaveLength(1);
  });

  it('lets the door see every request first', async () => {
    const { address } = await serve([], (ctx) => {
      ctx.body = 'the door';
    });
    expect(await (await fetch(`${address}/healthz`)).text()).toBe('the door');
  });

  it('stops although somebody keeps his connection open', async () => {
    const { address } = await serve([]);
    await (await fetch(`${address}/healthz`)).text();
    const began = performance.now();
    await stop();
    expect(performance.now() - began).toBeLessThan(2000);
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  it('knows how it is reached from its own machine', () => {
    expect(['127.0.0.1', '0.0.0.0', '::', '::1', '10.0.0.7'].map((host) => localAddress(host, 80))).toEqual([
      'http://127.0.0.1:80',
      'http://127.0.0.1:80',
      'http://127.0.0.1:80',
      'http://[::1]:80',
      'http://10.0.0.7:80',
    ]);
  });
});
