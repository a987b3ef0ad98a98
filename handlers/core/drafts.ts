import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context, Scope } from '../context.js';
import { assertMayAct } from './authorise.js';
import { type Case, loadCase } from './case.js';

/** 草稿箱: a person's own drafts, newest first, and those of colleagues who have left. */
export async function draftsOf({ tx }: Scope, person: Staff): Promise<Project[]> {
  const drafts = await tx.projects.ofUnit(person.policyId, person.unitId, { status: 'draft' });
  const handlers = await tx.staff.getMany([...new Set(drafts.map(({ handlerId }) => handlerId))]);
  const others = new Set(handlers.filter(({ id, active }) => active && id !== person.id).map(({ id }) => id));
  return drafts.filter(({ handlerId }) => !others.has(handlerId));
}

/** A draft with its task, for someone who may fill it in. Throws `NOTHING_TO_DO` once it was handed in or deleted. */
export async function openDraft(context: Context, projectId: number): Promise<{ found: Case; task: Task }> {
  const project = await context.tx.projects.get(projectId);
  if (project?.status !== 'draft')
    throw new Refused(
      refuse('NOTHING_TO_DO', { says: '这份草稿已经提交或删除。发送“草稿箱”查看现有的草稿，发送“我的项目”查看已提交的项目。' }),
    );
  const found = await loadCase(context, projectId);
  const task = found.tasks.find(({ state, task: id }) => state === 'open' && id === found.policy.begins);
  if (task === undefined) throw new Refused(refuse('TASK_NOT_FOUND'));
  assertMayAct(context.actor, found, task.actor);
  return { found, task };
}
