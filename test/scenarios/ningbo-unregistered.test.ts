import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { BODIES, NAME, OFFICE } from './ningbo-kit.js';
import { dispatched } from './ningbo-steps.js';

/** Bodies of which nobody is registered answer on paper: the office writes down what each of them says. */
const LEFT = BODIES.slice(1);
const NAMES = ['市委机要保密局', '市发改委'];

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  for (const who of LEFT) await w.sandbox.people.leave(w.as(who).openId).pushed;
  await dispatched(w);
});
afterEach(() => w.close());

it('the office reads for which body it writes, in 待办, on 进度 and on the card itself', async () => {
  await w.as(OFFICE).say('待办');
  const list = w.as(OFFICE).lastCard().text();
  for (const name of NAMES) expect(list).toContain(`对方案四方面提出意见（${name}）`);
  expect(list).not.toContain('对方案四方面提出意见（市委网信办）');
  await w.as(OFFICE).say(`进度 ${NAME}`);
  const [first = ''] = w
    .as(OFFICE)
    .lastCard()
    .buttons()
    .filter((label) => label.startsWith('去办理'));
  expect(first).toContain('（市委机要保密局）');
  expect((await w.as(OFFICE).press(first)).card.text()).toContain('（市委机要保密局）');
});
