import { setTimeout as sleep } from 'node:timers/promises';
import { beginDay, type Day, judge } from '../kit/day.js';
import type { Rig } from '../kit/rig.js';
import { provided, type Scenario, withRig } from './scenario.js';

const HOUR_MS = 3_600_000;

/** A process dies after a message was taken and before it knows; it comes back when the platform has forgotten the message's uuid. */
export const longOutage: Scenario = {
  id: 'long-outage',
  on: ['SQLite', 'MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl, units: 2 }, async (rig) => {
      await rig.start();
      await greet(rig);
      const day = beginDay(rig);
      let [outages, died] = [3, 0];
      await day.run(async () => {
        const bot = rig.bots.find((one) => one.alive());
        if (outages > 0 && bot !== undefined) {
          outages -= 1;
          await bot.crashAt({
            on: '^UPDATE `outbox` SET `state` = \\S+, `messageId`',
            when: 'before',
            nth: chance.between(1, 3),
          });
          await Promise.race([bot.ended, isOver(day)]);
          if (bot.alive()) return bot.crashAt(null);
          died += 1;
          await rig.pass(chance.between(1, 7) * HOUR_MS);
          await rig.start();
        } else {
          await sleep(50);
        }
      });
      return provided(died > 0, await judge(rig, day), 'no process died with a message in its hands');
    }),
};

/** The day may end before as many messages were sent as the point waits for. */
async function isOver(day: Day): Promise<void> {
  while (!day.finished()) await sleep(50);
}

/** Whose chat the bot does not know it cannot ask for: his first message may come twice (ADR 0014). So everybody has opened it once. */
async function greet(rig: Rig): Promise<void> {
  for (const { name, larkOpenId: openId } of rig.town.demo.staff) if (openId !== null) await rig.as({ name, openId }).enter();
  await rig.settle();
}
