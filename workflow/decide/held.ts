import type { Decision, Effect } from '../decision.js';
import type { DeadlineFacts } from '../facts.js';
import type { CivilDate } from '../time/civil.js';
import type { Situation } from './situation.js';

/** The meeting to which a task was brought was held: what had only to be held by then is met, whenever its conclusion is recorded. */
export function held(situation: Situation, taskId: number, on: CivilDate): Decision {
  const met = heldBy(situation, taskId).filter(
    ({ state, dueOn }) => (state === 'running' || state === 'suspended') && on <= dueOn,
  );
  return {
    ok: true,
    effects: met.map(({ id }): Effect => ({ type: 'deadlineClosed', deadlineId: id, state: 'met', on, reason: null })),
  };
}

/** It turns out that it was not held then: what counted as met runs on. */
export function notHeld(situation: Situation, taskId: number): Decision {
  const isOpen = situation.project.tasks.some(({ id, state }) => id === taskId && state === 'open');
  const met = isOpen ? heldBy(situation, taskId).filter(({ state }) => state === 'met') : [];
  return { ok: true, effects: met.map(({ id }): Effect => ({ type: 'deadlineReopened', deadlineId: id })) };
}

function heldBy({ policy, project }: Situation, taskId: number): DeadlineFacts[] {
  return project.deadlines.filter((row) => row.taskId === taskId && policy.deadlines[row.deadline]?.byMeeting === true);
}
