import type { StandardLetter } from '../../../documents/index.js';
import type { Opinion } from '../../../entities/opinion.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import { chineseDate, civilDate } from '../../../workflow/time/civil.js';
import type { Case } from '../case/project-case.js';

/** The opinions that are not settled, with the body that gave each, as the unit reads their numbers: those to be answered first. */
export function openOpinions({ tasks, opinions }: Case): StandardLetter['意见'] {
  const bodyOf = new Map(tasks.map((task) => [task.id, isBodys(task) ? task.subject : null]));
  const waiting = opinions.filter(({ state }) => state === 'open');
  return [...waiting, ...opinions.filter(({ state }) => state === 'answered')].map(({ text, taskId }, index) => ({
    序号: index + 1,
    内容: text,
    单位: bodyOf.get(taskId) ?? '',
  }));
}

/** What each body answered when it was last asked. */
export function bodiesAnswers({ policy, tasks, opinions }: Case): StandardLetter['会签'] {
  const asked = tasks.filter(isBodys);
  const last = asked.filter(({ task, round }) => asked.every((other) => other.task !== task || other.round <= round));
  return last
    .filter(({ state }) => state === 'done')
    .map((task, index) => ({
      序号: index + 1,
      单位: task.subject ?? '',
      事项: policy.tasks[task.task]?.name ?? '',
      结论: policy.tasks[task.task]?.outcomes[task.outcome ?? '']?.label ?? '',
      说明: task.reason ?? textsOf(task, opinions),
      日期: task.decidedAt === null ? '' : chineseDate(civilDate(task.decidedAt)),
    }));
}

function isBodys({ bodyUnitId }: Task): boolean {
  return bodyUnitId !== null;
}

function textsOf({ id }: Task, opinions: readonly Opinion[]): string {
  return opinions.flatMap(({ taskId, text }) => (taskId === id ? text : [])).join('；');
}
