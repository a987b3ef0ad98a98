import type { Context } from '../context.js';
import { mayDo } from './authorise.js';
import { loadTask, taskDefinition } from './case.js';
import { fillingOf } from './filling.js';
import { keep } from './keep.js';
import { readForm } from './read-page.js';

/** Keeps what was typed on a page of a form whose card is about to give way to another. A press without answers keeps nothing. */
export async function keepTyped(context: Context, taskId: number, raw: Readonly<Record<string, unknown>>): Promise<void> {
  const { found, task } = await loadTask(context, taskId);
  const { kind, form } = taskDefinition(found, task.task);
  const fields = found.policy.forms[form ?? '']?.pages.flatMap((page) => page.fields) ?? [];
  const mayFill = (kind === 'form' || kind === 'filing') && mayDo(context.actor, found, task);
  if (!mayFill || task.state !== 'open' || !fields.some(({ id }) => Object.hasOwn(raw, id))) return;
  const filling = await fillingOf(context, found, task);
  await keep(context, filling, readForm(filling, raw), filling.draft?.page ?? 0);
}
