import type { Task } from '../../entities/task.entity.js';
import type { Context } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { fillingOf } from '../core/forms/filling.js';
import { lateReasonAsked } from '../core/forms/late.js';
import { redraw } from '../core/tell/tell.js';
import { fillingCard } from '../present/form.js';

/**
 * Shows a file that has just come on the form card that waits for it. A page with questions is left alone: what is typed
 * there and not submitted yet would be lost.
 */
export async function redrawPage(context: Context, found: Case, task: Task): Promise<void> {
  const { kind } = taskDefinition(found, task.task);
  if (kind !== 'form' && kind !== 'filing') return;
  const filling = await fillingOf(context, found, task);
  const page = filling.draft?.page ?? 0;
  const asks = (filling.form?.pages[page]?.fields.length ?? 0) > 0 || lateReasonAsked(context, found, task) !== null;
  const messages = await context.tx.cardMessages.ofTask(task.id);
  const newest = messages.findLast(({ staffId, card }) => staffId === context.actor.id && card === 'task');
  if (asks || newest === undefined) return;
  await redraw(context, [newest], () => Promise.resolve(fillingCard(context, filling, { page })), null);
}
