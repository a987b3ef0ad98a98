import { afterEach, beforeEach, expect, it } from 'vitest';
import { declaredWorld, newest, OFFICE } from '../../scenarios/gongshu-kit.js';
import type { World } from '../../support/world.js';

let w: World;
beforeEach(async () => {
  w = await declaredWorld();
});
afterEach(() => w.close());

const daysLeft = (): string | undefined => /还剩 (\d+) 个工作日/.exec(newest(w, OFFICE).text())?.[1];

it('what was put off counts its days from the morning on which it is read', async () => {
  expect(daysLeft()).toBe('5');
  const { toast } = await w.as(OFFICE).press('稍后提醒', newest(w, OFFICE));
  expect(toast?.content).toContain('9月20日');
  const before = w.as(OFFICE).cards({}).length;
  await w.clock.to('2026-09-20T09:30+08:00');
  expect(w.as(OFFICE).cards({})).toHaveLength(before + 1);
  expect(daysLeft()).toBe('4');
});
