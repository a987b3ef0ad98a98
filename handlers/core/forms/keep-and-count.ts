import { decide } from '../../../workflow/decide/index.js';
import type { FormValues } from '../../../workflow/facts.js';
import type { Context } from '../../context.js';
import { apply } from '../apply/index.js';
import { situationOf } from '../case/case.js';
import { pressedMessage } from '../apply/decide-and-write.js';
import { type Filling, fillingOf } from './filling.js';
import { keep } from './keep.js';
import { tellLater } from '../tell/tell-later.js';

/**
 * Keeps answers. Where a deadline of the task counts from a date among them, it starts or moves at once: people are
 * reminded, and asked why they are late, before the form is handed in.
 */
export async function keepAndCount(context: Context, filling: Filling, values: FormValues, page: number): Promise<Filling> {
  const kept = await keep(context, filling, values, page);
  const { found, task } = kept;
  const decision = decide(situationOf(context, found), { type: 'filled', taskId: task.id });
  if (!decision.ok || decision.effects.length === 0) return kept;
  const cause = { byId: context.actor.id, taskId: null };
  const { after } = await apply(context, found, decision.effects, cause, (aftermath) =>
    tellLater(context, found.project.id, aftermath, pressedMessage(context)),
  );
  return fillingOf(context, after, task);
}
