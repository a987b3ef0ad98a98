import { setTimeout as sleep } from 'node:timers/promises';
import { beginDay, judge, liveThrough } from '../kit/day.js';
import { type Scenario, withRig } from './scenario.js';

const HOUR_MS = 3_600_000;

/** The clock of the machines jumps ahead and back by hours, under load and among reminders; in the end it is right again. */
export const clockJumps: Scenario = {
  id: 'clock-jumps',
  on: ['SQLite', 'MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl }, async (rig) => {
      await rig.start();
      const [done, left] = [beginDay(rig, { each: 2 }), beginDay(rig, { name: '无人审核', reviewed: false })];
      let off = 0;
      const jump = async (): Promise<void> => {
        await sleep(chance.between(50, 400));
        const ms = off === 0 ? Math.round((chance.next() - 0.5) * 6 * HOUR_MS) : -off;
        off += ms;
        await rig.jump(ms);
      };
      await done.run(jump);
      await left.run(jump);
      for (let day = 0; day < 5; day += 1) {
        await liveThrough(rig, 24);
        await jump();
      }
      if (off !== 0) await rig.jump(-off);
      await liveThrough(rig, 24);
      return judge(rig, [done, left], ['fileContract', 'review']);
    }),
};
