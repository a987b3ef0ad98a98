import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { askedLonger } from './gaoqing-acceptance-kit.js';
import { cardOf, HANDLER, OFFICE, ok, take, told } from './gaoqing-kit.js';
import { arrive } from './gaoqing-road.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-03-02T09:05+08:00' });
});
afterEach(() => w.close());

/** Nothing says by when the office decides on it, so nobody is reminded. */
async function asked() {
  await arrive(w, 'trial');
  await w.clock.to('2026-08-19T09:00+08:00');
  await askedLonger(w, 3);
  return cardOf(w, OFFICE, '审批延期验收');
}
const anew = () =>
  w
    .as(OFFICE)
    .cards({})
    .filter((card) => card.text().includes('这件事还在等您办理。原来的卡片发出快 14 天，已经收起'));

it('a task whose card would die is put before its person anew, and the old card says where it went', async () => {
  const old = await asked();
  await w.clock.to('2026-08-31T17:00+08:00');
  expect(w.as(OFFICE).card(old.messageId).buttons()).toContain('同意延期');
  await w.clock.to('2026-09-01T17:00+08:00');
  expect(w.as(OFFICE).card(old.messageId).buttons()).toEqual([]);
  expect(w.as(OFFICE).card(old.messageId).text()).toMatch(/卡片已收起[\s\S]*审批延期验收：智慧校园[\s\S]*请看新发的卡片/);
  await w.clock.to('2026-09-10T09:00+08:00');
  expect(anew()).toHaveLength(1);
  const form = await w.as(OFFICE).press('同意延期', anew()[0]);
  await ok(w.as(OFFICE).press('同意延期', form.card));
});

it('two weeks later it is put before him again, and of a task that is done nothing is said', async () => {
  await asked();
  await w.clock.to('2026-09-02T09:00+08:00');
  const [first] = anew();
  await w.clock.to('2026-09-20T09:00+08:00');
  const [second, ...more] = anew();
  expect(more).toEqual([]);
  expect(second?.messageId).not.toBe(first?.messageId);
  expect(
    w
      .as(OFFICE)
      .card(first?.messageId ?? '')
      .text(),
  ).toContain('卡片已收起');
  const form = await w.as(OFFICE).press('不同意', second);
  await ok(w.as(OFFICE).fill({ 不同意的理由: '不属特殊原因' }).press('不同意', form.card));
  await w.clock.to('2026-10-30T09:00+08:00');
  expect(anew()).toHaveLength(0);
});

it('who has a newer card of it is not told, nor who is reminded of its day', async () => {
  const old = await asked();
  await w.clock.to('2026-08-25T09:00+08:00');
  await take(w, OFFICE, '审批延期验收');
  await w.clock.to('2026-09-01T17:00+08:00');
  expect(w.as(OFFICE).card(old.messageId).text()).toMatch(/卡片已收起[\s\S]*请发送“待办”/);
  expect(anew()).toEqual([]);
  expect(told(w, HANDLER)).not.toContain('这件事还在等您办理');
});
