import { setTimeout as sleep } from 'node:timers/promises';
import { beginDay, judge } from '../kit/day.js';
import type { CrashPoint } from '../kit/orders.js';
import type { Rig } from '../kit/rig.js';
import { provided, type Scenario, withRig } from './scenario.js';

/** Where a process dies: named by what it had just done, or was about to do. */
export const POINTS: Readonly<Record<string, Omit<CrashPoint, 'nth'>>> = {
  'after a commit, before the answer': { on: '^COMMIT', when: 'after' },
  'before a commit': { on: '^COMMIT', when: 'before' },
  'in the middle of a unit': { on: '^INSERT INTO `audit`', when: 'after' },
  'after a decision, before it is told': { on: '^DELETE FROM `telling`', when: 'before' },
  'while it is told': { on: '^INSERT INTO `card_message`', when: 'after' },
  'after claiming messages': { on: "^UPDATE `outbox` SET `state` = 'sending'", when: 'after' },
  'after sending, before marking it': { on: '^UPDATE `outbox` SET `state` = \\S+, `messageId`', when: 'before' },
  'after a file was kept, before its row': { on: '^INSERT INTO `material`', when: 'before' },
};

/** A process dies at one point after another, under load; another one takes over. */
export const crashPoints: Scenario = {
  id: 'crash-points',
  on: ['SQLite', 'MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl }, async (rig) => {
      await rig.start();
      const day = beginDay(rig, { each: 2 });
      const points = shuffled(Object.values(POINTS), () => chance.next());
      let [next, died] = [0, 0];
      await day.run(async () => {
        const point = points[next];
        if (point === undefined) return sleep(100);
        next += 1;
        if (await dieAt(rig, { ...point, nth: chance.between(1, 4) }, () => day.finished())) died += 1;
      });
      const broken = await judge(rig, day);
      return provided(died > 0, broken, 'no process came to its point');
    }),
};

/** The process that runs dies at the point, if it comes there, which is answered; its successor is started beforehand, since a start takes seconds. */
async function dieAt(rig: Rig, point: CrashPoint, over: () => boolean): Promise<boolean> {
  const [bot] = rig.bots.filter((one) => one.alive());
  const successor = rig.launch();
  await bot?.crashAt(point);
  const patience = Date.now() + 8000;
  while (bot?.alive() === true && Date.now() < patience && !over()) await sleep(50);
  const died = bot?.alive() === false;
  await bot?.kill();
  await successor.ready();
  return died;
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
