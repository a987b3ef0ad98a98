import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { applied, conclude, declared, HANDLER, held, newest, OFFICE, ok } from './linan-meeting-kit.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

it('a result is told to the unit’s group as to the unit, and to a group of the whole district as of the unit', async () => {
  await declared(w);
  await applied(w);
  await held(w, '规范性初审会', '2026-09-21');
  await ok(conclude(w, 'revise', { 修改意见: '补充安全设计' }));
  const own = /您单位的“智慧场馆”有结果了[\s\S]*意见共 1 条，请逐条回应：[\s\S]*补充安全设计[\s\S]*接下来：请逐条回应修改意见/;
  expect(newest(w, HANDLER).text()).toMatch(own);
  expect(
    w
      .as(HANDLER)
      .cards({ chat: w.chat('文化馆信息化项目群') })
      .at(-1)
      ?.text(),
  ).toMatch(own);
  const told = w
    .as(OFFICE)
    .cards({ chat: w.chat('项目审核小组群') })
    .at(-1)
    ?.text();
  expect(told).toMatch(
    /“智慧场馆”有结果了[\s\S]*意见共 1 条：[\s\S]*补充安全设计[\s\S]*接下来：由申报单位办理“提交项目评审申请”。/,
  );
  expect(told).not.toMatch(/您|请逐条/);
});
