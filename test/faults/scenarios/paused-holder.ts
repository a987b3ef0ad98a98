import { setTimeout as sleep } from 'node:timers/promises';
import { beginDay, judge } from '../kit/day.js';
import type { CrashPoint } from '../kit/orders.js';
import { provided, type Scenario, withRig } from './scenario.js';

const MINUTE_MS = 60_000;
/** Where a process stands still: what it holds then, others take over. */
const POINTS: readonly Omit<CrashPoint, 'nth' | 'signal'>[] = [
  { on: "^UPDATE `outbox` SET `state` = 'sending'", when: 'after' },
  { on: '^COMMIT', when: 'before' },
  { on: '^UPDATE `outbox` SET `state` = \\S+, `messageId`', when: 'before' },
  { on: '^(UPDATE `job_lease`|INSERT .*`job_lease`)', when: 'after' },
];

/**
 * One of two processes stands still in the middle, as a machine that is moved or swapped out does, for longer than any lease;
 * then it goes on with what it held, which the other has done meanwhile.
 */
export const pausedHolder: Scenario = {
  id: 'paused-holder',
  on: ['MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl }, async (rig) => {
      await Promise.all([rig.start(), rig.start()]);
      const day = beginDay(rig, { each: 3 });
      let stood = 0;
      await day.run(async () => {
        const bot = chance.oneOf(rig.bots);
        const point = chance.oneOf(POINTS);
        await bot.crashAt({ ...point, nth: chance.between(1, 3), signal: 'SIGSTOP' });
        for (let waited = 0; waited < 4000 && !bot.standsStill() && !day.finished(); waited += 50) await sleep(50);
        if (bot.standsStill()) {
          stood += 1;
          await sleep(chance.between(100, 3000));
          await rig.pass(chance.between(6, 30) * MINUTE_MS);
          await sleep(chance.between(100, 3000));
          await rig.goOn(bot);
        }
        await bot.crashAt(null);
      });
      const broken = await judge(rig, day);
      return provided(stood > 0, broken, 'no process stood still');
    }),
};
