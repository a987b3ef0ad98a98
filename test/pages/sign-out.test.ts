import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browserlike } from '../support/browser-like.js';
import { csrfOf, signedOnBrowser } from '../support/sign-on.js';
import { world, type World } from '../support/world.js';

describe('after signing out', () => {
  let w: World;
  const asks = async (browser: Browserlike, path = '/pages/projects') => {
    const { at, html } = await browser.open(path);
    expect(at).toMatch(/^\/pages\/sign-on(\?|$)/);
    expect(html).toContain('这台设备上的登录已经结束');
    expect(browser.cookies.has('steward_session')).toBe(false);
  };
  /** What stands between the choice and the page: the platform's own question. */
  const answerAs = async (browser: Browserlike, name: string, to = '/pages/projects') => {
    const { at, html } = await browser.open(`/pages/sign-on/lark?to=${encodeURIComponent(to)}`);
    expect(html).toContain('请选择以谁的身份登录');
    return browser.open(`${at}&as=${w.as(name).openId}`);
  };
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('nobody is signed on again by opening a page, however often, until he has chosen and said who he is', async () => {
    const browser = await signedOnBrowser(w, '李明');
    const out = await browser.post('/pages/sign-out', { csrf: await csrfOf(browser) });
    expect(await out.text()).toContain('不会自动登录');
    await asks(browser);
    await asks(browser, '/pages/');
    const { at, html } = await answerAs(browser, '赵敏');
    expect([at, html.includes('>赵敏<')]).toEqual(['/pages/projects', true]);
    browser.cookies.delete('steward_session');
    expect((await browser.open('/pages/projects')).at).toBe('/pages/projects');
  });

  it('everywhere, the other browsers ask too', async () => {
    const [here, there] = [await signedOnBrowser(w, '李明'), await signedOnBrowser(w, '李明')];
    await here.post('/pages/sign-out/everywhere', { csrf: await csrfOf(here) });
    await asks(here);
    await asks(there);
    await asks(there);
    expect((await answerAs(there, '李明')).at).toBe('/pages/projects');
  });

  it('of one other place, that one asks and this one goes on', async () => {
    const [here, there] = [await signedOnBrowser(w, '赵敏'), await signedOnBrowser(w, '赵敏')];
    const { html } = await here.open('/pages/signed-on');
    const csrf = await csrfOf(here);
    for (const [, id] of html.matchAll(/sign-out\/at\/(\d+)/g)) await here.post(`/pages/sign-out/at/${String(id)}`, { csrf });
    await asks(there);
    expect((await here.open('/pages/projects')).at).toBe('/pages/projects');
  });

  it('a session that only ran out is begun again without a question', async () => {
    const browser = await signedOnBrowser(w, '李明');
    await w.clock.to(w.clock.now() + 3 * 3_600_000);
    expect((await browser.open('/pages/projects')).at).toBe('/pages/projects');
  });
});
