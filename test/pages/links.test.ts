import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../../cards/kit/action.js';
import { retention } from '../../jobs/retention.js';
import { browserOf, signedOnBrowser } from '../support/sign-on.js';
import { world, type World } from '../support/world.js';

const DAY = 86_400_000;
const LEDGER: Action = { verb: 'home.run', command: 'mine' };

describe('a link in a message', () => {
  let w: World;
  const linkFor = async (name: string, target: Action = LEDGER): Promise<string> => {
    const { links, now } = w.app.deps;
    const { id } = await w.staff(name);
    return w.db.tx(async (tx) => String(await links?.open({ tx, now: now() }, id, target)));
  };
  const pathOf = (link: string) => new URL(link).pathname;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('leads its person through the sign-on to its page, and says nothing by itself', async () => {
    const link = await linkFor('李明');
    expect(link).toMatch(new RegExp(`^${w.address}/pages/l/[\\w-]{43}$`));
    const { at, html } = await (await browserOf(w, '李明')).open(pathOf(link));
    expect(at).toBe('/pages/projects');
    expect(html).toContain('全部项目');
    const kept = link.split('/').at(-1) ?? '';
    expect(await w.db.tx((tx) => tx.pageLinks.byToken(kept))).toBeNull();
  });

  it('shows the card itself where that has no page of its own', async () => {
    const link = await linkFor('李明', { verb: 'home.run', command: 'help' });
    const { at, html } = await (await browserOf(w, '李明')).open(pathOf(link));
    expect(at).toBe(pathOf(link));
    expect(html).toContain('可以对我说什么');
  });

  it('shows another person nothing, not even for whom it is', async () => {
    const link = await linkFor('李明');
    const zhao = await signedOnBrowser(w, '赵敏');
    const { status, html } = await zhao.open(pathOf(link));
    expect(status).toBe(403);
    expect(html).toContain('不是给您的链接');
    expect(html).not.toMatch(/李明|全部项目/);
  });

  it('asks the client that shows it, once, who holds it now', async () => {
    const path = pathOf(await linkFor('李明'));
    const zhao = await signedOnBrowser(w, '赵敏');
    const framed = { 'sec-fetch-dest': 'iframe' };
    expect((await zhao.get(path, framed)).headers.get('location')).toBe(`/pages/sign-on/zwdd?to=${encodeURIComponent(path)}`);
    zhao.cookies.set('steward_held', '1');
    const asks = await zhao.get(path, framed);
    const to = encodeURIComponent(`${path}?asked=1`);
    expect([asks.status, asks.headers.get('location')]).toEqual([302, `/pages/sign-on/zwdd?to=${to}`]);
    const again = await zhao.get(`${path}?asked=1`, framed);
    expect([again.status, await again.text()]).toEqual([403, expect.not.stringContaining('李明')]);
  });

  it('can be opened by its person after the other one has signed out in the same browser', async () => {
    const link = await linkFor('李明');
    const browser = await signedOnBrowser(w, '赵敏');
    const { html } = await browser.open(pathOf(link));
    const csrf = /name="csrf" value="([\w-]+)"/.exec(html)?.[1] ?? '';
    const to = /name="to" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const out = await (await browser.post('/pages/sign-out', { csrf, to })).text();
    const again = /href="(\/pages\/sign-on[^"]+)"/.exec(out)?.[1] ?? '';
    const choice = await browser.open(again.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'));
    const lark = /href="(\/pages\/sign-on\/lark[^"]+)"/.exec(choice.html)?.[1] ?? '';
    const asked = await browser.open(lark.replaceAll('&#x3D;', '='));
    const opened = await browser.open(`${asked.at}&as=${w.as('李明').openId}`);
    expect(opened.at).toBe('/pages/projects');
    expect(opened.html).toContain('>李明<');
  });

  it('ends after fourteen days: its person is led home and told', async () => {
    const link = await linkFor('李明');
    await w.clock.to(w.clock.now() + 14 * DAY - 1000);
    expect((await (await browserOf(w, '李明')).open(pathOf(link))).at).toBe('/pages/projects');
    await w.clock.to(w.clock.now() + 1000);
    const { at, html } = await (await browserOf(w, '李明')).open(pathOf(link));
    expect(at).toMatch(/^\/pages\/\?told=/);
    expect(html).toContain('这个链接已经过期');
  });

  it('is told from nothing when it never was', async () => {
    const { html } = await (await signedOnBrowser(w, '李明')).open(`/pages/l/${'x'.repeat(43)}`);
    expect(html).toContain('这个链接已经过期');
  });

  it('is forgotten when it has ended', async () => {
    await linkFor('李明');
    await w.clock.to(w.clock.now() + 15 * DAY);
    await retention.run(w.app.deps);
    const left = await w.db.tx((tx) => tx.pageLinks.purge(Number.MAX_SAFE_INTEGER));
    expect(left).toBe(0);
  });
});
