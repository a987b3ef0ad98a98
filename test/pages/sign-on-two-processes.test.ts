import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../support/database.js';
import { browserLike } from '../support/browser-like.js';
import { beginSignOn, browserOf, csrfOf, signedOnBrowser } from '../support/sign-on.js';
import { world, type World } from '../support/world.js';

describe.each(databases())('two processes on one $name', (kind) => {
  let place: Awaited<ReturnType<typeof kind.ready>>;
  let [one, other]: World[] = [];
  const worlds = () => {
    if (one === undefined || other === undefined) throw new Error('not started');
    return { one, other };
  };
  beforeAll(async () => {
    place = await kind.ready();
    one = await world({ dbUrl: place.url });
    other = await world({ dbUrl: place.url });
  });
  afterAll(async () => {
    await one?.close();
    await other?.close();
    await place.drop();
  });

  it('know the same sessions; signing out in one is signing out in both', async () => {
    const { one, other } = worlds();
    const here = await signedOnBrowser(one, '李明');
    const there = browserLike(other.address);
    for (const [name, value] of here.cookies) there.cookies.set(name, value);
    expect((await there.get('/pages/signed-on')).status).toBe(200);
    await there.post('/pages/sign-out', { csrf: await csrfOf(there) });
    expect((await here.get('/pages/signed-on')).status).toBe(302);
  });

  it('take one way back once, wherever and whenever it comes', async () => {
    const { one, other } = worlds();
    const here = await browserOf(one, '李明');
    const back = await beginSignOn(here);
    const there = browserLike(other.address);
    for (const [name, value] of here.cookies) there.cookies.set(name, value);
    const answers = await Promise.all([here.get(back), here.get(back)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
    expect((await there.get(back)).status).toBe(400);
  });

  it('change a token once, whichever of them is asked', async () => {
    const { one, other } = worlds();
    const here = await signedOnBrowser(one, '李明');
    const there = browserLike(other.address);
    for (const [name, value] of here.cookies) there.cookies.set(name, value);
    const first = String(here.cookies.get('steward_session'));
    await one.clock.to(one.clock.now() + 30 * 60_000);
    await other.clock.to(one.clock.now());
    const answers = await Promise.all([
      here.get('/pages/signed-on'),
      there.get('/pages/signed-on'),
      here.get('/pages/signed-on'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const tokens = new Set([here, there].map(({ cookies }) => cookies.get('steward_session')));
    tokens.delete(first);
    expect(tokens.size).toBe(1);
  });
});
