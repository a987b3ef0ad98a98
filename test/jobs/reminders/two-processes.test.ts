import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deadline } from '../../../entities/deadline.entity.js';
import { reminders } from '../../../jobs/reminders/index.js';
import { databases } from '../../support/database.js';
import { testClock } from '../../support/time.js';
import { world, type World } from '../../support/world.js';
import { digestTimes, groupTimes, runningDeadline } from './kit.js';

describe.each(databases())('two processes on one $name', (kind) => {
  let place: { readonly url: string; readonly drop: () => Promise<void> };
  let worlds: readonly World[];
  const clock = testClock(Date.parse('2026-09-18T10:00+08:00'));
  beforeAll(async () => {
    place = await kind.ready();
    worlds = [await world({ dbUrl: place.url, ports: { clock } }), await world({ dbUrl: place.url, ports: { clock } })];
  });
  afterAll(async () => {
    for (const w of worlds) await w.close();
    await place.drop();
  });

  it('tell each person and each group once a day, whoever of them is faster', async () => {
    const [one, two] = worlds;
    if (one === undefined || two === undefined) throw new Error('there are two');
    const names = ['甲', '乙', '丙', '丁', '戊', '己'];
    const rows: Deadline[] = [];
    for (const [at, name] of names.entries()) {
      rows.push(
        await runningDeadline(one, {
          name,
          handler: at % 2 === 0 ? '何静' : '施雯',
          startOn: at < 3 ? '2026-09-17' : '2026-09-18',
        }),
      );
    }
    for (const at of ['09-21T08:37', '09-22T08:37', '09-22T10:07', '09-23T09:07', '09-24T10:07', '09-28T08:37', '09-28T10:07']) {
      clock.moveTo(Date.parse(`2026-${at}+08:00`));
      await Promise.all([reminders.run(one.app.deps), reminders.run(two.app.deps), reminders.run(one.app.deps)]);
      await one.settle();
      await two.settle();
    }
    const both = (read: (w: World) => string[]) =>
      worlds
        .flatMap(read)
        .map((at) => at.slice(0, 5))
        .sort();
    const days = ['09-21', '09-22', '09-23', '09-24', '09-28'];
    expect(both((w) => digestTimes(w, '何静'))).toEqual(days);
    expect(both((w) => digestTimes(w, '施雯'))).toEqual(days);
    expect(both((w) => digestTimes(w, '吕卫国'))).toEqual(['09-24', '09-28']);
    expect(both((w) => groupTimes(w, '施雯', '教育局项目推进群'))).toEqual(['09-22', '09-24', '09-28']);
    const rungs = await one.db.tx(async (tx) => {
      const all: number[][] = [];
      for (const { id } of rows) all.push((await tx.rungs.ofDeadline(id)).map(({ offset }) => offset));
      return all;
    });
    expect(rungs).toEqual([0, 1, 2, 3, 4, 5].map((at) => (at < 3 ? [-2, -1, 0, 1, 2] : [-2, -1, 0, 1])));
  });
});
