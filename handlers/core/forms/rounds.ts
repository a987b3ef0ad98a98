import type { Form } from '../../../entities/form.entity.js';
import type { Case } from '../case/project-case.js';
import { ofLot } from '../case/task-name.js';
import { beginsAfresh } from './came-back.js';

/** The drafts of one thing that was filled in, older first: of a lot's or a body's own, and of each time that the form began anew. */
export interface FormRound {
  /** 支付申请（平台合同）; of several times 支付申请（平台合同）第 2 次. */
  readonly title: string;
  readonly drafts: readonly Form[];
}

/** The forms of a project in the order in which they were begun. What was filled in anew is no draft of what stood before. */
export function formRounds(found: Case): FormRound[] {
  const groups = new Map<string, Form[][]>();
  for (const row of found.forms) {
    const task = found.tasks.find(({ id }) => id === row.taskId);
    const rounds = groups.get(`${row.form}/${task?.subject ?? ''}`) ?? [];
    const last = rounds.at(-1);
    const anew = task !== undefined && last?.at(-1)?.taskId !== task.id && beginsAfresh(found, task, row.form);
    if (last === undefined || anew) rounds.push([row]);
    else last.push(row);
    groups.set(`${row.form}/${task?.subject ?? ''}`, rounds);
  }
  const all = [...groups.values()].flatMap((rounds) =>
    rounds.map((drafts, at) => ({ title: titleOf(found, drafts, rounds.length > 1 ? at + 1 : null), drafts })),
  );
  return all.toSorted((a, b) => (a.drafts[0]?.id ?? 0) - (b.drafts[0]?.id ?? 0));
}

function titleOf(found: Case, [row]: readonly Form[], time: number | null): string {
  const title = found.policy.forms[row?.form ?? '']?.title ?? row?.form ?? '';
  const task = found.tasks.find(({ id }) => id === row?.taskId);
  const body = task !== undefined && task.bodyUnitId !== null ? task.subject : null;
  const whole = body === null ? (task === undefined ? title : ofLot(found, task, title)) : `${title}（${body}）`;
  return time === null ? whole : `${whole}第 ${String(time)} 次`;
}
