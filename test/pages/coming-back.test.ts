import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from '../support/visit.js';
import type { World } from '../support/world.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';

describe('whoever presses on a list goes on with the list', () => {
  let w: World;
  beforeAll(async () => {
    w = await yunshanWorld();
    await declare(w);
    await w.clock.to('2026-09-29T10:10+08:00');
  });
  afterAll(() => w.close());

  it('after 催办 from what is late, with the year that he chose and what came of it', async () => {
    const finance = await visit(w, '县财');
    await finance.open('/pages/board/late?year=2026');
    expect(finance.text()).toContain('智慧水务');
    await finance.press('催办');
    expect(finance.at()).toMatch(/^\/pages\/board\/late\?year=2026&told=/);
    expect(finance.html().querySelector('.toast')?.textContent).toContain('已提醒');
  });

  it.each(['/pages/', '/pages/drafts'])('after a draft was deleted on %s', async (from) => {
    await w.as('陈水').say('申报');
    await w.as('陈水').press('否，开始申报');
    const chen = await visit(w, '陈水');
    await chen.open(from);
    await chen.press('删除');
    await chen.press('确定');
    expect(chen.at().split('?told=')[0]).toBe(from);
    expect(chen.html().querySelector('.toast')?.textContent).toContain('删除');
    expect(chen.buttons()).not.toContain('继续填写');
  });
});
