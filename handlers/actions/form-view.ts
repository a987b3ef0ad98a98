import { refuse, Refused } from '../../workflow/refusals.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadTask } from '../core/case/case.js';
import { readingCard } from '../present/form-reading.js';
import type { ActionHandler } from './handler.js';

/** Reads one page of the forms that a task is about, as they stand. */
export const viewForm: ActionHandler<'form.view'> = async (context, { task: taskId, page }) => {
  const { found, task } = await loadTask(context, taskId);
  await assertMayView(context, found.project);
  const card = await readingCard(context, found, task, context.actor, page);
  if (card === null) throw new Refused(refuse('NOTHING_FOUND', { says: '这项待办没有可以查看的填报内容。' }));
  return { card, shows: { card: 'form-view', projectId: found.project.id, taskId } };
};
