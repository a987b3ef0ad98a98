import { afterEach, beforeEach, expect, it } from 'vitest';
import { statisticsOf } from '../../handlers/board/statistics.js';
import { yearRows } from '../../handlers/board/year.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { BODIES, NAME, OFFICE, project } from './ningbo-kit.js';
import { answer, dispatched } from './ningbo-steps.js';

const [FIRST = '', SECOND = ''] = BODIES;
const [ANSWERED, SILENT] = ['市委网信办', '市发改委'];

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await dispatched(w);
  await answer(w, FIRST);
  await answer(w, SECOND);
  await w.clock.to('2026-09-28T09:30+08:00');
});
afterEach(() => w.close());

const clocks = async () => {
  const { id } = await project(w);
  return (await w.db.tx((tx) => tx.deadlines.ofProject(id))).filter(({ deadline }) => deadline === 'consult');
};

it('[NB-09] a body that never answered has missed its day, which counts against it in the year’s figures', async () => {
  const missed = (await clocks()).filter(({ state }) => state === 'missed');
  expect(missed).not.toHaveLength(0);
  for (const row of missed) expect(row).toMatchObject({ closedOn: row.dueOn, nextRungOn: null, lapsesOn: null });
  expect((await clocks()).map(({ state }) => state)).not.toContain('cancelled');
  const policy = w.app.deps.policies.current('ningbo');
  if (policy === undefined) throw new Error('no policy');
  for (const each of [true, false]) {
    const { offices, units } = statisticsOf(await yearRows(w.app.deps, 'ningbo', 2026, each), policy);
    const of = (name: string) => [...offices, ...units].find(({ whose }) => whose.name === name);
    expect([of(ANSWERED)?.met.count, of(ANSWERED)?.late.count, of(ANSWERED)?.rate]).toEqual([1, 0, 1]);
    expect([of(SILENT)?.met.count, of(SILENT)?.late.count, of(SILENT)?.rate]).toEqual([0, 1, 0]);
  }
});

it('[NB-09] the office that puts the answers together reads which body gave none', async () => {
  await w.as(OFFICE).say(`进度 ${NAME}`);
  await w.as(OFFICE).press('去办理：汇总反馈意见');
  expect(w.as(OFFICE).lastCard().text()).toMatch(/各单位的答复[\s\S]*市委网信办：已答复[\s\S]*市发改委：到期没有答复/);
});

it('[NB-09] the body itself reads that its day passed, and when', async () => {
  const silent = w.as('戎梅');
  const asked = silent.cards({}).findLast((card) => card.title().startsWith('对方案四方面提出意见'));
  expect(asked?.text()).toMatch(/到期未办结[\s\S]*时间\n2026年9月28日/);
});

it('[NB-09] what a body missed is over: it is told as that, late on no list, and nobody is reminded of it', async () => {
  await w.as(OFFICE).say(`进度 ${NAME}`);
  const text = w.as(OFFICE).lastCard().text();
  expect(text.slice(text.indexOf('已结束的时限'))).toMatch(/反馈[^\n]*到期未办结/);
  const page = await visit(w, OFFICE);
  await page.open('/pages/board/late');
  expect(page.text()).not.toContain(SILENT);
  await page.open('/pages/calendar?month=2026-09&whose=all');
  expect(page.text()).toContain('到期未办结');
  await w.as(OFFICE).say('统计');
  expect(w.as(OFFICE).lastCard().text()).toMatch(/按时办结[:：]?\s*\d+ \/ \d+ 项/);
  const before = await w.db.tx((tx) => tx.audit.of('project:1'));
  await w.clock.to('2026-10-09T17:40+08:00');
  const after = (await w.db.tx((tx) => tx.audit.of('project:1'))).slice(before.length);
  const ids = new Set((await clocks()).map(({ id }) => id));
  expect(after.filter(({ event }) => event.type === 'REMINDED' && ids.has(event.body.deadlineId))).toEqual([]);
});
