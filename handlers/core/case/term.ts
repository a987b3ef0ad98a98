import type { Deadline } from '../../../entities/deadline.entity.js';
import type { Deadline as DeadlineRule } from '../../../policies/schema/index.js';
import { termOfClock } from '../../../workflow/decide/term.js';
import type { Scope } from '../../context.js';
import { seenFrom, situationOf } from './case.js';
import type { Case } from './project-case.js';

/** What a clock counts by, with the longer time that was granted to it; undefined where its policy has no such deadline. */
export function ruleOf(scope: Scope, found: Case, row: Deadline): DeadlineRule | undefined {
  const deadline = found.policy.deadlines[row.deadline];
  const task = found.tasks.find(({ id }) => id === row.taskId);
  if (deadline?.extended === undefined) return deadline;
  return termOfClock(situationOf(scope, task === undefined ? found : seenFrom(found, task)), deadline, row);
}
