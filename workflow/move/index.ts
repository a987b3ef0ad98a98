import type { Policy } from '../../policies/schema/index.js';
import type { Situation } from '../decide/situation.js';
import type { EffectOf } from '../decision.js';
import { changesBetween } from './changes.js';
import { clocksUnder } from './clocks.js';
import { type Movable, obstaclesOf } from './obstacles.js';
import { renamed, type Renames, renamesOf } from './renames.js';

/** What moving a running project to another version of its policy would mean. Nothing is written by planning it. */
export interface MovePlan {
  readonly from: string;
  readonly to: string;
  /** Why it cannot be moved, each with what to do about it; none when it can. */
  readonly obstacles: readonly string[];
  /** What would change for the people concerned. */
  readonly changes: readonly string[];
  readonly renames: Renames;
  readonly clocks: readonly EffectOf<'deadlineMoved' | 'deadlineStarted' | 'deadlineClosed'>[];
}

/** Holds a project against another version of its policy. `before` is its situation under the version it is pinned to. */
export function planMove(before: Situation, to: Policy, letters: Movable['letters']): MovePlan {
  const { policy: from, project } = before;
  const renames = renamesOf(from, to);
  const common = { from: from.version, to: to.version, renames };
  const obstacles = obstaclesOf(from, to, { project, letters }, renames);
  if (obstacles.length > 0) return { ...common, obstacles, changes: [], clocks: [] };
  const after: Situation = { ...before, policy: to, project: renamed(project, renames) };
  const clocks = clocksUnder(after, `办法改用版本 ${to.version}`);
  return { ...common, obstacles, changes: changesBetween(before, after, clocks), clocks };
}
