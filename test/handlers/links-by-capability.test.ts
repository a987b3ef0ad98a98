import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkFor } from '../../handlers/core/tell/page-of.js';
import type { Capabilities } from '../../handlers/transport.js';
import { scopeOf } from '../../handlers/scope.js';
import { ABLE, fakePlatform } from '../jobs/kit.js';
import { world, type World } from '../support/world.js';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

/** Whether a card leads to its page, on a platform that can do this and nothing less. */
async function leads(can: Partial<Capabilities>, asks: boolean): Promise<boolean> {
  const platform = { ...fakePlatform(), can: { ...ABLE, ...can } };
  const deps = { ...w.app.deps, transports: new Map([[platform.platform, platform]]) };
  const { id } = await w.staff('李明');
  return w.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const to = { platform: platform.platform, staffId: id };
    return (await linkFor(scope, to, { verb: 'home.run', command: 'home' }, asks)) !== null;
  });
}

it('a card leads to its page where its platform cannot take what it asks', async () => {
  expect([await leads({}, true), await leads({}, false)]).toEqual([false, false]);
  expect([await leads({ inCardForm: false }, true), await leads({ inCardForm: false }, false)]).toEqual([true, false]);
  expect(await leads({ buttonCallback: false, inCardForm: false }, false)).toBe(true);
});
