import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containerSignOn } from '../../bot/zwdd/sign-on.js';
import { browserLike } from '../support/browser-like.js';
import { CLIENT, type Client, clientOf } from '../support/sign-on.js';
import { world, type World } from '../support/world.js';

describe('signing on within 浙政钉', () => {
  let w: World;
  let code: Client['code'];
  let begin: Client['begin'];
  let hand: Client['hand'];
  beforeAll(async () => {
    w = await world();
    ({ code, begin, hand } = clientOf(w));
    const common = { unit: '区文化馆', title: '', hint: '' };
    w.app.zwdd?.seed([
      { accountId: '7001', name: '李明', mobile: '13800010001', ...common },
      { accountId: '7002', name: '王芳', mobile: '13899999999', ...common },
    ]);
  });
  afterAll(() => w.close());

  it('happens by itself: the account is bound by the number of whoever bears its name', async () => {
    const browser = browserLike(w.address);
    const state = await begin(browser, '/pages/signed-on');
    const answer = await hand(browser, { state, code: await code('7001') }, { origin: w.address });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/pages/signed-on']);
    expect((await browser.open('/pages/signed-on', CLIENT)).html).toContain('浙政钉登录');
    const { id } = await w.staff('李明');
    const accounts = await w.db.tx((tx) => tx.staff.identities(id));
    expect(accounts.map(({ platform, userId }) => `${platform} ${userId}`)).toContain('zwdd 7001');
  });

  it('is refused to a namesake with another number', async () => {
    const browser = browserLike(w.address);
    const answer = await hand(browser, { state: await begin(browser), code: await code('7002') });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('本单位管理员')]);
  });

  it('takes neither a code nor a state twice, nor from elsewhere', async () => {
    const browser = browserLike(w.address);
    const [state, mine] = [await begin(browser), await code('7001')];
    expect((await hand(browser, { state, code: mine }, { origin: 'https://evil.example' })).status).toBe(400);
    expect((await hand(browserLike(w.address), { state, code: mine })).status).toBe(400);
    expect((await hand(browser, { state, code: mine })).status).toBe(303);
    expect((await hand(browser, { state, code: await code('7001') })).status).toBe(400);
    expect((await hand(browser, { state: await begin(browserLike(w.address)), code: mine })).status).toBe(400);
    const other = browserLike(w.address);
    expect((await hand(other, { state: await begin(other), code: mine })).status).toBe(400);
    const stranger = browserLike(w.address);
    expect((await hand(stranger, { state: await begin(stranger), code: 'made-up' })).status).toBe(400);
  });

  it('loads the one script of the platform on this one page, and nothing else of another site', async () => {
    const browser = browserLike(w.address);
    const page = await browser.get('/pages/sign-on/zwdd', CLIENT);
    const [, library = ''] = /<script src="(http[^"]+)"/.exec(await page.text()) ?? [];
    expect(library).toMatch(/\/jsapi\.js$/);
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'self' ${library};`);
    const others = await browser.get('/pages/sign-on?choose=1');
    expect(others.headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  it('is not offered outside of the client; there one chooses, and scans with a telephone', async () => {
    const browser = browserLike(w.address);
    expect((await browser.get('/pages/sign-on/zwdd')).status).toBe(403);
    const { html } = await browser.open('/pages/');
    expect(html).toContain('飞书登录');
    expect(html).toContain('浙政钉扫码登录');
    const sent = new URL(String((await browser.get('/pages/sign-on/zwdd-qr')).headers.get('location')));
    expect(sent.searchParams.get('redirect_uri')).toBe(`${w.address}/pages/sign-on/zwdd-qr/back`);
    sent.searchParams.set('scannedBy', '7001');
    const back = new URL(String((await browser.get(sent)).headers.get('location')));
    expect((await browser.get(back)).status).toBe(303);
    expect((await browser.open('/pages/signed-on')).html).toContain('>李明<');
    expect((await browser.get(back)).status).toBe(400);
    await browser.get('/pages/signed-on');
    browser.cookies.delete('steward_session');
    expect((await browser.get('/pages/sign-on')).headers.get('location')).toBe('/pages/sign-on/zwdd-qr');
  });
});

describe('whom 浙政钉 vouches for', () => {
  const ask = (answer: unknown) =>
    containerSignOn({
      api: { callWithToken: () => Promise.resolve(answer) },
      tenantId: '196729',
      library: () => '',
      inFrames: false,
    });
  const coming = { code: 'c', back: '', verifier: '' };

  it('is known by account and tenant, as numbers or as texts', async () => {
    const answer = { accountId: 20001, realmId: '196729', lastName: '李明' };
    const sender = { platform: 'zwdd', appId: '196729', userId: '20001' };
    expect(await ask(answer).finish(coming)).toEqual({ sender, name: '李明' });
    expect(await ask({ accountId: '20001', tenantId: 196729 }).finish(coming)).toEqual({ sender, name: null });
  });

  it.each([
    [{ accountId: 20001, realmId: 999 }, 'permission'],
    [{ accountId: 20001 }, 'permission'],
    [{ realmId: 196729 }, 'retry'],
    ['nonsense', 'retry'],
  ])('%j is refused: %s', async (answer, kind) => {
    await expect(ask(answer).finish(coming)).rejects.toMatchObject({ kind });
  });
});
