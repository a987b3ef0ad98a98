import { beginDay, judge } from '../kit/day.js';
import { type Scenario, withRig } from './scenario.js';

const HOUR_MS = 3_600_000;

/** A process dies after a message was taken and before it knows; it comes back when the platform has forgotten the message's uuid. */
export const longOutage: Scenario = {
  id: 'long-outage',
  on: ['SQLite', 'MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl, units: 2 }, async (rig) => {
      await rig.start();
      const day = beginDay(rig);
      let outages = 3;
      await day.run(async () => {
        const bot = rig.bots.find((one) => one.alive());
        if (outages > 0 && bot !== undefined) {
          outages -= 1;
          await bot.crashAt({
            on: '^UPDATE `outbox` SET `state` = \\S+, `messageId`',
            when: 'before',
            nth: chance.between(1, 3),
          });
          await bot.ended;
          await rig.pass(chance.between(1, 7) * HOUR_MS);
          await rig.start();
        } else {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      });
      return judge(rig, day);
    }),
};
