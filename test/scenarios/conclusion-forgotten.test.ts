import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { applied, conclude, declared, held, newest, OFFICE, ok, OTHER_OFFICE } from './linan-meeting-kit.js';

const HELD = '会议已于 9月21日（周一）召开';

let w: World;
beforeEach(async () => {
  w = await world();
  await declared(w);
  await applied(w);
  await held(w, '规范性初审会', '2026-09-21');
});
afterEach(() => w.close());

const reminded = (name: string) =>
  w
    .as(name)
    .cards()
    .filter((card) => card.text().includes(`${HELD}，还有 1 个项目没有登记结论`)).length;

it('a conclusion that nobody recorded is asked for once, on the next working day, from those who convene', async () => {
  await w.clock.to('2026-09-22T08:00+08:00');
  expect(reminded(OFFICE)).toBe(0);
  await w.clock.to('2026-09-22T18:00+08:00');
  expect([OFFICE, OTHER_OFFICE].map(reminded)).toEqual([1, 1]);
  expect(newest(w, OFFICE).buttons()).toContain('登记结论');
  await w.clock.to('2026-10-09T18:00+08:00');
  expect([OFFICE, OTHER_OFFICE].map(reminded)).toEqual([1, 1]);

  await w.as(OFFICE).say('待办');
  expect(newest(w, OFFICE).text()).toContain(`${HELD}，结论还没有登记`);
  await w.as(OFFICE).say('会议');
  await w.as(OFFICE).press('打开');
  await ok(conclude(w, 'pass'));
  await w.as(OFFICE).say('待办');
  expect(newest(w, OFFICE).text()).not.toContain('结论还没有登记');
});

it('one that was recorded in time is not asked for', async () => {
  await ok(conclude(w, 'pass'));
  await w.clock.to('2026-09-23T18:00+08:00');
  expect(reminded(OFFICE)).toBe(0);
});
