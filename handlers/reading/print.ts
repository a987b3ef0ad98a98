import type { PageBlock } from '../../documents/index.js';
import type { Letter } from '../../entities/letter.entity.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadTask } from '../core/case/case.js';
import { isKept, readsDraft } from '../core/rights/inner.js';
import { valueBlocks } from '../deeds/project-file/forms.js';
import { assertMayRead } from '../core/letters/read-letter.js';
import { ofLot } from '../core/case/task-name.js';

/** A form as it was handed in, to be printed. */
export interface FormSheet {
  readonly title: string;
  readonly project: { readonly id: number; readonly name: string; readonly number: string | null; readonly unit: string };
  /** Epoch ms. */
  readonly at: number;
  readonly draft: boolean;
  readonly blocks: readonly PageBlock[];
}

/** The newest revision of a task's form; a draft is for those who fill it in. @throws Refused where it is not there, or not for whoever asks */
export async function formSheet(context: Context, taskId: number): Promise<FormSheet> {
  const { found, task } = await loadTask(context, taskId);
  const { actor } = context;
  await assertMayView(context, found.project);
  const own = readsDraft(found, actor, taskId);
  const row = isKept(found, actor, task.id)
    ? undefined
    : found.forms.findLast((form) => form.taskId === taskId && (own || form.state === 'submitted'));
  if (row === undefined) throw new Refused(refuse('TASK_NOT_FOUND'));
  const { id, name, number } = found.project;
  return {
    title: ofLot(found, task, found.policy.forms[row.form]?.title ?? row.form),
    project: { id, name, number, unit: found.unit.name },
    at: row.at,
    draft: row.state === 'draft',
    blocks: valueBlocks({ found }, row),
  };
}

/** A letter that somebody may read. @throws Refused where it is not there, or not for whoever asks */
export async function letterSheet(
  context: Context,
  id: number,
): Promise<{ letter: Letter; project: { id: number; name: string } }> {
  const letter = await context.tx.letters.get(id);
  const project = letter === null ? null : await context.tx.projects.get(letter.projectId);
  if (letter === null || project === null) throw new Refused(refuse('TASK_NOT_FOUND'));
  await assertMayRead(context, project, letter);
  return { letter, project };
}
