import { afterEach, beforeEach, expect, it } from 'vitest';
import { newest, OFFICE } from '../../scenarios/ningbo-kit.js';
import { dispatched } from '../../scenarios/ningbo-steps.js';
import { type World, world } from '../../support/world.js';

const BODY = '戎梅';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-03-02T09:05+08:00' });
});
afterEach(() => w.close());

/** The plan goes out to the bodies; what the office reads among what it has to do. */
async function office(): Promise<string> {
  await dispatched(w);
  await w.as(OFFICE).say('待办');
  return newest(w, OFFICE).text();
}

it('what a body is asked is its own where somebody of it can answer', async () => {
  expect(await office()).not.toContain('对方案四方面提出意见');
});

it('and is written down by the office where its unit is registered for its own projects only', async () => {
  const { id } = await w.staff(BODY);
  await w.db.tx((tx) => tx.staff.update(id, { roles: ['经办人'] }));
  expect(await office()).toContain('对方案四方面提出意见');
});

it('and where everybody who could has left', async () => {
  await w.sandbox.people.leave(w.as(BODY).openId).pushed;
  await w.settle();
  expect(await office()).toContain('对方案四方面提出意见');
});
