import { withButton, withNotes } from '../../cards/kit/build.js';
import { type Refusal, refusalSentence, refuse, Refused } from '../../workflow/refusals.js';
import { addDays, civilDate, formatDate, instantOf } from '../../workflow/time/civil.js';
import { nextReminderAt } from '../../workflow/time/quiet.js';
import type { Task } from '../../entities/task.entity.js';
import type { Context } from '../context.js';
import { assertAdvised } from '../core/rights/advice.js';
import { assertHolds, assertMayDo, assertMayView, mayDo } from '../core/rights/authorise.js';
import { loadTask, loadCase } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { decideAndWrite } from '../core/apply/decide-and-write.js';
import { decideTaken, refusalOf, type Taken, takeOutcome } from '../core/tasks/decide-task.js';
import { assertOpen } from '../core/tasks/fresh.js';
import { readOutcomeInput } from '../core/tasks/outcome-input.js';
import { keepForOutcome, typedForOutcome } from '../core/forms/typed-words.js';
import { isInner } from '../core/rights/inner.js';
import { keepTyped } from '../core/forms/keep-typed.js';
import { assertDecidedHere } from '../core/meetings/agenda.js';
import { post } from '../core/tell/tell.js';
import { letterboxOf } from '../core/tell/letterbox.js';
import { outcomeCard } from '../present/outcome.js';
import { refusalWhy } from '../present/refusal-why.js';
import { openForm, taskCard } from '../present/task.js';
import { done, hint, type Reply } from '../reply.js';
import type { ActionHandlers } from './handler.js';
import { keepTypedAnswers } from './opinion.js';

/** 待办: look at one, decide it, begin one, be reminded later. */
export const taskActions: ActionHandlers<'task.show' | 'task.back' | 'task.ask' | 'task.decide' | 'task.start' | 'task.snooze'> =
  {
    'task.show': async (context, { task: taskId }, form) => {
      await keepTypedAnswers(context, taskId, form);
      return shown(context, taskId);
    },

    'task.back': async (context, { task: taskId, outcome }, form) => {
      const { found, task } = await loadTask(context, taskId);
      if (task.state === 'open' && mayDo(context.actor, found, task)) await keepForOutcome(context, task, outcome, form);
      return shown(context, taskId);
    },

    'task.ask': async (context, { task: taskId, version, outcome }, form) => {
      const notes = await keepTyped(context, taskId, form);
      const { found, task } = await loadTask(context, taskId);
      assertOpen(task, version);
      assertMayDo(context.actor, found, task);
      assertDecidedHere(found, task);
      await assertAdvised(context, taskId);
      const typed = await typedForOutcome(context, context.actor, task, outcome);
      // Nothing is missing yet where somebody only goes on with what he typed.
      const read = typed === null ? null : { ...readOutcomeInput(context, found, task, outcome, typed), faults: [] };
      return { card: withNotes(await outcomeCard(context, found, task, outcome, read), notes) };
    },

    'task.decide': async (context, { task: taskId, version, outcome }, form) => {
      const taken = await takeOutcome(context, { taskId, version, outcome, form });
      const { found, task, label, read } = taken;
      // What was typed stays on the card until it is right.
      if (read.faults.length > 0) {
        const card = await outcomeCard(context, found, task, outcome, read);
        return {
          toast: { tone: 'warning', text: `还有 ${String(read.faults.length)} 处需要补充，已经标出，填写的内容都在。` },
          card,
          faults: read.faults,
        };
      }
      // A press with nothing typed loses nothing: it is refused as any other, with the card as it stands now.
      const refusal = Object.keys(form).length === 0 ? null : refusalOf(context, taken);
      if (refusal !== null) return notYet(context, taken, outcome, refusal);
      const after = await decideTaken(context, taken);
      const isOwn = context.actor.unitId === found.project.unitId;
      return {
        toast: done(`“${label}”已办好${isInner(found, task.task) || isOwn ? '' : '，申报单位马上会收到通知'}。`),
        card: await closedCard(context, after, taskId),
      };
    },

    'task.start': async (context, { project, task }) => {
      const found = await loadCase(context, project);
      await assertMayView(context, found.project);
      const definition = found.policy.tasks[task];
      if (definition === undefined) throw new Refused(refuse('TASK_NOT_FOUND'));
      assertHolds(context.actor, found, definition.actor);
      const again = definition.per === undefined ? undefined : begunBefore(context, found, task);
      if (again !== undefined) return begun(context, found, again);
      const after = await decideAndWrite(context, found, { type: 'start', task }, null);
      const opened = after.tasks.findLast((item) => item.task === task && item.state === 'open');
      if (opened === undefined) throw new Error(`task ${task} was started but is not open`);
      return begun(context, after, opened);
    },

    'task.snooze': async (context, { task: taskId }) => {
      const { found, task } = await loadTask(context, taskId);
      assertOpen(task, task.version);
      assertMayDo(context.actor, found, task);
      const at = nextReminderAt(instantOf(addDays(context.today, 1), '00:00'), context.deps.calendar());
      const letterbox = await letterboxOf(context, context.actor);
      const shows = { card: 'task', projectId: found.project.id, taskId };
      const key = `snooze:${String(taskId)}:${String(context.actor.id)}:${civilDate(at)}`;
      if (letterbox !== null) {
        // Its days are counted from when it is read.
        const card = await taskCard({ ...context, now: at, today: civilDate(at) }, found, task, context.actor);
        await post(context, letterbox, card, shows, { key, notBefore: at });
      }
      return { toast: hint(`好的，${formatDate(civilDate(at))}上午再提醒您。`) };
    },
  };

async function begun(context: Context, found: Case, task: Task): Promise<Reply> {
  return {
    card: await taskCard(context, found, task, context.actor),
    shows: { card: 'task', projectId: found.project.id, taskId: task.id },
    ...openForm(context, found, task),
  };
}

/** A lot that was begun and has nothing in it yet is gone on with: a double press begins no second one. */
function begunBefore({ actor }: Context, found: Case, name: string): Task | undefined {
  const touched = new Set([...found.forms, ...found.materials].map(({ taskId }) => taskId));
  return found.tasks.find(
    (row) =>
      row.task === name && row.state === 'open' && row.openedBy === null && !touched.has(row.id) && mayDo(actor, found, row),
  );
}

async function shown(context: Context, taskId: number): Promise<Reply> {
  const { found, task } = await loadTask(context, taskId);
  await assertMayView(context, found.project);
  return {
    card: await taskCard(context, found, task, context.actor),
    shows: { card: 'task', projectId: found.project.id, taskId },
    ...openForm(context, found, task),
  };
}

/** Said on the card instead of thrown: what was typed stays on it. */
async function notYet(context: Context, { found, task, read }: Taken, outcome: string, refusal: Refusal): Promise<Reply> {
  const text = refusalSentence(refusal);
  const faults = [{ page: null, field: null, label: '暂不能办理', text }];
  const card = await outcomeCard(context, found, task, outcome, { ...read, faults });
  const why = refusalWhy({ verb: 'task.decide', task: task.id, version: task.version, outcome }, refusal);
  return { toast: { tone: 'warning', text }, card: withButton(card, why), faults };
}

async function closedCard(context: Context, found: Case, taskId: number): Promise<NonNullable<Reply['card']>> {
  const task = found.tasks.find(({ id }) => id === taskId);
  if (task === undefined) throw new Error(`task ${String(taskId)} is gone`);
  return taskCard(context, found, task, null);
}
