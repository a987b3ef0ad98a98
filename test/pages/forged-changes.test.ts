import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browserlike } from '../support/browser-like.js';
import { beginSignOn, browserOf, csrfOf, signedOnBrowser } from '../support/sign-on.js';
import { world, type World } from '../support/world.js';

describe('a change', () => {
  let w: World;
  let li: Browserlike;
  let csrf: string;
  const act = 'draft-begin.linan';
  const drafts = async () => (await w.db.tx((tx) => tx.projects.ofPolicy('linan'))).length;
  beforeAll(async () => {
    w = await world();
    li = await signedOnBrowser(w, '李明');
    csrf = await csrfOf(li);
  });
  afterAll(() => w.close());

  it.each([
    ['without a token', {}, {}],
    ['with an empty token', { csrf: '' }, {}],
    ['with another token', { csrf: 'x'.repeat(43) }, {}],
    ['from another site', 'own', { origin: 'https://evil.example' }],
    ['from a page without an origin', 'own', { origin: 'null' }],
    ['from a site beside ours', 'own', { 'sec-fetch-site': 'same-site' }],
    ['from a site that the browser calls foreign', 'own', { 'sec-fetch-site': 'cross-site' }],
  ] as const)('%s is refused, in words, and changes nothing', async (_, form, headers) => {
    const before = await drafts();
    const answer = await li.post('/pages/act', { act, ...(form === 'own' ? { csrf } : form) }, headers);
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('没有做任何改动')]);
    expect(await drafts()).toBe(before);
  });

  it('with the token of another person’s session is refused', async () => {
    const others = await csrfOf(await signedOnBrowser(w, '赵敏'));
    expect((await li.post('/pages/act', { act, csrf: others })).status).toBe(403);
  });

  it('as JSON needs the token in its header, where no form can put it', async () => {
    const cookie = [...li.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const send = (headers: Record<string, string>) =>
      fetch(new URL('/pages/act', w.address), {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ csrf, act: 'home-run.home' }),
      });
    expect((await send({})).status).toBe(403);
    expect((await send({ 'x-csrf-token': csrf })).status).toBe(303);
  });

  it('by nobody is not even read', async () => {
    const answer = await new Promise<number>((resolve, reject) => {
      const sending = request(new URL('/pages/act', w.address), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '4000000' },
      });
      sending.on('response', (response) => {
        resolve(Number(response.statusCode));
        sending.destroy();
      });
      sending.on('error', reject);
      sending.flushHeaders();
    });
    expect(answer).toBe(401);
  });

  it('that is too long is refused in words, and shows no inside', async () => {
    const answer = await li.post('/pages/act', { csrf, act, 't:x': 'x'.repeat(5_000_000) });
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('太大')]);
  });

  it('that is refused gives back what was typed, to nobody but its own page', async () => {
    const typed = { act, 't:reason': '打了很久的<b>理由</b>' };
    const referer = `${w.address}/pages/tasks/7`;
    const stale = await (await li.post('/pages/act', typed, { referer })).text();
    expect(stale).toContain('打了很久的&lt;b&gt;理由');
    expect(stale).toContain('href="/pages/tasks/7"');
    const foreign = await li.post('/pages/act', typed, { origin: 'https://evil.example' });
    expect(await foreign.text()).not.toContain('打了很久的');
    const gone = await signedOnBrowser(w, '赵敏');
    const { id } = await w.staff('赵敏');
    await w.db.tx((tx) => tx.pageSessions.endAll(id));
    const over = await gone.post('/pages/act', typed, { referer });
    expect([over.status, await over.text()]).toEqual([401, expect.stringContaining('打了很久的')]);
  });

  it('that asks first and only says something leads to a page that there is', async () => {
    const asked = await li.post('/pages/act', { csrf, act: 'task-snooze.99999' }, { referer: `${w.address}/pages/act` });
    const { status, at } = await li.open(String(asked.headers.get('location')));
    expect([status, at]).toEqual([200, expect.stringMatching(/^\/pages\/answers\//)]);
  });

  it('from a page of ours is done', async () => {
    const headers = { origin: w.address, 'sec-fetch-site': 'same-origin' };
    expect((await li.post('/pages/act', { csrf, act: 'home-run.home' }, headers)).status).toBe(303);
  });
});

describe('the pages', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('load nothing but their own, and may stand in no frame of another site', async () => {
    const answer = await (await signedOnBrowser(w, '李明')).get('/pages/signed-on');
    const policy = String(answer.headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('show nothing of what went wrong inside', async () => {
    const li = await signedOnBrowser(w, '李明');
    const { deps } = w.app;
    const tx = deps.db.tx.bind(deps.db);
    let broken = false;
    deps.db.tx = (work) => (broken ? Promise.reject(new Error('SELECT secret FROM inside')) : tx(work));
    broken = true;
    const answer = await li.get('/pages/signed-on');
    broken = false;
    const text = await answer.text();
    expect([answer.status, text]).toEqual([500, expect.stringContaining('系统出了问题')]);
    expect(text).not.toMatch(/secret|SELECT|Error/);
    expect(w.faults()).toHaveLength(1);
  });

  it('answer unknown addresses in words', async () => {
    const answer = await fetch(new URL('/pages/nowhere', w.address));
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('没有找到这一页')]);
  });

  it('let one account sign on twenty times in ten minutes', async () => {
    const browser = await browserOf(w, '赵敏');
    const statuses: number[] = [];
    for (let times = 0; times < 21; times++) statuses.push((await browser.get(await beginSignOn(browser))).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 303), 429]);
  });
});
