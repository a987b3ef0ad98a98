import { dateCorrect } from '../../cards/date-correct.js';
import { INPUTS } from '../../cards/kit/inputs.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Task } from '../../entities/task.entity.js';
import { correctableField } from '../../workflow/decide/deadlines.js';
import { pausedNow } from '../../workflow/decide/pauses.js';
import { pathLabel } from '../../workflow/describe/path.js';
import { parseDate } from '../../workflow/time/parse-date.js';
import { refusalSentence, refuse, Refused } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { assertMayDo } from '../core/rights/authorise.js';
import { loadTask } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { decideAndWrite } from '../core/apply/decide-and-write.js';
import { refusalOf } from '../core/tasks/decide-task.js';
import { assertOpen } from '../core/tasks/fresh.js';
import { openForm, taskCard } from '../present/task.js';
import { deadlineView, projectRef } from '../present/views.js';
import { done } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';

/** A date that a deadline counts from was wrong: it is replaced, the deadline is worked out again, and everyone hears why. */
export const dateActions: ActionHandlers<'date.correct' | 'date.keep'> = {
  'date.correct': async (context, { task: taskId, version }) => {
    const { found, task } = await loadTask(context, taskId);
    assertOpen(task, version);
    assertMayDo(context.actor, found, task);
    return { card: correctionCard(context, found, task, { on: null, reason: '' }, []) };
  },

  'date.keep': async (context, { task: taskId, version }, form) => {
    const { found, task } = await loadTask(context, taskId);
    assertOpen(task, version);
    assertMayDo(context.actor, found, task);
    const reason = text(form, INPUTS.reason).trim();
    const typed = text(form, INPUTS.on);
    const date = parseDate(typed.slice(0, 10), context.today)?.date;
    const faults: FaultView[] = [];
    if (date === undefined || date > context.today) faults.push(fault('日期', '请选择今天或以前的日期'));
    if (reason === '') faults.push(fault('更正原因', '请写明原因'));
    if (date === undefined || faults.length > 0) {
      const card = correctionCard(context, found, task, { on: date ?? null, reason }, faults);
      return { toast: { tone: 'warning', text: '请补充后再确认。' }, card };
    }
    const { field } = startField(found, task);
    const event = { type: 'correct', field, value: date, reason } as const;
    // Said on the card instead of thrown: the reason that was written stays on it.
    const refusal = refusalOf(context, { found, event });
    if (refusal !== null) {
      const says = refusalSentence(refusal);
      const card = correctionCard(context, found, task, { on: date, reason }, [fault('暂不能更正', says)]);
      return { toast: { tone: 'warning', text: says }, card };
    }
    const after = await decideAndWrite(context, found, event, null);
    const card = await taskCard(context, after, task, context.actor);
    return { toast: done('已更正，时限已重新计算。'), card, ...openForm(context, after, task) };
  },
};

interface Typed {
  readonly on: string | null;
  readonly reason: string;
}

function correctionCard(scope: Scope, found: Case, task: Task, typed: Typed, faults: FaultView[]): Card {
  const { row, field } = startField(found, task);
  const value = found.read(field);
  return dateCorrect.render({
    taskId: task.id,
    version: task.version,
    project: projectRef(found),
    label: pathLabel(found.policy, field),
    value: typeof value === 'string' ? value : row.startOn,
    typed: typed.on,
    deadline: deadlineView(scope, found, row),
    reason: typed.reason,
    faults,
  });
}

/** The running deadline of the task that counts from a field handed in before, and the field. Throws `PAUSED` while it stands still. */
function startField({ deadlines, facts, policy }: Case, task: Task) {
  for (const row of deadlines) {
    if (row.taskId !== task.id || (row.state !== 'running' && row.state !== 'suspended')) continue;
    const field = correctableField(policy, row.deadline, task.task);
    if (field === null) continue;
    const still = row.state === 'suspended' ? pausedNow(facts) : null;
    if (still !== null) throw new Refused(still);
    return { row, field };
  }
  throw new Refused(refuse('NOTHING_TO_DO', { says: '这项待办没有可以更正的日期。' }));
}

function text(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

function fault(label: string, says: string): FaultView {
  return { page: null, field: null, label, text: says };
}
