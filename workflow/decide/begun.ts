import { holds } from '../condition.js';
import type { Decision, Touch } from '../decision.js';
import type { ProjectFacts, TaskFacts } from '../facts.js';
import { factReader } from '../read-facts.js';
import { refuse } from '../refusals.js';
import { formatDate } from '../time/civil.js';
import type { Situation } from './situation.js';

/** What a person began by himself for the project, and is open still. What is only being opened in this decision has no row yet. */
export function isBegun(
  { policy }: Pick<Situation, 'policy'>,
  { id, task, state, openedBy, subject }: Pick<TaskFacts, 'id' | 'task' | 'state' | 'openedBy' | 'subject'>,
): boolean {
  return id > 0 && state === 'open' && openedBy === null && subject === null && policy.tasks[task]?.startable !== undefined;
}

/** Whether a task may be begun by a person as these facts stand. */
export function mayBegin(
  { policy }: Pick<Situation, 'policy'>,
  { task }: Pick<TaskFacts, 'task'>,
  project: ProjectFacts,
): boolean {
  const startable = policy.tasks[task]?.startable;
  return startable !== undefined && holds(startable, factReader(policy, project));
}

/**
 * What was begun by mistake is let go again, as if it had not been begun: before anybody else put something into it, and before it is late;
 * what is late stays to be seen.
 */
export function letGo({ project, policy, today }: Situation, task: TaskFacts, [touch]: readonly Touch[]): Decision {
  if (touch !== undefined) return { ok: false, refusal: refuse('BEGUN_TOUCHED', { who: touch.who, what: touch.what }) };
  const late = project.deadlines.find(({ taskId, state, dueOn }) => taskId === task.id && state === 'running' && dueOn < today);
  if (late !== undefined) {
    const data = { task: policy.tasks[task.task]?.name ?? task.task, due: formatDate(late.dueOn) };
    return { ok: false, refusal: refuse('BEGUN_LATE', data) };
  }
  return { ok: true, effects: [{ type: 'taskCancelled', taskId: task.id, why: '还没有提交，经办人不办了。' }] };
}
