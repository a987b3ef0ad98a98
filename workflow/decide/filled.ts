import type { Decision, Effect } from '../decision.js';
import { gather } from '../gather.js';
import { within } from '../own.js';
import { refuse } from '../refusals.js';
import { clockOf, started, workOut } from './deadlines.js';
import { fieldsOf } from './points.js';
import type { Situation } from './situation.js';
import { termOf } from './term.js';

/**
 * Answers of an open task were kept. A deadline of that task which counts from one of them starts as soon as the date is
 * known, so that people are reminded before the form is handed in, and moves when the date is changed.
 */
export function filled(situation: Situation, taskId: number): Decision {
  const task = situation.project.tasks.find(({ id }) => id === taskId);
  if (task?.state !== 'open') return { ok: false, refusal: refuse('ALREADY_DONE') };
  const seen = { ...situation, project: within(situation.project, task.subject) };
  const effects = gather(Object.entries(situation.policy.deadlines), ([id, deadline]): Effect[] => {
    if (deadline.task !== task.task || fieldsOf(termOf(seen, deadline).starts).length === 0) return [];
    const worked = workOut(seen, deadline, task);
    const row = clockOf(seen, task, id);
    if (row === undefined) return started(seen, id, task, worked);
    if (worked === null || row.state !== 'running') return [];
    return row.startOn === worked.resolution.startOn
      ? []
      : [{ type: 'deadlineMoved', deadlineId: row.id, ...worked, reason: '填报的日期改了' }];
  });
  return { ok: true, effects };
}
