import type { Policy } from '../../../policies/schema/index.js';
import { startDeadlines } from '../../../workflow/decide/deadlines.js';
import { carryOut } from '../../../workflow/decide/effects.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context } from '../../context.js';
import { apply } from '../apply/index.js';
import { recordOf } from '../apply/writing.js';
import { withoutDefaults } from './defaults.js';
import { holdsRole } from '../people/duty.js';
import { loadCase, situationOf } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { initialValues } from './initial-values.js';
import { UNNAMED } from './keep.js';
import { searchKeys } from '../case/search-keys.js';

/**
 * Begins a project under the policy's version in force: a draft without a number, its first task, and a form with
 * everything that is known already. A draft that was begun and never touched is taken up again instead.
 */
export async function beginDraft(context: Context, policy: Policy): Promise<Case> {
  const { tx, actor, now } = context;
  await afterOwnPress(context);
  const untouched = await untouchedDraft(context, policy.id);
  if (untouched !== null) return untouched;
  const first = policy.tasks[policy.begins];
  if (first === undefined) throw new Error(`policy ${policy.id} begins with no task of its own`);
  const projectId = await tx.projects.insert({
    policyId: policy.id,
    policyVersion: policy.version,
    unitId: actor.unitId,
    handlerId: actor.id,
    name: UNNAMED,
    nameKeys: searchKeys(UNNAMED),
    status: 'draft',
    stage: first.stage,
    flags: {},
    createdAt: now,
    updatedAt: now,
  });
  const body = { policyId: policy.id, policyVersion: policy.version, unitId: actor.unitId, name: UNNAMED };
  await recordOf(context, projectId, actor.id, { type: 'PROJECT_BEGUN', body });
  return openFirst(context, await loadCase(context, projectId));
}

/** Throws a kind no where the person's role does not declare under this policy. */
export function assertMayDeclare({ actor }: Context, policy: Policy): void {
  const role = policy.tasks[policy.begins]?.actor ?? '';
  if (holdsRole(actor, policy, role, { policyId: policy.id, unitId: actor.unitId })) return;
  const who = policy.roles[role]?.name ?? '申报单位';
  throw new Refused(refuse('NOT_FOR_YOU', { says: `${policy.jurisdiction}的项目由${who}申报，请联系本单位经办人。` }));
}

/** A person's presses that begin a draft wait for each other here: of a double one the second finds what the first began. */
export async function afterOwnPress({ tx, actor }: Context): Promise<void> {
  await tx.sequence.turn(`drafts:${String(actor.id)}`);
}

async function openFirst(context: Context, found: Case): Promise<Case> {
  const { policy, project } = found;
  const { effects, situation } = carryOut(situationOf(context, found), [{ open: policy.begins }]);
  const cause = { byId: context.actor.id, taskId: null };
  const { aftermath, after } = await apply(context, found, [...effects, ...startDeadlines(situation, effects)], cause);
  const [taskId] = aftermath.openedTasks;
  const form = policy.tasks[policy.begins]?.form;
  if (taskId !== undefined && form !== undefined) {
    const first = await initialValues(context, after, form);
    const definition = policy.forms[form];
    const values = definition === undefined ? first : withoutDefaults(definition, first, {}, context.today);
    const draft = { projectId: project.id, taskId, form, values, page: 0, state: 'draft' } as const;
    await context.tx.forms.insert({ ...draft, byId: context.actor.id, at: context.now });
  }
  return loadCase(context, project.id);
}

/** Pressing twice must not leave two drafts. */
async function untouchedDraft(context: Context, policyId: string): Promise<Case | null> {
  const { tx, actor } = context;
  for (const project of await tx.projects.ofUnit(policyId, actor.unitId, { status: 'draft' })) {
    if (project.handlerId !== actor.id || project.name !== UNNAMED) continue;
    const found = await loadCase(context, project.id);
    if (found.forms.every(({ version }) => version === 1) && found.materials.length === 0) return found;
  }
  return null;
}
