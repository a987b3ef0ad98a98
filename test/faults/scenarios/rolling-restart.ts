import { setTimeout as sleep } from 'node:timers/promises';
import { beginDay, judge } from '../kit/day.js';
import type { BotProcess } from '../kit/bot-process.js';
import { type Scenario, withRig } from './scenario.js';

const RESTARTS = 3;
/** A process that has not drained by then ends anyway, as `bot/main.ts` says: on a starved machine, and nothing may be lost by it. */
const DRAIN_MS = 15_000;

/** One process after another is told to stop under load, its successor already there: each drains, and ends by itself. */
export const rollingRestart: Scenario = {
  id: 'rolling-restart',
  on: ['SQLite', 'MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl }, async (rig) => {
      await rig.start();
      const day = beginDay(rig, { each: 4 });
      const codes: (number | null)[] = [];
      let cutShort = false;
      const stop = async (bot: BotProcess): Promise<number | null> => {
        const since = Date.now();
        const code = await bot.stop();
        if (code !== 1 || Date.now() - since < DRAIN_MS) return code;
        cutShort = true;
        return 0;
      };
      await day.run(async () => {
        if (codes.length === RESTARTS) return sleep(50);
        const before = rig.bots.filter((bot) => bot.alive());
        await rig.start();
        await sleep(chance.between(0, 200));
        codes.push(...(await Promise.all(before.map(stop))));
      });
      const broken = await judge(rig, day);
      if (codes.some((code) => code !== 0)) broken.push(`the processes ended with ${codes.join()}`);
      // Who was sending when it was told to stop has finished: nothing was left to wait for the end of a lease.
      const again: object[] = await rig.sql.query(
        'SELECT id, attempts, lastCode FROM outbox WHERE attempts > 1 AND lastCode IS NULL',
      );
      return cutShort ? broken : [...broken, ...again.map((row) => `left in its hands: ${JSON.stringify(row)}`)];
    }),
};
