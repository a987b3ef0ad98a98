import { checkPlan, type Finding, isUnreadable } from '../../documents/index.js';
import type { Material as Row } from '../../entities/material.entity.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { recordOf } from '../core/apply/writing.js';
import { loadCase, seenFrom } from '../core/case.js';
import { filesOf } from '../core/materials.js';
import type { FetchedFile } from './fetch.js';
import { endingOf, mimeOf } from './kind.js';
import { accepts } from './waiting.js';
import type { ReceivedMaterial, Wanted } from './wanted.js';

/** Where a file came from: a message, or one that was kept until the person said what it is. */
export type Origin = { readonly messageId: string } | { readonly row: Row };

const MB = 1024 * 1024;

/**
 * Takes a file in as a material; the one before it is kept as replaced. Throws `FILE_TYPE`, `FILE_TOO_LARGE` and,
 * for a plan that cannot be read, `FILE_UNREADABLE`; then nothing is changed.
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
  const findings = planFindings(wanted, file);
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
    found: seenFrom(await loadCase(context, found.project.id), task),
    wanted,
    file,
    replaced: before?.name ?? null,
    findings,
  };
}

function assertFits({ material }: Wanted, { name, size }: FetchedFile): void {
  if (!accepts(material, name)) {
    throw new Refused(refuse('FILE_TYPE', { name, accept: acceptWords(material.accept) }, material.article));
  }
  if (size > material.maxMB * MB) throw new Refused(refuse('FILE_TOO_LARGE', { name, max: String(material.maxMB) }));
}

/** `PDF、DOCX`. */
export function acceptWords(accept: readonly string[]): string {
  return accept.map((ending) => ending.toUpperCase()).join('、');
}

/** Whether a file is looked into when it comes as this material. Only .docx can be; other formats are taken without. */
export function isChecked({ found, material }: Wanted, name: string): boolean {
  return found.policy.outlines[material.check ?? ''] !== undefined && endingOf(name) === 'docx';
}

/** Advice on a plan document at once. */
function planFindings(wanted: Wanted, { name, document }: FetchedFile): readonly Finding[] | null {
  const { found, material } = wanted;
  const outline = found.policy.outlines[material.check ?? ''];
  if (!isChecked(wanted, name) || outline === undefined || document === null) return null;
  if (isUnreadable(document)) {
    throw new Refused(refuse('FILE_UNREADABLE', { name, why: document.unreadable.split('。')[0] ?? '' }));
  }
  return checkPlan(document, outline, { projectName: found.project.name, unit: found.unit.name, fileName: name });
}
