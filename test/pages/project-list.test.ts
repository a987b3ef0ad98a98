import { afterEach, beforeEach, expect, it } from 'vitest';
import { OFFICE } from '../scenarios/gongshu-kit.js';
import { building } from '../scenarios/gongshu-life-kit.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

it('a project names whoever it waits for once, with all that he has to do', async () => {
  await building(w);
  const office = await visit(w, OFFICE);
  await office.open('/pages/projects');
  expect(office.text()).toContain('轮到项目建设单位经办人：编制绩效目标、登记上线试用、报请竣工验收 等 4 项');
  expect(office.text().split('项目建设单位经办人')).toHaveLength(2);
});
