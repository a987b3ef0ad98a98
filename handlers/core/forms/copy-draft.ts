import { isDeepStrictEqual } from 'node:util';
import type { Project } from '../../../entities/project.entity.js';
import type { Form, Policy } from '../../../policies/schema/index.js';
import { type Copied, copyAnswers } from '../../../workflow/forms/copy.js';
import { civilDate, partsOf } from '../../../workflow/time/civil.js';
import type { Context, Scope } from '../../context.js';
import { recordOf } from '../apply/writing.js';
import { afterOwnPress, beginDraft } from './begin-draft.js';
import { loadCase } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { withoutDefaults } from './defaults.js';
import { type Filling, fillingOf } from './filling.js';
import { initialValues } from './initial-values.js';
import { keep } from './keep.js';

/** As many as fit on the card that asks. */
const OFFERED = 5;

/** A declaration of the unit that a new one may begin with. */
export interface Earlier {
  readonly project: Project;
  readonly year: number;
}

/** The unit's earlier declarations under the policy, whichever of its versions: last year's first, then the newest. */
export async function earlierOf({ tx, actor, today }: Context, policyId: string): Promise<Earlier[]> {
  const lastYear = partsOf(today)[0] - 1;
  const all = await tx.projects.ofUnit(policyId, actor.unitId, { status: ['running', 'ended'] });
  return all
    .map((project) => ({ project, year: partsOf(civilDate(project.createdAt))[0] }))
    .sort((a, b) => Number(b.year === lastYear) - Number(a.year === lastYear) || b.project.id - a.project.id)
    .slice(0, OFFERED);
}

/** A draft that was begun with an earlier declaration's answers, and what came of them. */
export interface CopiedDraft {
  readonly filling: Filling;
  readonly copied: Copied;
  readonly form: Form;
}

/** Begins a draft with an earlier declaration's answers. The same one that was begun and not touched is taken up again. */
export async function copyDraft(context: Context, policy: Policy, source: Project): Promise<CopiedDraft> {
  await afterOwnPress(context);
  const from = await loadCase(context, source.id);
  const again = await untouchedCopy(context, from);
  if (again !== null) return again;
  const begun = await copiedInto(context, from, await beginDraft(context, policy));
  const { copied, form, filling } = begun;
  const kept = await keep(context, filling, copied.values, 0);
  const { name, number } = source;
  const body = { fromProjectId: source.id, name, number, taken: copied.taken, left: [...copied.left] };
  await recordOf(context, kept.found.project.id, context.actor.id, { type: 'DRAFT_COPIED', body });
  return { filling: kept, copied, form };
}

/** Pressing twice must not leave two drafts. */
async function untouchedCopy(context: Context, from: Case): Promise<CopiedDraft | null> {
  const { tx, actor } = context;
  for (const project of await tx.projects.ofUnit(from.project.policyId, actor.unitId, { status: 'draft' })) {
    if (project.handlerId !== actor.id) continue;
    const found = await loadCase(context, project.id);
    if (found.materials.length > 0 || found.forms.length !== 1) continue;
    const made = await copiedInto(context, from, found);
    const copied = withoutDefaults(made.form, made.copied.values, {}, context.today);
    if (isDeepStrictEqual(found.forms[0]?.values, copied)) return made;
  }
  return null;
}

async function copiedInto(context: Scope, from: Case, found: Case): Promise<CopiedDraft> {
  const task = found.tasks.find(({ state, task: id }) => state === 'open' && id === found.policy.begins);
  const filling = task === undefined ? null : await fillingOf(context, found, task);
  if (filling === null || filling.form === null || filling.formId === null) {
    throw new Error(`policy ${found.policy.id} begins with no form`);
  }
  const { form, formId } = filling;
  const before = from.forms.findLast((row) => row.form === formId && row.state === 'submitted')?.values ?? {};
  const fresh = await initialValues(context, found, formId);
  const copied = copyAnswers(form, from.policy.forms[formId] ?? form, { before, fresh, today: context.today });
  return { filling, copied, form };
}
