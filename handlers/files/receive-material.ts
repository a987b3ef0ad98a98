import { checkPlan, type Finding, finding, isUnreadable } from '../../documents/index.js';
import type { Material as Row } from '../../entities/material.entity.js';
import type { PlanOutline } from '../../policies/schema/index.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { recordOf } from '../core/apply/writing.js';
import { loadCase } from '../core/case/case.js';
import { fillingOf } from '../core/forms/filling.js';
import { filesOf } from '../core/case/materials.js';
import type { FetchedFile } from './fetch.js';
import { endingOf, mimeOf } from './kind.js';
import { givenName } from '../present/form-views.js';
import { accepts } from './waiting.js';
import type { ReceivedMaterial, Wanted } from '../core/forms/wanted.js';

/** Where a file came from: a message, or one that was kept until the person said what it is. */
export type Origin = { readonly messageId: string } | { readonly row: Row };

const MB = 1024 * 1024;
const NOT_CHECKED = '逐项检查';

/**
 * Takes a file in as a material; the one before it is kept as replaced. Throws `FILE_TYPE`, `FILE_TOO_LARGE` and,
 * for a document that has to be checked and cannot be read, `FILE_UNREADABLE`; then nothing is changed.
 */
export async function receiveMaterial(
  context: Context,
  wanted: Wanted,
  file: FetchedFile,
  origin: Origin,
): Promise<ReceivedMaterial> {
  const { found, task, id } = wanted;
  const { tx, actor, now } = context;
  assertFits(wanted, file);
  const findings = findingsOf(wanted, file);
  const replaced = filesOf(found, id, task.id);
  const before = replaced.at(-1) ?? null;
  const named = { name: file.name, sha256: file.sha256, size: file.size, mime: mimeOf(file.name) };
  const belongs = { taskId: task.id, findings };
  let materialId: number;
  if ('row' in origin) {
    for (const row of replaced) await tx.materials.update(row.id, { state: 'replaced' });
    await tx.materials.update(origin.row.id, { ...belongs, projectId: found.project.id, material: id, state: 'current' });
    materialId = origin.row.id;
  } else {
    const row = { ...named, ...belongs, byId: actor.id, messageId: origin.messageId, at: now };
    const ids = replaced.map((old) => old.id);
    materialId = await tx.materials.replaceCurrent(found.project.id, id, row, ids);
  }
  await tx.expectations.clear(actor.id);
  const body = { materialId, material: id, name: file.name, sha256: file.sha256, size: file.size };
  await recordOf(context, found.project.id, actor.id, { type: 'MATERIAL_RECEIVED', body });
  return {
    found: (await fillingOf(context, await loadCase(context, found.project.id), task)).found,
    wanted,
    file,
    replaced: before?.name ?? null,
    findings,
  };
}

/** Throws `FILE_TYPE` and `FILE_TOO_LARGE`: both can be told before the file has come. */
export function assertFits({ material }: Wanted, { name, size }: Pick<FetchedFile, 'name' | 'size'>): void {
  if (!accepts(material, name)) {
    throw new Refused(
      refuse('FILE_TYPE', { name, of: `“${material.name}”`, accept: acceptWords(material.accept) }, material.article),
    );
  }
  if (size > material.maxMB * MB) throw new Refused(refuse('FILE_TOO_LARGE', { name, max: String(material.maxMB) }));
}

/** `PDF、DOCX`. */
export function acceptWords(accept: readonly string[]): string {
  return accept.map((ending) => ending.toUpperCase()).join('、');
}

/** Whether a file is looked into when it comes as this material. Only .docx can be; other formats are taken without. */
export function isChecked(wanted: Wanted, name: string): boolean {
  return outlineOf(wanted) !== undefined && endingOf(name) === 'docx';
}

function outlineOf({ found, material }: Wanted): PlanOutline | undefined {
  return found.policy.outlines[material.check ?? ''];
}

/** Advice on a document at once; one that cannot be looked into is taken all the same, and that it was not is kept with it. */
function findingsOf(wanted: Wanted, { name, document }: FetchedFile): readonly Finding[] | null {
  const { found, material } = wanted;
  const outline = outlineOf(wanted);
  if (outline === undefined) return null;
  if (!isChecked(wanted, name) || document === null) {
    const says = `只有 .docx 能逐项检查，这个文件是 .${endingOf(name)}，没有检查。有 Word 原稿的，建议改发 .docx。`;
    return [finding(material, NOT_CHECKED, 'unchecked', says)];
  }
  if (!isUnreadable(document)) {
    const { unit } = found;
    return checkPlan(document, outline, { projectName: givenName(found) ?? '', unit: unit.name, fileName: name });
  }
  const why = document.unreadable.split('。')[0] ?? '';
  if (document.tooLarge !== true) throw new Refused(refuse('FILE_UNREADABLE', { name, why }));
  return [finding(material, NOT_CHECKED, 'unchecked', `${why}，没有逐项检查，请人工核对。`)];
}
