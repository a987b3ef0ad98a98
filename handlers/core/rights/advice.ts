import type { Advice } from '../../../entities/advice.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Task as TaskDefinition } from '../../../policies/schema/index.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context, Scope } from '../../context.js';
import { reachesAll } from './authorise.js';
import { taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { withAway } from '../people/deputies.js';
import { LEAD } from '../people/role-words.js';

/** Whether somebody decides on a task; what is filled in, or concluded by a meeting, he does not. */
export function isDecidedOn({ kind }: Pick<TaskDefinition, 'kind'>): boolean {
  return kind !== 'form' && kind !== 'filing' && kind !== 'meeting';
}

/** Throws `NOT_FOR_YOU` for a task on which nobody decides. */
export function assertAdvisable(found: Case, task: Task): void {
  if (isDecidedOn(taskDefinition(found, task.task))) return;
  throw new Refused(refuse('NOT_FOR_YOU', { says: '这件事不是由您决定的，不用加签。' }));
}

/** Whether a person may be asked about a project: one with a duty towards the whole jurisdiction, or the project's own lead. */
export function mayAdvise(person: Staff, { policy, project }: Pick<Case, 'policy' | 'project'>): boolean {
  const isLead = person.unitId === project.unitId && person.roles.includes(LEAD);
  return person.active && (reachesAll(person, policy) || isLead);
}

/** Whom one may ask, each once at a time. */
export async function adviserCandidates({ tx }: Scope, found: Case, task: Task, but: Staff): Promise<Staff[]> {
  const asked = new Set((await tx.advice.ofTask(task.id)).flatMap(({ askedId, state }) => (state === 'asked' ? [askedId] : [])));
  const staff = await tx.staff.list(found.project.policyId);
  return staff.filter((person) => person.id !== but.id && !asked.has(person.id) && mayAdvise(person, found));
}

/** Throws `ADVICE_OUTSTANDING` while somebody who was asked has not answered. */
export async function assertAdvised({ tx }: Scope, taskId: number): Promise<void> {
  const waiting = (await tx.advice.ofTask(taskId)).filter(({ state }) => state === 'asked');
  if (waiting.length === 0) return;
  const people = await tx.staff.getMany(waiting.map(({ askedId }) => askedId));
  throw new Refused(refuse('ADVICE_OUTSTANDING', { who: people.map(({ name }) => name).join('、') }));
}

/** Whether a person may answer: he was asked, or stands in for who was. */
export function mayAnswer(context: Context, { askedId }: Advice): boolean {
  return withAway(context, context.actor).some(({ id }) => id === askedId);
}

interface Owed {
  readonly advice: Advice;
  /** It is open. */
  readonly task: Task;
}

/** What a person still owes an answer to: what he was asked himself. */
export async function ownOwed({ tx }: Scope, { id }: Staff): Promise<Owed[]> {
  const owed: Owed[] = [];
  for (const advice of await tx.advice.askedOf(id)) {
    const task = advice.state === 'asked' ? await tx.tasks.get(advice.taskId) : null;
    if (task?.state === 'open') owed.push({ advice, task });
  }
  return owed;
}

/** The same, and what those were asked for whom he stands in. */
export async function owedAdvice(scope: Scope, person: Staff): Promise<Owed[]> {
  const owed: Owed[] = [];
  for (const one of withAway(scope, person)) owed.push(...(await ownOwed(scope, one)));
  return owed;
}
