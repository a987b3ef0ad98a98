import type { Context } from '../context.js';
import { fillingCard } from '../present/form.js';
import type { Filling } from '../core/forms/filling.js';
import { redraw } from '../core/tell/tell.js';

/** What was kept on a page shows on the person's card in the chat too, so that a later press there does not bring back what stood before. */
export async function redrawForm(context: Context, filling: Filling, page: number): Promise<void> {
  if (context.inbound.onPage !== true) return;
  const messages = await context.tx.cardMessages.ofTask(filling.task.id);
  const newest = messages.findLast(({ staffId, card }) => staffId === context.actor.id && card === 'task');
  if (newest === undefined) return;
  await redraw(context, [newest], () => Promise.resolve(fillingCard(context, filling, { page })), null);
}
