import { afterEach, expect, it } from 'vitest';
import { visit } from '../../support/visit.js';
import { type World, world } from '../../support/world.js';

let w: World;
afterEach(() => w.close());

it('a draft of last year says its year, in the chat and on its page; one of this year does not', async () => {
  w = await world({ now: '2026-12-30T09:05+08:00' });
  const li = w.as('李明');
  await li.say('申报');
  await li.press('否，开始申报');
  await li.say('草稿箱');
  expect(li.lastCard().text()).toMatch(/，12月30日 09:05 保存/);
  await w.clock.to('2027-01-05T09:05+08:00');
  await li.say('草稿箱');
  expect(li.lastCard().text()).toMatch(/，2026年12月30日 09:05 保存/);
  const page = await visit(w, '李明');
  await page.open('/pages/drafts');
  expect(page.text()).toContain('2026年12月30日 09:05 保存');
});
