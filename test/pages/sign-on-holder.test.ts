/** A telephone changes hands, or another account is taken in its client: the pages follow whoever holds it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browserlike, browserLike } from '../support/browser-like.js';
import { CLIENT, type Client, clientOf, stateIn } from '../support/sign-on.js';
import { world, type World } from '../support/world.js';

describe('whoever holds the client', () => {
  let w: World;
  let client: Client;
  beforeAll(async () => {
    w = await world();
    const common = { unit: '区文化馆', title: '', hint: '' };
    w.app.zwdd?.seed([
      { accountId: '7001', name: '李明', mobile: '13800010001', ...common },
      { accountId: '7002', name: '赵敏', mobile: '13800010006', ...common },
      { accountId: '7003', name: '没有登记的人', mobile: '13899999999', ...common },
    ]);
    client = clientOf(w);
  });
  afterAll(() => w.close());

  /** Opens a page from a notice, as the account that holds the client now. */
  async function openAs(browser: Browserlike, account: string, to: string): Promise<string> {
    browser.cookies.delete('steward_held');
    const { at, html } = await browser.open(to, CLIENT);
    expect(at).toBe(`/pages/sign-on/zwdd?to=${encodeURIComponent(to)}`);
    expect(html).not.toMatch(/李明|赵敏/);
    const state = stateIn(html);
    const answer = await client.hand(browser, { state, code: await client.code(account) });
    return answer.headers.get('location') ?? `${String(answer.status)} ${await answer.text()}`;
  }
  const whoIsOn = async (browser: Browserlike) => {
    const headers = { ...CLIENT, referer: `${w.address}/pages/` };
    return /class="who"[^>]*>([^<]*)</.exec((await browser.open('/pages/signed-on', headers)).html)?.[1];
  };

  it('is asked whenever a page is opened from outside; another one takes the place of whoever was signed on', async () => {
    const browser = browserLike(w.address);
    await client.signOn(browser, '7001');
    expect(await whoIsOn(browser)).toBe('李明');
    const before = String(browser.cookies.get('steward_session'));
    expect(await openAs(browser, '7002', '/pages/projects')).toBe('/pages/projects');
    expect(await whoIsOn(browser)).toBe('赵敏');
    browser.cookies.set('steward_session', before);
    expect((await browser.get('/pages/signed-on', CLIENT)).status).toBe(302);
  });

  it('who is the same keeps his session, and with it what he has open in another window', async () => {
    const browser = browserLike(w.address);
    await client.signOn(browser, '7001');
    const before = browser.cookies.get('steward_session');
    for (let times = 0; times < 25; times += 1) expect(await openAs(browser, '7001', '/pages/tasks')).toBe('/pages/tasks');
    expect(browser.cookies.get('steward_session')).toBe(before);
  });

  it('whom nobody knows ends what was there before', async () => {
    const browser = browserLike(w.address);
    await client.signOn(browser, '7001');
    expect(await openAs(browser, '7003', '/pages/tasks')).toMatch(/^403 .*还不能使用/s);
    expect(browser.cookies.has('steward_session')).toBe(false);
  });

  it('is not passed by where the client gives no code and one tries again', async () => {
    const browser = browserLike(w.address);
    await client.signOn(browser, '7001');
    browser.cookies.delete('steward_held');
    const headers = { ...CLIENT, referer: `${w.address}/pages/sign-on/zwdd/back` };
    const { at } = await browser.open('/pages/sign-on?choose=1', headers);
    expect(at).toBe('/pages/sign-on/zwdd');
  });

  it('goes from page to page, and keeps files, without being asked', async () => {
    const browser = browserLike(w.address);
    await client.signOn(browser, '7002');
    browser.cookies.delete('steward_held');
    const headers = { ...CLIENT, referer: `${w.address}/pages/` };
    expect((await browser.get('/pages/tasks', headers)).status).toBe(200);
    expect((await browser.get('/pages/tasks', { ...CLIENT, referer: `${w.address}/sandbox/` })).status).toBe(302);
    expect((await browser.get('/pages/tasks', { ...CLIENT, referer: 'https://evil.example/pages/' })).status).toBe(302);
    expect((await browser.get('/pages/board/export/projects.xlsx', CLIENT)).status).toBe(200);
  });
});
