import type { Context } from '../../context.js';
import { mayDo } from '../rights/authorise.js';
import { loadTask, taskDefinition } from '../case/case.js';
import { fillingOf } from './filling.js';
import { keep } from './keep.js';
import { notTaken } from './not-taken.js';
import { readForm } from './read-page.js';

/**
 * Keeps what was typed on a page of a form whose card is about to give way to another. A press without answers keeps nothing.
 *
 * @returns what has to be said of answers that were not taken, since they were changed elsewhere too
 */
export async function keepTyped(context: Context, taskId: number, raw: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { found, task } = await loadTask(context, taskId);
  const { kind, form } = taskDefinition(found, task.task);
  const fields = found.policy.forms[form ?? '']?.pages.flatMap((page) => page.fields) ?? [];
  const mayFill = (kind === 'form' || kind === 'filing') && mayDo(context.actor, found, task);
  if (!mayFill || task.state !== 'open' || !fields.some(({ id }) => Object.hasOwn(raw, id))) return [];
  const filling = await fillingOf(context, found, task);
  const { values, conflicts } = readForm(context, filling, raw);
  await keep(context, filling, values, filling.draft?.page ?? 0);
  return notTaken(filling, conflicts);
}
