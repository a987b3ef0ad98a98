import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seasons } from '../../jobs/seasons.js';
import { urges } from '../../jobs/urges.js';
import { databases } from '../support/database.js';
import { testClock } from '../support/time.js';
import { type World, world } from '../support/world.js';
import { runningDeadline } from './reminders/kit.js';

const [HANDLER, OTHER_UNIT, OFFICE] = ['何静', '施雯', '孔亮'];

describe.each(databases())('two processes on one $name', (kind) => {
  let place: { readonly url: string; readonly drop: () => Promise<void> };
  let worlds: readonly World[];
  const clock = testClock(Date.parse('2026-09-18T19:20+08:00'));
  beforeAll(async () => {
    place = await kind.ready();
    worlds = [await world({ dbUrl: place.url, ports: { clock } }), await world({ dbUrl: place.url, ports: { clock } })];
  });
  afterAll(async () => {
    for (const w of worlds) await w.close();
    await place.drop();
  });

  /** Runs a job in both at the same moment, more than once, and lets both send. */
  async function run(job: typeof urges): Promise<void> {
    await Promise.all([...worlds, ...worlds].map(({ app }) => job.run(app.deps)));
    for (const w of worlds) await w.settle();
  }
  const titles = (who: string, begins: string) =>
    worlds.flatMap((w) =>
      w
        .as(who)
        .cards({})
        .map((card) => card.title())
        .filter((title) => title.startsWith(begins)),
    );
  const first = () => {
    const [w] = worlds;
    if (w === undefined) throw new Error('there are two');
    return w;
  };

  it('tell what was urged in the evening once, in the first minute that allows it', async () => {
    const w = first();
    const by = await w.staff(OFFICE);
    const at = clock.now();
    const sendAt = Date.parse('2026-09-20T08:33+08:00');
    for (const name of ['甲', '乙', '丙']) {
      const { taskId } = await runningDeadline(w, { name });
      await w.db.tx((tx) => tx.urges.claim({ taskId: taskId ?? 0, on: '2026-09-20', byId: by.id, at, sendAt }));
    }
    await run(urges);
    expect(titles(HANDLER, '催办')).toEqual([]);
    clock.moveTo(sendAt);
    await run(urges);
    await run(urges);
    expect(titles(HANDLER, '催办')).toHaveLength(3);
  });

  it('announce the end of a season once to each, on each of its days', async () => {
    for (const [at, times] of [
      ['2026-12-04T10:16', 1],
      ['2026-12-25T10:16', 2],
      ['2026-12-25T15:16', 2],
      ['2026-12-31T09:16', 3],
    ] as const) {
      clock.moveTo(Date.parse(`${at}+08:00`));
      await run(seasons);
      for (const who of [HANDLER, OTHER_UNIT]) expect(titles(who, '编制次年绩效目标')).toHaveLength(times);
    }
    const told = await first().db.tx((tx) => tx.audit.of('policy:gongshu'));
    const people = told.flatMap(({ event }) => (event.type === 'ANNOUNCED' ? [event.body.people] : []));
    expect(people.reduce((sum, each) => sum + each, 0)).toBe(3 * 2);
  });
});
