import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEnv } from '../../bot/env/env.js';
import { createLog } from '../../bot/log.js';
import { localPath } from '../../pages/session/local-path.js';
import { beginSignOn, browserOf } from '../support/sign-on.js';
import { world, type World } from '../support/world.js';

describe('under a public address', () => {
  let w: World;
  const lines: string[] = [];
  beforeAll(async () => {
    const into = new Writable({
      write: (chunk: Buffer, _encoding, next) => {
        lines.push(chunk.toString('utf8'));
        next();
      },
    });
    const log = createLog('trace', into);
    w = await world({ env: { PUBLIC_URL: 'https://steward.example.gov.cn' }, ports: { log } });
  });
  afterAll(() => w.close());

  it('cookies go over HTTPS only, to this host only, to no script, and not with what other sites send', async () => {
    const li = await browserOf(w, '李明');
    const back = await beginSignOn(li);
    expect(back.origin).toBe('https://steward.example.gov.cn');
    expect((await li.get(back)).status).toBe(303);
    const named = (name: string) => li.setCookies.find((line) => line.startsWith(`__Host-${name}=`)) ?? '';
    expect(named('steward_session')).toMatch(/^__Host-steward_session=[\w-]{43}; path=\/; samesite=lax; secure; httponly$/i);
    expect(named('steward_sign_on')).toMatch(/; samesite=lax; secure; httponly$/i);
    expect(li.cookies.has('steward_session')).toBe(false);
  });

  it('browsers are told to come back over HTTPS only', async () => {
    const answer = await fetch(new URL('/pages/sign-on', w.address), { redirect: 'manual' });
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  });

  it('a change is taken from a page of that address', async () => {
    const li = await browserOf(w, '李明');
    await li.get(await beginSignOn(li));
    const html = await (await li.get('/pages/signed-on')).text();
    const csrf = /name="csrf" value="([\w-]{43})"/.exec(html)?.[1] ?? '';
    const press = (origin: string) => li.post('/pages/act', { csrf, act: 'home-run.home' }, { origin });
    expect((await press('https://steward.example.gov.cn')).status).toBe(303);
    expect((await press('https://steward.example.gov.cn.evil.example')).status).toBe(403);
  });

  it('links in messages lead there', async () => {
    const { links, now } = w.app.deps;
    const { id } = await w.staff('李明');
    const link = await w.db.tx(
      (tx) => links?.open({ tx, now: now() }, id, { verb: 'home.run', command: 'home' }) ?? Promise.resolve(''),
    );
    expect(link).toMatch(/^https:\/\/steward\.example\.gov\.cn\/pages\/l\/[\w-]{43}$/);
  });

  it('no log line holds a token, a code, a state or a link, not even of what failed', async () => {
    const li = await browserOf(w, '李明');
    const back = await beginSignOn(li);
    const [code, state] = [String(back.searchParams.get('code')), String(back.searchParams.get('state'))];
    await li.get(back);
    await li.get(back);
    const stolen = await beginSignOn(await browserOf(w, '赵敏'));
    const own = await beginSignOn(li);
    own.searchParams.set('code', String(stolen.searchParams.get('code')));
    expect((await li.get(own)).status).toBe(400);
    const all = lines.join('');
    expect(all).toContain('a sign-on was not confirmed by its platform');
    const secrets = [code, state, String(stolen.searchParams.get('code')), ...li.cookies.values(), w.as('李明').openId];
    for (const secret of secrets.filter((one) => one.length > 8)) expect(all).not.toContain(secret);
  });
});

describe('the public address', () => {
  it.each([
    ['http://steward.example.gov.cn', true],
    ['https://steward.example.gov.cn/app', true],
    ['https://user:pw@steward.example.gov.cn', true],
    ['ftp://steward.example.gov.cn', true],
    ['https://steward.example.gov.cn/', false],
    ['https://steward.example.gov.cn:8443', false],
    ['http://127.0.0.1:3000', false],
  ])('%s is a fault: %s', (url, wrong) => {
    const env = parseEnv({ PUBLIC_URL: url });
    expect('faults' in env ? env.faults.map(({ variable }) => variable) : []).toEqual(wrong ? ['PUBLIC_URL'] : []);
  });
});

describe('where a sign-on leads', () => {
  it('is never longer than it can be kept, however it was written', () => {
    expect(localPath(`/pages/projects?q=${'智'.repeat(40)}`)).toBe(`/pages/projects?q=${encodeURIComponent('智'.repeat(40))}`);
    expect(localPath(`/pages/projects?q=${'智'.repeat(60)}`)).toBe('/pages/');
    expect(localPath('/pages/../sandbox/')).toBe('/pages/');
    expect(localPath('/pages/..//evil.example')).toBe('/pages/');
  });
});
