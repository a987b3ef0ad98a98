import type { Card } from '../../cards/kit/tree.js';
import { opinionsAnswer } from '../../cards/opinions-answer.js';
import { opinionsReview } from '../../cards/opinions-review.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { mayDo } from '../core/rights/authorise.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { opinionsAtHand } from '../core/forms/opinions-at-hand.js';
import { opinionView, projectRef } from './views.js';

/** Where a form's confirmation stands: past its last page. */
export interface Confirms {
  readonly version: number;
  readonly page: number;
}

/** The opinions of a project for a person: the unit answers those not yet accepted, the reviewer settles them. */
export function opinionsCard(
  found: Case,
  task: Task,
  viewer: Staff,
  editing: number | null = null,
  confirms: Confirms | null = null,
): Card {
  const common = { taskId: task.id, version: task.version, project: projectRef(found) };
  const answers = taskDefinition(found, task.task).answersOpinions && mayDo(viewer, found, task);
  const views = opinionsAtHand(found, task, viewer).map((opinion) => opinionView(found, opinion));
  if (!answers) return opinionsReview.render({ ...common, opinions: views });
  const opinions = views.filter(({ state }) => state !== 'accepted');
  const { form, name } = taskDefinition(found, task.task);
  const handsIn = found.policy.forms[form ?? '']?.title ?? name;
  return opinionsAnswer.render({ ...common, handsIn, opinions, editing, faults: [], confirms });
}
