import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type App, compose, type Ports } from '../../bot/compose.js';
import { parseEnv } from '../../bot/env/env.js';
import { listen } from '../../bot/http/listen.js';
import { StartRefused } from '../../bot/start-refused.js';
import { faultLog } from '../support/fault-log.js';
import { bookOf, SHIPPED } from '../support/policies.js';
import { world } from '../support/world.js';

let folder: string;
const running: App[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compose-'));
});
afterEach(async () => {
  for (const app of running.splice(0)) await app.stop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function composed(variables: Readonly<Record<string, string>>, ports: Partial<Ports> = {}): Promise<App> {
  const env = parseEnv({ PORT: '0', DATA_DIR: join(folder, 'data'), ...variables });
  if ('faults' in env) throw new Error(JSON.stringify(env.faults));
  const app = await compose(env, { log: faultLog().log, policies: await bookOf(SHIPPED), ticking: false, ...ports });
  running.push(app);
  return app;
}

const get = async (url: string) => {
  const answer = await fetch(url, { redirect: 'manual' });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

describe('the composed bot', () => {
  it('says that it lives and that it can work, and leads a browser to the chat page', async () => {
    const w = await world();
    expect(await get(`${w.address}/healthz`)).toMatchObject({ status: 200, text: '{"ok":true}' });
    const ready = await get(`${w.address}/readyz`);
    expect(ready.status).toBe(200);
    const { checks } = JSON.parse(ready.text) as { checks: { name: string; ok: boolean }[] };
    expect(checks.map(({ name, ok }) => `${name} ${ok}`)).toEqual([
      'database true',
      'migrations true',
      'outbox true',
      'calendar true',
      'platform true',
    ]);
    expect((await get(`${w.address}/`)).headers.get('location')).toBe('/sandbox/');
    expect((await get(`${w.address}/sandbox/`)).text).toContain('<html');
    expect((await get(`${w.address}/elsewhere`)).status).toBe(404);
    await w.close();
  });

  it('counts what comes in and goes out, and names nobody', async () => {
    const w = await world();
    await w.as('李明').say('帮助');
    const { text } = await get(`${w.address}/metrics`);
    expect(text).toContain('steward_inbound_total{kind="text",result="done"} 1');
    expect(text).toMatch(/steward_pushes_total\{result="taken"\} [1-9]/);
    expect(text).toContain('steward_deliveries_total{outcome="sent",topic="send"} 1');
    expect(text).toContain('steward_outbox_age_seconds 0');
    await get(`${w.address}/wp-admin/setup.php`);
    expect((await get(`${w.address}/metrics`)).text).toContain('steward_http_requests_total{route="other",status="404"} 1');
    expect(text).not.toMatch(/ou_|李明|oc_/);
    await w.close();
  });

  it('is not ready while the year is not known, or messages do not leave', async () => {
    const app = await composed({ DATABASE_URL: `sqlite:${folder}/unready.sqlite` });
    const address = await app.start();
    const check = async () => {
      const answer = await get(`${address}/readyz`);
      const { checks } = JSON.parse(answer.text) as { checks: { name: string; ok: boolean; detail: string }[] };
      return { status: answer.status, bad: checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`) };
    };
    expect(await check()).toEqual({ status: 200, bad: [] });
    const stuck = { topic: 'send', toType: 'user', toId: 'u', payload: { text: '字' }, at: app.deps.now() - 3_600_000 } as const;
    await app.deps.db.tx((tx) => tx.outbox.enqueue({ ...stuck, platform: 'elsewhere' }));
    expect(await check()).toEqual({ status: 200, bad: [] });
    await app.deps.db.tx((tx) => tx.outbox.enqueue({ ...stuck, platform: 'lark' }));
    expect(await check()).toEqual({ status: 503, bad: ['outbox: oldest waits 3600 s'] });
    await app.moveTo(Date.parse(`${app.deps.calendar().knownThrough + 1}-01-02T10:00+08:00`));
    expect((await check()).bad.join()).toContain('calendar: known through');
  });

  it('refuses to start with a list of all that is wrong', async () => {
    const env = (variables: Record<string, string>) => {
      const parsed = parseEnv({ DATA_DIR: folder, ...variables });
      if ('faults' in parsed) throw new Error('the test itself is wrong');
      return compose(parsed, { log: faultLog().log });
    };
    await expect(env({ POLICIES_DIR: folder })).rejects.toThrow(StartRefused);
    const old = { DATABASE_URL: `sqlite:${folder}/old.sqlite`, MIGRATE: 'manual' };
    await expect(env(old)).rejects.toThrow(/数据库比程序旧.*migrate/);
    await expect(env({ CALENDAR_FILE: 'package.json' })).rejects.toThrow(/日历文件/);
  });

  it('keeps what was said and the time it had come to over a restart', async () => {
    const variables = { DATABASE_URL: `sqlite:${folder}/kept.sqlite`, DATA_DIR: join(folder, 'kept') };
    const first = await composed(variables);
    first.sandbox?.seed({
      people: [{ openId: 'ou_1', name: '甲', mobile: '13800000000', unit: '', title: '', hint: '' }],
      groups: [],
    });
    await first.start();
    const day = first.deps.now() + 3 * 86_400_000;
    await first.moveTo(day);
    await running.pop()?.stop();
    const second = await composed(variables);
    await second.start();
    expect(second.deps.now()).toBeGreaterThanOrEqual(day);
    expect(second.deps.now() - day).toBeLessThan(60_000);
    expect(second.sandbox?.world.people.get('ou_1')?.name).toBe('甲');
  });

  it('fails to start where something else listens, and says so by its code', async () => {
    const other = createServer();
    const port = await listen(other, 0, '127.0.0.1');
    const app = await composed({ DATABASE_URL: `sqlite:${folder}/busy.sqlite`, PORT: String(port) });
    await expect(app.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    other.close();
  });
});

describe('with an app of its own', () => {
  it('talks to the configured platform, and runs no sandbox', async () => {
    const elsewhere = await world({ people: [{ name: '钱多', unit: '区文化馆', roles: ['经办人'], policy: 'linan' }] });
    const { appId, appSecret } = { appId: 'cli_5a4db0c5e8f1d2a7', appSecret: 'not the secret' };
    const app = await composed({
      DATABASE_URL: `sqlite:${folder}/real.sqlite`,
      LARK_APP_ID: appId,
      LARK_APP_SECRET: appSecret,
      LARK_ENCRYPT_KEY: 'key',
      LARK_VERIFICATION_TOKEN: 'token',
      LARK_DOMAIN: `${elsewhere.address}/sandbox`,
    });
    expect(app.sandbox).toBeNull();
    const address = await app.start();
    expect((await get(`${address}/sandbox/`)).status).toBe(404);
    expect((await get(`${address}/`)).status).toBe(404);
    expect((await fetch(`${address}/lark/events`, { method: 'POST', body: '{}' })).status).toBe(401);
    await expect(app.moveTo(app.deps.now() + 1000)).rejects.toThrow(RangeError);
    // Wrong credentials do not stop the process: what it has to say waits, and an administrator is told.
    const to = { topic: 'send', platform: 'lark', toType: 'user', toId: elsewhere.as('钱多').openId } as const;
    const id = await app.deps.db.tx((tx) => tx.outbox.enqueue({ ...to, payload: { text: '您好' }, at: app.deps.now() }));
    app.dispatcher.wake();
    await app.settle();
    expect(await app.deps.db.tx((tx) => tx.outbox.get(id ?? 0))).toMatchObject({
      state: 'dead',
      lastCode: expect.stringMatching(/^\d+$/) as unknown,
    });
    await elsewhere.close();
  });

  it('hears people over the long connection as over the webhook', async () => {
    const w = await world({ transport: 'websocket' });
    await expect.poll(async () => (await get(`${w.address}/readyz`)).status).toBe(200);
    await w.as('李明').say('帮助');
    expect(w.as('李明').lastCard().text()).toContain('可以对我说什么');
    await w.close();
  });
});
