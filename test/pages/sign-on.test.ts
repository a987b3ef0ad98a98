import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserLike } from '../support/browser-like.js';
import { beginSignOn, browserOf } from '../support/sign-on.js';
import { world, type World } from '../support/world.js';

describe('signing on', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('leads through the platform to the page that was wanted', async () => {
    const li = await browserOf(w, '李明');
    const { at, html } = await li.open('/pages/?a=1');
    expect(at).toBe('/pages/?a=1');
    expect(html).toContain('>李明<');
    const session = li.setCookies.find((line) => line.startsWith('steward_session='));
    expect(session).toMatch(/; path=\/pages; samesite=lax; httponly$/i);
    const { id } = await w.staff('李明');
    expect(await w.db.tx((tx) => tx.pageSessions.ofStaff(id))).toHaveLength(1);
  });

  it('asks who somebody is where nobody is remembered', async () => {
    const browser = browserLike(w.address);
    const { at, html } = await browser.open('/pages/sign-on/lark');
    expect(at).toMatch(/^\/sandbox\/open-apis\/authen\/v1\/authorize\?/);
    expect(at).not.toMatch(/ou_|李明/);
    expect(html).toContain('李明');
  });

  it('takes each way back once', async () => {
    const li = await browserOf(w, '李明');
    const back = await beginSignOn(li);
    expect((await li.get(back)).status).toBe(303);
    const again = await li.get(back);
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('请重新登录')]);
  });

  it('takes no code twice, whatever state it comes with', async () => {
    const li = await browserOf(w, '李明');
    const first = await beginSignOn(li);
    await li.get(first);
    const second = await beginSignOn(li);
    second.searchParams.set('code', String(first.searchParams.get('code')));
    expect((await li.get(second)).status).toBe(400);
  });

  it('ends only in the browser in which it began, so that nobody is signed on as another', async () => {
    const back = await beginSignOn(await browserOf(w, '赵敏'));
    const victim = await browserOf(w, '李明');
    expect((await victim.get(back)).status).toBe(400);
    expect(victim.cookies.has('steward_session')).toBe(false);
    await beginSignOn(victim);
    expect((await victim.get(back)).status).toBe(400);
  });

  it('gives nobody a session for a code that was seen elsewhere', async () => {
    const seen = await beginSignOn(await browserOf(w, '赵敏'));
    const thief = await browserOf(w, '李明');
    const own = await beginSignOn(thief);
    own.searchParams.set('code', String(seen.searchParams.get('code')));
    expect((await thief.get(own)).status).toBe(400);
    expect(thief.cookies.has('steward_session')).toBe(false);
  });

  it('must come back within ten minutes', async () => {
    const li = await browserOf(w, '李明');
    const back = await beginSignOn(li);
    await w.clock.to(w.clock.now() + 10 * 60_000);
    expect((await li.get(back)).status).toBe(400);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/pages/',
    '/\\evil.example',
    '/pages/../sandbox/',
    '/pages/%2e%2e/sandbox/',
    '/pages\\..\\evil',
    'javascript:alert(1)',
    '/pagesevil/',
    '/pages/sign-on?to=/pages/',
    `/pages/${'x'.repeat(600)}`,
  ])('leads home when it is asked to lead to %s', async (to) => {
    const li = await browserOf(w, '李明');
    const answer = await li.get(await beginSignOn(li, to));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/pages/']);
    const signedOn = await li.get(`/pages/sign-on?to=${encodeURIComponent(to)}`);
    expect(signedOn.headers.get('location')).toBe('/pages/');
  });

  it('says nothing but to try again when the person does not agree', async () => {
    const li = await browserOf(w, '李明');
    const back = await beginSignOn(li);
    const answer = await li.get(`${back.pathname}?error=access_denied&state=${String(back.searchParams.get('state'))}`);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('重新登录')]);
  });
});

describe('whoever signs on', () => {
  const policy = 'linan';
  let w: World;
  beforeAll(async () => {
    w = await world({
      people: [{ name: '新来', unit: '临安区教育局', roles: ['经办人'], policy, linked: false }],
    });
  });
  afterAll(() => w.close());

  it('is found by his mobile number at first contact', async () => {
    const browser = browserLike(w.address);
    await browser.get(`/sandbox/?as=${w.as('新来').openId}`);
    expect((await browser.open('/pages/sign-on/lark')).html).toContain('>新来<');
  });

  it('is told whom to ask when nobody knows him', async () => {
    const seed = {
      people: [{ openId: 'ou_stranger', name: '过客', mobile: '13999999999', unit: '', title: '', hint: '' }],
      groups: [],
    };
    w.sandbox.seed(seed);
    const browser = browserLike(w.address);
    await browser.get('/sandbox/?as=ou_stranger');
    const { status, html } = await browser.open('/pages/sign-on/lark');
    expect(status).toBe(403);
    expect(html).toContain('本单位管理员');
    expect(browser.cookies.has('steward_session')).toBe(false);
  });
});
