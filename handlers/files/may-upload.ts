import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { openFilling } from '../core/forms/filling.js';
import type { Upload } from '../inbound.js';
import { maxMB } from './fetch.js';
import { endingOf } from './kind.js';
import { assertFits } from './receive-material.js';
import { wantedBy } from './waiting.js';
import type { Wanted } from '../core/forms/wanted.js';

const MB = 1024 * 1024;

/**
 * Whether a file may come over a page, told before it has come: who sends it, what it is for, its kind by its name, its size.
 *
 * @returns the most bytes that it may have. @throws Refused as the file itself would be
 */
export async function mayUpload(
  context: Context,
  { task, material }: Omit<Upload, 'part'>,
  file: { readonly name: string; readonly size: number },
): Promise<number> {
  if (material !== null) {
    const wanted = await wantedFor(context, task, material);
    assertFits(wanted, file);
    return wanted.material.maxMB * MB;
  }
  await openFilling(context, task);
  const max = maxMB(context.deps, context.actor.policyId);
  if (endingOf(file.name) !== 'xlsx') throw new Refused(refuse('FILE_TYPE', { name: file.name, of: '', accept: 'XLSX' }));
  if (file.size > max * MB) throw new Refused(refuse('FILE_TOO_LARGE', { name: file.name, max: String(max) }));
  return max * MB;
}

/** A material that a task of the person's asks for. Throws `NOTHING_TO_DO`: over, somebody else's, or not needed any more. */
export async function wantedFor(context: Context, task: number, material: string): Promise<Wanted> {
  const wanted = (await context.tx.tasks.get(task)) === null ? null : await wantedBy(context, task, material);
  if (wanted !== null) return wanted;
  throw new Refused(refuse('NOTHING_TO_DO', { says: '这份材料现在不需要由您上传。请刷新页面，看看现在要交什么。' }));
}
