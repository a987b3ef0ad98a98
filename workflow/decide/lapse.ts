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
  const missed = missedWith(situation, effects);
  const others = missed.filter((id) => id !== deadlineId).map((id): Effect => lapsedOf(id, true));
  const lapsed = lapsedOf(deadlineId, missed.includes(deadlineId));
  return { ok: true, effects: [lapsed, ...others, ...effects, ...startDeadlines(end, effects)] };
}

function lapsedOf(deadlineId: number, missed: boolean): Effect {
  return { type: 'deadlineLapsed', deadlineId, missed };
}

/** The clocks that have run past their day with tasks that are let go now: nobody will ever meet them. Of those whose day is still to come nothing is said. */
function missedWith({ project, today }: Situation, effects: readonly Effect[]): number[] {
  const gone = new Set(effects.flatMap((effect) => (effect.type === 'taskCancelled' ? [effect.taskId] : [])));
  const isMissed = ({ taskId, state, dueOn }: (typeof project.deadlines)[number]): boolean =>
    taskId !== null && gone.has(taskId) && state === 'running' && dueOn < today;
  return project.deadlines.filter(isMissed).map(({ id }) => id);
}
