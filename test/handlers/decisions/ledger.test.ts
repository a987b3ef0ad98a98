import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import { REVIEWED } from '../../scenarios/linan-contract-kit.js';
import { beforeExperts, conclude, OFFICE, ok, OTHER_OFFICE, papersIn } from '../../scenarios/linan-meeting-kit.js';
import { type World, world } from '../../support/world.js';

/** Two projects that the experts rejected: a point is proposed for each. */
let w: World;
beforeEach(async () => {
  w = await world();
  await beforeExperts(w, ['智慧场馆', '数字档案']);
  await ok(conclude(w, 'reject', { ...REVIEWED, 结论说明: '与已建系统重复' }));
  await papersIn(w);
  await ok(conclude(w, 'reject', { ...REVIEWED, 结论说明: '与已建系统重复' }));
  await w.settle();
});
afterEach(() => w.close());

const asked = (who: string): SeenCard[] =>
  w
    .as(who)
    .cards()
    .filter((card) => card.title() === '考核扣分待确认');

it('is settled on the cards of all who were asked, with who did it, and on no other point’s', async () => {
  expect(asked(OTHER_OFFICE)).toHaveLength(2);
  await ok(w.as(OFFICE).press('确认', asked(OFFICE)[1]));
  await w.settle();

  const [other, settled] = asked(OTHER_OFFICE);
  expect(other?.buttons()).toEqual(expect.arrayContaining(['确认', '不扣分']));
  expect(settled?.text()).toContain(OFFICE);
  expect(settled?.buttons()).toEqual(['查看项目']);
});
