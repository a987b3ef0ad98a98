import { holdsIf } from '../condition.js';
import type { Decision, Effect } from '../decision.js';
import { factReader } from '../read-facts.js';
import { refuse } from '../refusals.js';
import { refusalOf, resolve } from '../time/count.js';
import { startOf } from './deadlines.js';
import type { Situation } from './situation.js';

/**
 * Answers of an open task were kept. A deadline of that task which counts from one of them starts as soon as the date is
 * known, so that people are reminded before the form is handed in, and moves when the date is changed.
 */
export function filled(situation: Situation, taskId: number): Decision {
  const { policy, project, calendar } = situation;
  const task = project.tasks.find(({ id }) => id === taskId);
  if (task?.state !== 'open') return { ok: false, refusal: refuse('ALREADY_DONE') };
  const read = factReader(policy, project);
  const effects = Object.entries(policy.deadlines).flatMap(([id, deadline]): Effect[] => {
    const startOn = deadline.task === task.task && deadline.starts !== 'opened' ? startOf(situation, deadline) : null;
    if (startOn === null || !holdsIf(deadline.when, read) || refusalOf(startOn, deadline.count, calendar) !== null) return [];
    const running = project.deadlines.find((row) => row.deadline === id && row.taskId === taskId && row.state === 'running');
    const resolution = resolve(startOn, deadline.count, calendar);
    if (running === undefined) return [{ type: 'deadlineStarted', deadline: id, task: task.task, resolution }];
    return running.startOn === startOn
      ? []
      : [{ type: 'deadlineMoved', deadlineId: running.id, resolution, reason: '填报的日期改了' }];
  });
  return { ok: true, effects };
}
