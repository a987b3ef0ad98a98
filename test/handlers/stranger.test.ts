import { afterEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';

let w: World;
afterEach(() => w.close());

it('whose account was stopped is told so once a day when he opens the chat, and each time when he says something', async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  const { id } = await w.staff('李明');
  await w.db.tx((tx) => tx.staff.update(id, { active: false }));
  const li = w.as('李明');
  const opens = async () => {
    await w.sandbox.people.openChat(li.openId).pushed;
    await w.settle();
  };
  await opens();
  await opens();
  expect(li.cards({})).toHaveLength(1);
  expect(li.lastCard({}).text()).toContain('您的账号已于此前停用');
  // Help would tell him the same again.
  expect(li.lastCard({}).buttons()).toEqual([]);
  // No administrator is asked to register him again.
  expect(w.as('孙立').cards({})).toEqual([]);
  await li.say('待办');
  await li.say('待办');
  expect(li.cards({})).toHaveLength(3);
  await w.clock.to('2026-09-19T09:05+08:00');
  await opens();
  expect(li.cards({})).toHaveLength(4);
});
