import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CountedDay } from '../../workflow/time/resolution.js';
import type { OverlayDay } from '../../workflow/time/overlay.js';
import { makeCalendar } from '../../workflow/time/calendar.js';
import { PUBLISHED } from '../../workflow/time/published.js';
import { databases } from '../support/database.js';
import { world, type World, type WorldOptions } from '../support/world.js';
import { runningDeadline } from './reminders/kit.js';

/** The year after the last one that is published here, as a notice would have it. */
const YEAR = makeCalendar(PUBLISHED, []).knownThrough + 1;
const off = (date: string, name: string): OverlayDay => ({ date: `${YEAR}-${date}`, workday: false, name });
const NOTICE = [off('01-01', '元旦'), off('10-01', '国庆节')];
const WORKDAY = makeCalendar(PUBLISHED, []).nextWorkday(`${YEAR - 1}-12-27`);
const now = `${WORKDAY}T10:00+08:00`;

const [sqlite] = databases();
let place: { readonly url: string; readonly drop: () => Promise<void> };
beforeAll(async () => {
  if (sqlite === undefined) throw new Error('SQLite is always there');
  place = await sqlite.ready();
});
afterAll(() => place.drop());

let w: World;
afterEach(() => w.close());
/** The same database, as it is after a start with another calendar. */
async function start(overlay: readonly OverlayDay[], options: WorldOptions = {}): Promise<void> {
  w = await world({ now, dbUrl: place.url, ports: { calendar: makeCalendar(PUBLISHED, overlay) }, ...options });
}

describe('a deadline past the last published year', () => {
  let id: number;

  it('is estimated, and left alone while the year is not known', async () => {
    await start([]);
    const row = await runningDeadline(w, { startOn: `${YEAR - 1}-12-28` });
    id = row.id;
    expect(row.certain).toBe(false);
    await w.app.runDue();
    expect(await w.db.tx((tx) => tx.deadlines.get(id))).toEqual(row);
  });

  it('waits for a working day, since people are told', async () => {
    await start([...NOTICE, { date: WORKDAY, workday: false, name: '放假' }]);
    const before = await w.db.tx((tx) => tx.deadlines.get(id));
    await w.app.runDue();
    expect(await w.db.tx((tx) => tx.deadlines.get(id))).toEqual(before);
    expect(w.as('何静').cards()).toEqual([]);
  });

  it('is counted again when the notice is there, and who must keep it hears of the reason', async () => {
    await start(NOTICE);
    const before = await w.db.tx((tx) => tx.deadlines.get(id));
    await w.app.runDue();
    const row = await w.db.tx((tx) => tx.deadlines.get(id));
    expect(row).toMatchObject({ certain: true, state: 'running' });
    expect(Number(row?.dueOn.slice(-2))).toBe(Number(before?.dueOn.slice(-2)) + 1);
    const newYear = row?.count.find(({ date }: CountedDay) => date === `${YEAR}-01-01`);
    expect(newYear).toEqual({ date: `${YEAR}-01-01`, counted: false, why: '元旦' });
    expect(w.as('何静').lastCard().text()).toContain('节假日安排已公布');
    expect(w.as('孔亮').lastCard().text()).toContain('节假日安排已公布');
    const events = await w.db.tx((tx) => tx.audit.of(`project:${row?.projectId ?? 0}`));
    expect(events.at(-1)?.event).toMatchObject({ type: 'DEADLINE_MOVED', byId: null, body: { reason: '节假日安排已公布' } });
  });

  it('is not told of twice, nor when the notice changes nothing but the certainty', async () => {
    await start(NOTICE, { now: `${WORKDAY}T11:00+08:00` });
    const cards = w.as('何静').cards().length;
    const quiet = await runningDeadline(w, { deadline: 'monitor', startOn: `${YEAR - 1}-12-28`, name: '监控' });
    await w.db.tx((tx) => tx.deadlines.update(quiet.id, quiet.version, { certain: false }));
    await w.app.runDue();
    expect(w.as('何静').cards()).toHaveLength(cards);
    expect(await w.db.tx((tx) => tx.deadlines.get(quiet.id))).toMatchObject({ certain: true, dueOn: quiet.dueOn });
  });
});
