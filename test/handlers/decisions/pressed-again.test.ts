import { afterEach, expect, it } from 'vitest';
import { declare, OFFICE } from '../../scenarios/applicant-kit.js';
import { type World, world } from '../../support/world.js';
import { press } from './kit.js';

let w: World;
afterEach(() => w.close());

it('a card that comes back with the same fault has another form, so that its buttons can be pressed again', async () => {
  w = await world({ now: '2026-03-02T09:05+08:00' });
  await declare(w);
  const review = (await w.db.tx((tx) => tx.tasks.ofProject(1))).find(({ state }) => state === 'open');
  const name = `task-decide.${String(review?.id)}.${String(review?.version)}.return`;
  const forms: (string | undefined)[] = [];
  for (let times = 0; times < 2; times += 1) {
    const { card } = await press(w, OFFICE, name, {});
    expect(card?.text()).toContain('请逐条写明');
    forms.push(/"tag":"form"[^{}]*?"name":"([^"]+)"/.exec(JSON.stringify(card?.json))?.[1]);
  }
  expect(forms[0]).toMatch(/\w/);
  expect(forms[1]).toMatch(/\w/);
  expect(forms[0]).not.toBe(forms[1]);
});
