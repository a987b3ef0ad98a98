import type { Material, Policy } from '../../policies/schema/index.js';
import { askedMaterials } from '../../workflow/decide/missing.js';
import { hasMaterial } from '../../workflow/materials.js';
import type { Task } from '../../entities/task.entity.js';
import type { Context } from '../context.js';
import { mayDo } from '../core/rights/authorise.js';
import { couldDo } from '../core/people/duty.js';
import { loadCase, loadTask, seenFrom, taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { fillingOf } from '../core/forms/filling.js';
import { paperKey } from '../core/forms/shared-papers.js';
import { endingOf } from './kind.js';
import type { Wanted } from '../core/forms/wanted.js';

/** Tasks that are looked at: newest first, so that an office with a long list is still answered at once. */
const LOOKED_AT = 20;

/** The material that the person was asked for and has not sent yet; null when that was long ago or is no longer so. */
export async function expected(context: Context): Promise<Wanted | null> {
  const expectation = await context.tx.expectations.get(context.actor.id);
  if (expectation === null || expectation.expiresAt <= context.now) return null;
  const task = await context.tx.tasks.get(expectation.taskId);
  return task === null ? null : wantedBy(context, task.id, expectation.material);
}

/** A material of a task, where the person may hand it in now; else null. */
export async function wantedBy(context: Context, taskId: number, materialId: string): Promise<Wanted | null> {
  const { found, task } = await loadTask(context, taskId);
  if (task.state !== 'open' || !mayDo(context.actor, found, task)) return null;
  return (await wantedOf(context, found, task)).find(({ id }) => id === materialId) ?? null;
}

/** Everything that the person's open tasks ask for, missing things first; of a paper that several ask for the task at which he is. */
export async function allWanted(context: Context): Promise<Wanted[]> {
  const asking: { readonly touchedAt: number; readonly wanted: Wanted[] }[] = [];
  for (const { task, project } of (await openTasks(context)).slice(-LOOKED_AT).reverse()) {
    const policy = context.deps.policies.get(project.policyId, project.policyVersion);
    if (policy === undefined || materialIds(policy, task.task).length === 0) continue;
    const found = seenFrom(await loadCase(context, project.id), task);
    asking.push({ touchedAt: touchedAt(context, found, task), wanted: await wantedOf(context, found, task) });
  }
  const wanted = asking.sort((a, b) => b.touchedAt - a.touchedAt).flatMap((each) => each.wanted);
  const each = wanted.filter((one, at) => wanted.findIndex((other) => placeOf(other) === placeOf(one)) === at);
  return [...each.filter(({ received }) => !received), ...each.filter(({ received }) => received)];
}

/** When the person last did something about a task; 0 where he has not begun. */
function touchedAt({ actor }: Context, { forms, materials }: Case, { id }: Task): number {
  const own = [...forms, ...materials].filter(({ taskId, byId }) => taskId === id && byId === actor.id);
  return Math.max(0, ...own.map(({ at }) => at));
}

function placeOf({ found, task, id, material }: Wanted): string {
  return `${String(found.project.id)} ${paperKey(id, material.everyTime, task.id, task.subject)}`;
}

/** The person's open tasks with their projects, oldest first. */
export async function openTasks({ tx, deps, actor }: Context) {
  const policies = deps.policies.all().filter(({ id }) => id === actor.policyId);
  const roles = [...new Set(policies.flatMap((policy) => Object.keys(policy.roles)))];
  const open = await tx.tasks.openFor({ actorRoles: roles, policyId: actor.policyId });
  return open.filter(({ task, project }) => {
    const policy = deps.policies.get(project.policyId, project.policyVersion);
    return policy !== undefined && couldDo(actor, policy, project, task);
  });
}

/** Whether a file's name ends as the material asks. */
export function accepts({ accept }: Material, fileName: string): boolean {
  const ending = endingOf(fileName);
  return accept.some((each) => endingOf(`x.${each}`) === ending);
}

/** Whether a file's name holds the material's whole name. */
export function bears({ name }: Material, fileName: string): boolean {
  return bare(fileName).includes(bare(name));
}

/** Whether a file's name speaks of the material: it holds most pairs of its name's characters. */
export function speaksOf({ name }: Material, fileName: string): boolean {
  const wanted = bare(name);
  const given = bare(fileName);
  const pairs = [...wanted].slice(1).map((_, at) => wanted.slice(at, at + 2));
  return pairs.length > 1 && pairs.filter((pair) => given.includes(pair)).length >= pairs.length * 0.6;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** What is asked for follows the answers as they are being filled in. */
async function wantedOf(context: Context, submitted: Case, task: Task): Promise<Wanted[]> {
  const { found } = await fillingOf(context, submitted, task);
  const ids = new Set(askedMaterials(found.policy, taskDefinition(found, task.task), found.read));
  return [...ids].flatMap((id): Wanted[] => {
    const material = found.policy.materials[id];
    return material === undefined
      ? []
      : [{ found, task, id, material, received: hasMaterial(found.policy, found.facts, id, task.id) }];
  });
}

/** The materials that a task may ask for under any circumstances. */
function materialIds({ tasks, forms }: Policy, taskId: string): string[] {
  const task = tasks[taskId];
  return [...(task?.materials ?? []), ...(forms[task?.form ?? '']?.pages.flatMap(({ materials }) => materials) ?? [])];
}
