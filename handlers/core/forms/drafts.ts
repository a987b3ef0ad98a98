import type { ProjectRef } from '../../../cards/kit/props.js';
import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context, Scope } from '../../context.js';
import { assertMayDo, assertMayView } from '../rights/authorise.js';
import { loadCase } from '../case/case.js';
import type { Case } from '../case/project-case.js';

const GONE = '这份草稿已经提交或删除。发送“草稿箱”查看现有的草稿，发送“我的项目”查看已提交的项目。';

/** 草稿箱: the drafts of a person's unit, newest first. Colleagues stand in for each other. */
export function draftsOf({ tx }: Scope, person: Staff): Promise<Project[]> {
  return tx.projects.ofUnit(person.policyId, person.unitId, { status: 'draft' });
}

/** Whether a draft was handed in before: it got its number then, and was taken back. */
export function isWithdrawn({ status, number }: Pick<Project, 'status' | 'number'>): boolean {
  return status === 'draft' && number !== null;
}

/** Of a person's unit what was taken back and waits to be handed in again. */
export async function withdrawnOf(scope: Scope, person: Staff): Promise<ProjectRef[]> {
  const all = (await draftsOf(scope, person)).filter(isWithdrawn);
  const unit = all.length === 0 ? null : await scope.tx.units.get(person.unitId);
  return all.map(({ id, name, number }) => ({ id, name, number, unit: unit?.name ?? '' }));
}

/** How many there are. */
export function countDrafts({ tx }: Scope, { policyId, unitId }: Staff): Promise<number> {
  return tx.projects.countDrafts(policyId, unitId);
}

/** A draft that may be looked at, with its task. Throws `NOTHING_FOUND` once it was handed in or deleted. */
export async function findDraft(context: Context, projectId: number): Promise<{ found: Case; task: Task }> {
  const project = await context.tx.projects.get(projectId);
  if (project?.status !== 'draft') throw new Refused(refuse('NOTHING_FOUND', { says: GONE }));
  await assertMayView(context, project);
  const found = await loadCase(context, projectId);
  const task = found.tasks.find(({ state, task: id }) => state === 'open' && id === found.policy.begins);
  if (task === undefined) throw new Refused(refuse('TASK_NOT_FOUND'));
  return { found, task };
}

/** The same for someone who may fill it in; else throws `NOT_YOURS`. */
export async function openDraft(context: Context, projectId: number): Promise<{ found: Case; task: Task }> {
  const { found, task } = await findDraft(context, projectId);
  assertMayDo(context.actor, found, task);
  return { found, task };
}
