import type { Decision, Effect } from '../decision.js';
import { within } from '../own.js';
import { refuse } from '../refusals.js';
import { startDeadlines } from './deadlines.js';
import { carryOut } from './effects.js';
import type { Situation } from './situation.js';

/**
 * What follows by itself when a deadline's day has passed and its task is still open. It happened at the end of that day:
 * what begins by it counts from there, whenever the clock gets to it.
 */
export function lapse(situation: Situation, deadlineId: number): Decision {
  const { policy, project, today } = situation;
  const row = project.deadlines.find(({ id }) => id === deadlineId);
  const lapses = policy.deadlines[row?.deadline ?? '']?.lapses ?? [];
  const task = project.tasks.find(({ id }) => id === row?.taskId);
  if (row?.state !== 'running' || today <= row.dueOn || lapses.length === 0 || project.status === 'ended') {
    return { ok: false, refusal: refuse('NOTHING_TO_DO', { says: '这个时限没有到期，或已经办结。' }) };
  }
  const then = { ...situation, today: row.dueOn, project: within(project, task?.subject ?? null) };
  const { effects, situation: end } = carryOut(then, lapses);
  const lapsed: Effect = { type: 'deadlineLapsed', deadlineId };
  return { ok: true, effects: [lapsed, ...effects, ...startDeadlines(end, effects)] };
}
