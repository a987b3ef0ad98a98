import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importStaff } from '../../bot/staff/import.js';
import { leave } from '../../handlers/deeds/transfer/leave.js';
import { scopeOf } from '../../handlers/scope.js';
import { retention } from '../../jobs/retention.js';
import { beginSignOn, browserOf, csrfOf, signedOnBrowser } from '../support/sign-on.js';
import { world, type World } from '../support/world.js';

const MINUTE = 60_000;

const ROSTER = { byId: null, platform: '' };

describe('a session', () => {
  let w: World;
  const isOn = async (browser: Awaited<ReturnType<typeof browserOf>>) => (await browser.get('/pages/signed-on')).status === 200;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('never takes a token that the browser brought along', async () => {
    const browser = await browserOf(w, '李明');
    browser.cookies.set('steward_session', 'planted'.padEnd(43, 'x'));
    await browser.open('/pages/sign-on/lark');
    expect(browser.cookies.get('steward_session')).not.toMatch(/^planted/);
    expect(await isOn(browser)).toBe(true);
  });

  it('is another one after signing on again, and the first is over', async () => {
    const browser = await signedOnBrowser(w, '李明');
    const first = String(browser.cookies.get('steward_session'));
    await browser.get(await beginSignOn(browser));
    expect(browser.cookies.get('steward_session')).not.toBe(first);
    browser.cookies.set('steward_session', first);
    expect(await isOn(browser)).toBe(false);
  });

  it('is over after signing on again, also where its token was changed by that very request', async () => {
    const browser = await signedOnBrowser(w, '李明');
    const first = String(browser.cookies.get('steward_session'));
    await w.clock.to(w.clock.now() + 28 * MINUTE);
    const back = await beginSignOn(browser);
    await w.clock.to(w.clock.now() + 3 * MINUTE);
    expect((await browser.get(back)).status).toBe(303);
    browser.cookies.set('steward_session', first);
    expect(await isOn(browser)).toBe(false);
  });

  it('changes its token after half an hour of use; requests that left together both arrive', async () => {
    const browser = await signedOnBrowser(w, '李明');
    const first = String(browser.cookies.get('steward_session'));
    await w.clock.to(w.clock.now() + 29 * MINUTE);
    expect(await isOn(browser)).toBe(true);
    expect(browser.cookies.get('steward_session')).toBe(first);
    await w.clock.to(w.clock.now() + MINUTE);
    expect(await Promise.all([isOn(browser), isOn(browser), isOn(browser)])).toEqual([true, true, true]);
    const second = String(browser.cookies.get('steward_session'));
    expect(second).not.toBe(first);
    expect(await isOn(browser)).toBe(true);
    browser.cookies.set('steward_session', first);
    await w.clock.to(w.clock.now() + 29_000);
    expect(await isOn(browser)).toBe(true);
    expect(browser.cookies.get('steward_session')).toBe(first);
  });

  it('is over for both when an old token comes late: one of them stole it', async () => {
    const browser = await signedOnBrowser(w, '李明');
    const first = String(browser.cookies.get('steward_session'));
    await w.clock.to(w.clock.now() + 30 * MINUTE);
    await isOn(browser);
    const second = String(browser.cookies.get('steward_session'));
    expect(await isOn(browser)).toBe(true);
    await w.clock.to(w.clock.now() + 31_000);
    browser.cookies.set('steward_session', first);
    expect(await isOn(browser)).toBe(false);
    browser.cookies.set('steward_session', second);
    expect(await isOn(browser)).toBe(false);
  });

  it('goes on when the answer with the new token was lost, and gives another one', async () => {
    const browser = await signedOnBrowser(w, '李明');
    const first = String(browser.cookies.get('steward_session'));
    await w.clock.to(w.clock.now() + 30 * MINUTE);
    expect(await isOn(browser)).toBe(true);
    const lost = String(browser.cookies.get('steward_session'));
    browser.cookies.set('steward_session', first);
    expect(await isOn(browser)).toBe(true);
    expect(browser.cookies.get('steward_session')).toBe(first);
    await w.clock.to(w.clock.now() + 5 * MINUTE);
    expect(await isOn(browser)).toBe(true);
    const third = String(browser.cookies.get('steward_session'));
    expect([first, lost]).not.toContain(third);
    expect(await isOn(browser)).toBe(true);
    browser.cookies.set('steward_session', lost);
    expect(await isOn(browser)).toBe(false);
    browser.cookies.set('steward_session', third);
    await w.clock.to(w.clock.now() + 31_000);
    expect(await isOn(browser)).toBe(true);
    browser.cookies.set('steward_session', first);
    expect(await isOn(browser)).toBe(false);
    browser.cookies.set('steward_session', third);
    expect(await isOn(browser)).toBe(false);
  });

  it('ends when it is left alone for two hours, and twelve hours after it began', async () => {
    const browser = await signedOnBrowser(w, '李明');
    for (let hours = 1; hours < 12; hours++) {
      await w.clock.to(w.clock.now() + 60 * MINUTE);
      expect(await isOn(browser)).toBe(true);
    }
    await w.clock.to(w.clock.now() + 60 * MINUTE);
    expect(await isOn(browser)).toBe(false);
    await browser.open('/pages/');
    await w.clock.to(w.clock.now() + 120 * MINUTE);
    expect(await isOn(browser)).toBe(false);
  });

  it('that ran out is begun again without asking how, also after the night’s tidying; everywhere means where one still is', async () => {
    const away = await signedOnBrowser(w, '李明');
    for (const days of [1, 3, 25]) {
      await w.clock.to(w.clock.now() + days * 24 * 60 * MINUTE);
      await retention.run(w.app.deps);
      expect((await away.open('/pages/')).at, String(days)).toBe('/pages/');
    }
    await w.clock.to(w.clock.now() + 12 * 60 * MINUTE);
    const on = await signedOnBrowser(w, '李明');
    const out = await on.post('/pages/sign-out/everywhere', { csrf: await csrfOf(on) });
    expect(await out.text()).toContain('全部 1 处');
  });

  it('ends here, there, or everywhere, as its owner likes', async () => {
    const [here, there, third] = [
      await signedOnBrowser(w, '赵敏'),
      await signedOnBrowser(w, '赵敏'),
      await signedOnBrowser(w, '赵敏'),
    ];
    const another = await signedOnBrowser(w, '李明');
    const { html } = await here.open('/pages/signed-on');
    expect(html.match(/<li>/g)).toHaveLength(3);
    expect(html).toContain('飞书登录');
    const csrf = await csrfOf(here);
    const ids = [...html.matchAll(/sign-out\/at\/(\d+)/g)].map(([, id]) => String(id));
    expect(ids).toHaveLength(2);
    const anothersCsrf = await csrfOf(another);
    await another.post(`/pages/sign-out/at/${String(ids[0])}`, { csrf: anothersCsrf });
    expect([await isOn(there), await isOn(third)]).toEqual([true, true]);
    for (const id of ids.slice(0, 1)) await here.post(`/pages/sign-out/at/${id}`, { csrf });
    expect([await isOn(there), await isOn(third)].filter(Boolean)).toHaveLength(1);
    const out = await here.post('/pages/sign-out/everywhere', { csrf });
    expect(await out.text()).toContain('全部 2 处');
    expect([await isOn(here), await isOn(there), await isOn(third), await isOn(another)]).toEqual([false, false, false, true]);
    expect(here.cookies.has('steward_session')).toBe(false);
  });

  it('ends with the person’s leaving, and does not come back with him', async () => {
    const browser = await signedOnBrowser(w, '赵敏');
    const zhao = await w.staff('赵敏');
    const unit = await w.db.tx((tx) => tx.units.get(zhao.unitId));
    const { policyId } = zhao;
    const roles = ['主管部门'] as const;
    const row = { line: 2, name: '赵敏', mobile: String(zhao.mobile), unit: String(unit?.name), title: null, roles, policyId };
    const file = { ...row, larkOpenId: w.as('赵敏').openId, zwddAccountId: null };
    const options = { apps: [], at: w.clock.now() };
    const others = { ...file, name: '留下', mobile: '13911112222', larkOpenId: null };
    await w.db.tx((tx) => importStaff(tx, [others], { ...options, gone: (one) => leave(scopeOf(w.app.deps, tx), one, ROSTER) }));
    expect(await isOn(browser)).toBe(false);
    await w.db.tx((tx) => importStaff(tx, [file], { ...options, gone: null }));
    expect(await isOn(browser)).toBe(false);
    expect((await browser.open('/pages/')).html).toContain('这台设备上的登录已经结束');
    expect((await browser.open(`${(await browser.open('/pages/sign-on/lark')).at}&as=${w.as('赵敏').openId}`)).html).toContain(
      '>赵敏<',
    );
  });

  it('is refused at once when the platform says that the person left', async () => {
    const browser = await signedOnBrowser(w, '李明');
    await w.sandbox.people.leave(w.as('李明').openId).pushed;
    await w.settle();
    expect(await isOn(browser)).toBe(false);
    expect((await browser.open('/pages/')).status).toBe(200);
    expect((await browser.open('/pages/')).at).toMatch(/authorize/);
  });
});
