import type { Deadline } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import type { DeadlineFacts } from '../facts.js';
import { factReader } from '../read-facts.js';
import { dateOf } from './points.js';
import type { Situation } from './situation.js';

/** A deadline as it counts now: from the start and with the length of its extension, once that was granted. */
export function termOf({ policy, project }: Pick<Situation, 'policy' | 'project'>, deadline: Deadline): Deadline {
  const { extended } = deadline;
  if (extended === undefined || !holdsIf(extended.when, factReader(policy, project))) return deadline;
  const { starts, count, reading = deadline.reading } = extended;
  return { ...deadline, starts, count, reading };
}

/** The same as a clock has counted: one that ended before the extension never had it. */
export function termOfClock(situation: Situation, deadline: Deadline, { startOn, taskId }: DeadlineFacts): Deadline {
  const task = situation.project.tasks.find(({ id }) => id === taskId) ?? null;
  return dateOf(situation, deadline.starts, task) === startOn ? deadline : termOf(situation, deadline);
}
