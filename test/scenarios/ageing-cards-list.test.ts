import { afterEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { handedIn, OFFICE } from './linan-meeting-kit.js';

const NAMES = ['智慧场馆一期', '智慧场馆二期', '智慧场馆三期', '智慧场馆四期'];

let w: World;
/** Four projects wait for the office's approval since a day; nothing says by when it has to come. */
async function since(now: string): Promise<void> {
  w = await world({ now });
  for (const name of NAMES) await handedIn(w, name);
}
afterEach(() => w.close());

const titled = (title: string) =>
  w
    .as(OFFICE)
    .cards({})
    .filter((card) => card.title() === title);

it('many that wait without a date come on one list, and each leads on', async () => {
  await since('2026-03-02T09:05+08:00');
  await w.clock.to('2026-03-18T09:00+08:00');
  expect(titled('卡片已收起')).toHaveLength(4);
  const [list, ...more] = titled('还在等您的待办');
  expect(more).toEqual([]);
  for (const name of NAMES) expect(list?.text()).toContain(name);
  expect(list?.text()).toContain('以下待办发给您快 14 天了，原来的卡片已收起，请从这里办理');
  const opened = await w.as(OFFICE).press('去办理', list);
  expect(opened.card.buttons()).toContain('通过');
});

it('what came up on a day off is told on the next one that is worked', async () => {
  await since('2026-03-02T09:05+08:00');
  await w.clock.to('2026-03-14T10:00+08:00');
  expect(titled('卡片已收起')).toHaveLength(0);
  await w.clock.to('2026-03-15T10:00+08:00');
  expect(titled('卡片已收起')).toHaveLength(4);
  expect(titled('还在等您的待办')).toEqual([]);
  await w.clock.to('2026-03-16T10:00+08:00');
  expect(titled('还在等您的待办')).toHaveLength(1);
});

it('it is told all the same where nothing ran while the card could be changed, and that one is no lost message', async () => {
  await since('2026-09-18T09:05+08:00');
  // On a long way the clock stops nowhere on days off.
  await w.clock.to('2026-10-30T10:00+08:00');
  expect(titled('卡片已收起')).toHaveLength(0);
  expect(titled('还在等您的待办')).toHaveLength(1);
  expect(await w.dead()).toEqual([]);
});
