import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../handlers/core/apply/index.js';
import { loadCase, situationOf } from '../../handlers/core/case/case.js';
import { scopeOf } from '../../handlers/scope.js';
import { lapses } from '../../jobs/lapses.js';
import { recount } from '../../jobs/recount.js';
import { pause, resume } from '../../workflow/decide/pauses.js';
import { makeCalendar, type WorkCalendar } from '../../workflow/time/calendar.js';
import { PUBLISHED } from '../../workflow/time/published.js';
import { knownYears } from '../support/time.js';
import { type World, world } from '../support/world.js';

/** Of its bodies two working days are left when the clock is moved; what lapses opens the office's summary. */
const SIXTH = fileURLToPath(new URL('../fixtures/sixth', import.meta.url));
const BY = { byId: null, taskId: null };

let w: World;
beforeEach(() => begin('2026-09-18', makeCalendar(PUBLISHED, [])));
afterEach(() => w.close());

/** A project whose bodies are asked on a day. */
async function begin(on: string, calendar: WorkCalendar, year = '2027'): Promise<void> {
  w = await world({ policies: SIXTH, now: `${on}T09:05+08:00`, ports: { calendar } });
  await w.as('甘露').say('申报');
  const { card } = await w.as('甘露').press('否，开始申报');
  const kept = await w
    .as('甘露')
    .fill({ 项目名称: '智慧书库', 实施年度: year, '投资额（万元）': 90 })
    .press('下一页：核对', card);
  await w.as('甘露').press('提交', kept.card);
}

const lapsed = () =>
  w.db.tx(async (tx) => (await tx.audit.of('project:1')).filter(({ event }) => event.type === 'DEADLINE_LAPSED').length);
const answers = () => w.db.tx((tx) => tx.deadlines.ofProject(1));

describe('what follows from a deadline that has passed undone', () => {
  it('happens once for each, though two processes find it at the same moment', async () => {
    const deps = { ...w.app.deps, now: () => Date.parse('2026-09-28T10:05+08:00') };
    await Promise.all([lapses.run(deps), lapses.run(deps)]);
    expect(await lapsed()).toBe((await answers()).filter(({ deadline }) => deadline === 'answer').length);
  });

  it('happened at the end of its day, however late the clock gets to it', async () => {
    const [first] = (await answers()).map(({ dueOn }) => dueOn);
    await lapses.run({ ...w.app.deps, now: () => Date.parse('2026-10-20T10:05+08:00') });
    const summary = (await w.db.tx((tx) => tx.tasks.ofProject(1))).find(({ task }) => task === 'summarise');
    expect(summary).toMatchObject({ openedOn: first });
    await w.db.tx(async (tx) => {
      const scope = scopeOf(w.app.deps, tx);
      const running = await loadCase(scope, 1);
      await apply(scope, running, pause(situationOf(scope, running), '停建整改', '第八条'), { ...BY, on: '2026-09-17' });
      expect(await tx.pauses.ofProject(1)).toMatchObject([{ fromOn: '2026-09-17' }]);
    });
  });

  it('does not happen again after the project has stood still', async () => {
    await w.clock.to('2026-09-28T10:05+08:00');
    const before = await lapsed();
    expect(before).toBeGreaterThan(0);
    await w.db.tx(async (tx) => {
      const scope = scopeOf(w.app.deps, tx);
      const running = await loadCase(scope, 1);
      await apply(scope, running, pause(situationOf(scope, running), '停建整改', '第八条'), BY);
      const still = await loadCase(scope, 1);
      expect(still.deadlines.map(({ state }) => state)).toContain('suspended');
      await apply(scope, still, resume(situationOf(scope, still), '整改完成'), BY);
    });
    await w.clock.to('2026-09-30T10:00+08:00');
    expect((await answers()).map(({ state }) => state)).not.toContain('suspended');
    expect(await lapsed()).toBe(before);
  });

  it('holds up nobody else when it cannot be carried out', async () => {
    await w.db.tx(async (tx) => {
      const [first] = await tx.deadlines.ofProject(1);
      if (first === undefined) throw new Error('no deadline runs');
      const { id: _, version: __, ...row } = first;
      // Of a project that is gone, and found before the others.
      await tx.deadlines.insert({ ...row, projectId: 99, lapsesOn: '2026-09-01', nextRungOn: null });
    });
    const deps = { ...w.app.deps, now: () => Date.parse('2026-09-28T10:05+08:00') };
    await lapses.run(deps);
    expect(await lapsed()).toBeGreaterThan(0);
    expect(w.faults()).toContainEqual(expect.objectContaining({ project: 99 }));
  });
});

describe('what would follow from a day that is only estimated', () => {
  /** The year after the last one that is published here, as a notice would have it: its second week is off. */
  const YEAR = makeCalendar(PUBLISHED, []).knownThrough + 1;
  const days = ['01-01', '01-04', '01-05', '01-06', '01-07', '01-08', '01-11', '01-12', '10-01'];
  const NOTICE = makeCalendar(
    PUBLISHED,
    days.map((day) => ({ date: `${YEAR}-${day}`, workday: false, name: '放假' })),
  );
  const at = (day: string) => () => Date.parse(`${YEAR}-01-${day}T10:05+08:00`);

  beforeEach(async () => {
    await w.close();
    await begin(`${YEAR - 1}-12-31`, makeCalendar(PUBLISHED, []), String(YEAR + 1));
  });

  it('follows from the notice, which is taken in first', async () => {
    const asked = async () => (await answers()).filter(({ deadline }) => deadline === 'answer');
    const estimated = await asked();
    expect(new Set(estimated.map(({ certain }) => certain))).toEqual(new Set([false]));
    await lapses.run({ ...w.app.deps, now: at('13'), calendar: () => NOTICE });
    const moved = await asked();
    expect(await lapsed()).toBe(0);
    expect(moved.every(({ certain, dueOn }, no) => certain && dueOn > (estimated[no]?.dueOn ?? '9'))).toBe(true);
    await lapses.run({ ...w.app.deps, now: at('29'), calendar: () => NOTICE });
    expect(await lapsed()).toBe(estimated.length);
  });

  it('follows on the day after it where the notice leaves the day where it is', async () => {
    const calendar = () => knownYears(YEAR, YEAR);
    await lapses.run({ ...w.app.deps, now: at('13') });
    expect(await lapsed()).toBe(0);
    await recount.run({ ...w.app.deps, now: at('13'), calendar });
    await lapses.run({ ...w.app.deps, now: at('13'), calendar });
    expect(await lapsed()).toBe((await answers()).filter(({ deadline }) => deadline === 'answer').length);
  });

  it('is not waited for for ever: a month later no notice could put it off to after today', async () => {
    await lapses.run({ ...w.app.deps, now: at('13') });
    await lapses.run({ ...w.app.deps, now: () => Date.parse(`${YEAR}-02-05T10:05+08:00`) });
    expect(await lapsed()).toBe(0);
    await lapses.run({ ...w.app.deps, now: () => Date.parse(`${YEAR}-02-24T10:05+08:00`) });
    expect(await lapsed()).toBe((await answers()).filter(({ deadline }) => deadline === 'answer').length);
  });
});
