import { beginDay, judge, liveThrough } from '../kit/day.js';
import { provided, type Scenario, withRig } from './scenario.js';

const IN_A_SWEEP = ['^INSERT INTO `digest`', '^INSERT INTO `reminder_rung`', '^INSERT INTO `outbox`'];

/**
 * Several processes on one database behind a balancer, whose clocks ring at the same instant; one of them dies in the middle
 * of a sweep. What is due is told once.
 */
function manyProcesses(count: number): Scenario {
  return {
    id: `${count}-processes`,
    on: ['MariaDB'],
    run: (chance, databaseUrl) =>
      withRig({ chance, databaseUrl, units: 4 }, async (rig) => {
        const bots = await Promise.all(Array.from({ length: count }, () => rig.start()));
        const [done, left] = [beginDay(rig), beginDay(rig, { name: '无人审核', reviewed: false })];
        await done.run();
        await left.run();
        await chance.oneOf(bots).crashAt({ on: chance.oneOf(IN_A_SWEEP), when: 'after', nth: chance.between(1, 3) });
        await liveThrough(rig, 10 * 24);
        const rung: { n: number }[] = await rig.sql.query('SELECT COUNT(*) AS n FROM reminder_rung');
        const broken = await judge(rig, [done, left], ['fileContract', 'review']);
        const died = bots.some((bot) => !bot.alive());
        return provided(
          died && Number(rung[0]?.n) > 8,
          broken,
          `${died ? 'one' : 'no process'} died, ${String(rung[0]?.n)} reminders were due`,
        );
      }),
  };
}

export const twoProcesses = manyProcesses(2);
export const fourProcesses = manyProcesses(4);
