import { beginDay, judge } from '../kit/day.js';
import type { Trouble } from '../kit/platform.js';
import { provided, type Scenario, withRig } from './scenario.js';

const KINDS: readonly Trouble[] = ['slow', 'broken', 'tooMany', 'tooManyToOne', 'tokenRefused', 'dropped', 'lost'];

/** The platform is slow, refuses, breaks off, and takes messages without saying so. */
export const platformTrouble: Scenario = {
  id: 'platform-trouble',
  on: ['SQLite', 'MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl }, async (rig) => {
      await rig.start();
      rig.platform.trouble(0.35, KINDS);
      const day = beginDay(rig);
      await day.run();
      const broken = await judge(rig, day);
      return provided(rig.platform.met.size > 2, broken, 'hardly any call met trouble');
    }),
};

/** It answers after the bot has stopped waiting: ten seconds, so that only the long run has it. */
export const lateAnswers: Scenario = {
  id: 'late-answers',
  on: ['SQLite', 'MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl, units: 2 }, async (rig) => {
      await rig.start();
      rig.platform.trouble(0.2, ['late', 'late', 'lost', 'tokenRefused']);
      const day = beginDay(rig, { deadMs: 13_000 });
      await day.run();
      const broken = await judge(rig, day);
      return provided(rig.platform.met.has('late'), broken, 'no answer came late');
    }),
};
