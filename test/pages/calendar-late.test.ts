import { afterAll, beforeAll, expect, it } from 'vitest';
import { decide, ok } from '../scenarios/ningbo-kit.js';
import { visit, type Visiting } from '../support/visit.js';
import type { World } from '../support/world.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';

let w: World;
beforeAll(async () => {
  w = await yunshanWorld([{ name: '邻局', unit: '县邻局', roles: ['经办人'], policy: 'yunshan' }]);
  await declare(w);
});
afterAll(() => w.close());

const entry = (person: Visiting) => {
  const found = person
    .html()
    .querySelectorAll('.month .entry')
    .find(({ textContent }) => textContent.includes('智慧水务'));
  return found === undefined ? null : `${found.getAttribute('class') ?? ''}: ${found.textContent}`;
};
const day = (person: Visiting) => person.html().querySelector('#d-2026-09-24')?.textContent ?? '';
const earlier = (person: Visiting) => person.html().querySelector('#earlier')?.closest('section')?.textContent ?? null;

it('what is late stands in the month of its day, says so in words, and counts the working days', async () => {
  await w.clock.to('2026-09-24T16:00+08:00');
  const chen = await visit(w, '陈水');
  await chen.open('/pages/calendar');
  expect([entry(chen)?.includes('逾期'), day(chen)]).toEqual([false, expect.stringContaining('今天到期')]);

  await w.clock.to('2026-09-30T16:00+08:00');
  const again = await visit(w, '陈水');
  await again.open('/pages/calendar');
  expect(entry(again)).toMatch(/^entry bad: 逾期 .*：智慧水务$/);
  // The 25th to the 27th are days off.
  expect(day(again)).toMatch(/智慧水务[^]*逾期[^]*县水利局　已逾期 3 个工作日/);
  expect(earlier(again)).toBeNull();
});

it('is not forgotten when the month is over, for whom it concerns and in the present month alone', async () => {
  await w.clock.to('2026-10-12T16:00+08:00');
  const chen = await visit(w, '陈水');
  await chen.open('/pages/calendar');
  expect(chen.text()).toContain('2026年10月');
  expect(earlier(chen)).toMatch(/智慧水务[^]*逾期[^]*县水利局　9月24日（周四），已逾期 \d+ 个工作日/);
  for (const month of ['2026-09', '2026-11']) {
    await chen.open(`/pages/calendar?month=${month}`);
    expect(earlier(chen), month).toBeNull();
  }
  await chen.open('/pages/calendar?month=2026-09');
  expect(entry(chen)).toMatch(/^entry bad: 逾期/);
  const office = await visit(w, '县办');
  await office.open('/pages/calendar');
  expect(earlier(office)).toContain('智慧水务');
  const other = await visit(w, '邻局');
  await other.open('/pages/calendar');
  expect([earlier(other), other.text().includes('智慧水务')]).toEqual([null, false]);
});

it('what was done late is over, and says so', async () => {
  await w.as('县办').say('待办');
  await w.as('县办').press('去办理');
  await ok(decide(w, '县办', '通过'));
  const chen = await visit(w, '陈水');
  await chen.open('/pages/calendar');
  expect(earlier(chen)).toBeNull();
  await chen.open('/pages/calendar?month=2026-09');
  expect(entry(chen)).toMatch(/^entry over: (?!逾期)/);
  expect(day(chen)).toContain('已完成（逾期）');
});
