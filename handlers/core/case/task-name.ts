import type { Task } from '../../../entities/task.entity.js';
import { within, lotKind, lotNo } from '../../../workflow/own.js';
import { factReader } from '../../../workflow/read-facts.js';
import { taskDefinition } from './case.js';
import type { Case } from './project-case.js';

type Named = Pick<Task, 'task' | 'subject' | 'bodyUnitId'>;

/**
 * What a task is called: its name in the policy, and of which lot it is where the project has several: 支付申请（平台开发合同）.
 * With the body that was asked where its unit is not registered: somebody else writes down what each of them answered.
 */
export function taskName(found: Case, task: Named): string {
  const name = ofLot(found, task, taskDefinition(found, task.task).name);
  return task.bodyUnitId === null ? withBody(found, task, name) : name;
}

/** Words about a task, with its lot where the project has several. */
export function ofLot(found: Case, { subject }: Pick<Task, 'subject'>, words: string): string {
  const lot = lotName(found, subject);
  return lot === null ? words : `${words}（${lot}）`;
}

/** The same with the body that was asked, for where nobody else is named. */
export function taskOfBody(found: Case, task: Named): string {
  return task.bodyUnitId === null ? taskName(found, task) : withBody(found, task, taskName(found, task));
}

function withBody(found: Case, { task, subject }: Named, name: string): string {
  return subject === null || taskDefinition(found, task).bodies === undefined ? name : `${name}（${subject}）`;
}

/** A lot by its title, else by its number: 第 2 份合同. Null for what is no lot. */
export function lotName({ policy, facts }: Case, subject: string | null): string | null {
  const kind = lotKind(policy, subject);
  const lot = policy.lots[kind ?? ''];
  if (subject === null || lot === undefined) return null;
  const title = factReader(policy, within(facts, subject))(lot.title);
  return typeof title === 'string' && title !== '' ? title : `第 ${String(lotNo(subject))} 份${lot.name}`;
}
