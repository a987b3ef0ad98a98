import type { Task } from '../../entities/task.entity.js';
import type { Policy } from '../../policies/schema/index.js';
import { lotKind, lotNo } from '../../workflow/own.js';
import { whoseName } from '../core/people/duty.js';
import type { BoardRows } from './rows.js';

type Owned = Pick<Task, 'id' | 'task' | 'actor' | 'subject' | 'bodyUnitId' | 'assigneeId'>;

/** What a task is called where the answers that would name its lot are not read: 支付申请（第 2 份合同）. */
export function rowTaskName(policy: Policy | undefined, { task, subject }: Pick<Task, 'task' | 'subject'>): string {
  const name = policy?.tasks[task]?.name ?? task;
  const lot = policy === undefined ? undefined : policy.lots[lotKind(policy, subject) ?? ''];
  return subject === null || lot === undefined ? name : `${name}（第 ${String(lotNo(subject))} 份${lot.name}）`;
}

/** The same, of a body that was asked with its name: 会商评审（区财政局）. */
export function rowTaskOfBody(policy: Policy | undefined, task: Pick<Task, 'task' | 'subject' | 'bodyUnitId'>): string {
  const name = rowTaskName(policy, task);
  const isBodys = task.bodyUnitId !== null || policy?.tasks[task.task]?.bodies !== undefined;
  return !isBodys || task.subject === null ? name : `${name}（${task.subject}）`;
}

/** Who is to do a task: the body or role, and the person in whose hands it is. */
export function rowDoer({ people }: Pick<BoardRows, 'people'>, policy: Policy | undefined, task: Owned): string {
  const role = policy === undefined ? task.actor : whoseName(policy, task);
  const person = task.assigneeId === null ? undefined : people.get(task.assigneeId);
  return person === undefined ? role : `${role} ${person}`;
}

/** A stage as its policy calls it. */
export function stageName(policy: Policy | undefined, stage: string): string {
  return policy?.stages[stage]?.name ?? stage;
}
