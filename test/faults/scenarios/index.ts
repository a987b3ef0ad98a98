import { anyProcess } from './any-process.js';
import { clockJumps } from './clock-jumps.js';
import { crashPoints } from './crash-points.js';
import { databaseLost } from './database-lost.js';
import { diskFull } from './disk-full.js';
import { duplicates } from './duplicates.js';
import { longOutage } from './long-outage.js';
import { fourProcesses, twoProcesses } from './many-processes.js';
import { migration } from './migration.js';
import { pausedHolder } from './paused-holder.js';
import { lateAnswers, platformTrouble } from './platform-trouble.js';
import { rollingRestart } from './rolling-restart.js';
import type { Scenario } from './scenario.js';

/** Every way in which things are made to go wrong. */
export const SCENARIOS: readonly Scenario[] = [
  crashPoints,
  rollingRestart,
  anyProcess,
  migration,
  longOutage,
  platformTrouble,
  lateAnswers,
  databaseLost,
  diskFull,
  duplicates,
  twoProcesses,
  fourProcesses,
  pausedHolder,
  clockJumps,
];
