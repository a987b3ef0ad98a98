import { withNotes } from '../../cards/kit/build.js';
import { answeredOpinion } from '../../cards/kit/inputs.js';
import { LostRace } from '../../entities/db-errors.js';
import type { Opinion } from '../../entities/opinion.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { recordOf } from '../core/apply/writing.js';
import { assertMayDo, assertMayView, mayDo } from '../core/rights/authorise.js';
import { loadTask, taskDefinition } from '../core/case/case.js';
import { opinionsSeen } from '../core/case/opinions-seen.js';
import type { Case } from '../core/case/project-case.js';
import { pressedMessage } from '../core/apply/decide-and-write.js';
import { assertOpen } from '../core/tasks/fresh.js';
import { fillingOf } from '../core/forms/filling.js';
import { opinionNo } from '../core/forms/opinion-numbers.js';
import { keepTyped } from '../core/forms/keep-typed.js';
import { redrawTask } from '../deeds/redraw-task.js';
import type { Context } from '../context.js';
import { isOneCard } from '../present/form.js';
import { type Confirms, opinionsCard } from '../present/opinions.js';
import { done, hint } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';

type OpinionVerb = 'opinion.list' | 'opinion.open' | 'opinion.answer' | 'opinion.accept' | 'opinion.reopen';

/** 意见: the unit answers each, the reviewer accepts or opens it again. */
export const opinionActions: ActionHandlers<OpinionVerb> = {
  'opinion.list': async (context, { task: taskId }, form) => {
    const notes = await keepTyped(context, taskId, form);
    const { found, task } = await loadTask(context, taskId);
    await assertMayView(context, found.project);
    const card = opinionsCard(found, task, context.actor, null, await confirmsOf(context, found, task));
    return { card: withNotes(card, notes) };
  },

  'opinion.open': async (context, { task: taskId, opinion }, form) => {
    await keepTypedAnswers(context, taskId, form);
    const { found, task } = await loadTask(context, taskId);
    await assertMayView(context, found.project);
    return { card: opinionsCard(found, task, context.actor, opinion, await confirmsOf(context, found, task)) };
  },

  'opinion.answer': async (context, { task: taskId }, form) => {
    const { found, task } = await loadAnswering(context, taskId);
    const kept = await keepAnswers(context, found, form);
    const { found: after } = await loadTask(context, taskId);
    const left = opinionsSeen(after).filter(({ state }) => state === 'open').length;
    const same = opinionsSeen(found).filter((opinion) => opinion.state === 'open' && opinion.answer !== null);
    const toast =
      kept === 0
        ? hint(
            same.length === 0
              ? '还没有填写回应，写好后再点“保存回应”。'
              : `${again(found, same)}是退回再改的，请写明新的整改情况。`,
          )
        : done(left === 0 ? '已全部回应，请核对后提交。' : `已保存，还有 ${String(left)} 条。`);
    return { toast, card: opinionsCard(after, task, context.actor, null, await confirmsOf(context, after, task)) };
  },

  'opinion.accept': (context, { task, version, opinion }) => settle(context, task, version, opinion, 'accepted'),
  'opinion.reopen': (context, { task, version, opinion }) => settle(context, task, version, opinion, 'open'),
};

/** Whoever has answered all goes on to the confirmation; what has no steps has none. */
async function confirmsOf(context: Context, found: Case, task: Task): Promise<Confirms | null> {
  if (!taskDefinition(found, task.task).answersOpinions) return null;
  if (task.state !== 'open' || !mayDo(context.actor, found, task)) return null;
  const filling = await fillingOf(context, found, task);
  return filling.form === null || isOneCard(filling) ? null : { version: filling.version, page: filling.form.pages.length };
}

/** The task under which the unit answers: open, its own, and one that answers opinions. */
async function loadAnswering(context: Context, taskId: number): Promise<{ found: Case; task: Task }> {
  const { found, task } = await loadTask(context, taskId);
  assertOpen(task, task.version);
  assertMayDo(context.actor, found, task);
  if (!taskDefinition(found, task.task).answersOpinions) throw new Refused(refuse('OUTCOME_UNKNOWN'));
  return { found, task };
}

/** Keeps the answers typed on a card that is about to give way to another. */
export async function keepTypedAnswers(context: Context, taskId: number, form: FormInput): Promise<void> {
  if (!Object.keys(form).some((name) => answeredOpinion(name) !== null)) return;
  const { found } = await loadAnswering(context, taskId);
  await keepAnswers(context, found, form);
}

/** `第 1、3 条`. */
function again(found: Case, opinions: readonly Opinion[]): string {
  return `第 ${opinions.map((opinion) => String(opinionNo(found, opinion))).join('、')} 条`;
}

/** Every answer that is filled in is kept, not only that of the pressed button. One that was sent back has to say something new. */
async function keepAnswers(context: Context, found: Case, form: FormInput): Promise<number> {
  let kept = 0;
  for (const [name, value] of Object.entries(form)) {
    const id = answeredOpinion(name);
    const opinion = found.opinions.find((item) => item.id === id);
    const answer = typeof value === 'string' ? value.trim() : '';
    if (opinion === undefined || opinion.state === 'accepted' || answer === '' || answer === opinion.answer) continue;
    const patch = { answer, state: 'answered', answeredAt: context.now } as const;
    if (!(await context.tx.opinions.update(opinion.id, opinion.version, patch))) throw new LostRace(`opinion ${name}`);
    await recordOf(context, found.project.id, context.actor.id, {
      type: 'OPINION_ANSWERED',
      body: { opinionId: opinion.id, no: opinion.no, answer },
    });
    kept += 1;
  }
  return kept;
}

async function settle(context: Context, taskId: number, version: number, opinionId: number, state: 'accepted' | 'open') {
  const { found, task } = await loadTask(context, taskId);
  assertOpen(task, version);
  assertMayDo(context.actor, found, task);
  const opinion = found.opinions.find(({ id }) => id === opinionId);
  if (opinion === undefined || !taskDefinition(found, task.task).closesOpinions) throw new Refused(refuse('OUTCOME_UNKNOWN'));
  if (!(await context.tx.opinions.update(opinion.id, opinion.version, { state }))) throw new Refused(refuse('STALE_CARD'));
  await recordOf(context, found.project.id, context.actor.id, settled(opinion, state));
  const { found: after, task: now } = await loadTask(context, taskId);
  await redrawTask(context, after, now, pressedMessage(context));
  const what = `第 ${String(opinionNo(found, opinion))} 条`;
  return {
    toast: done(state === 'accepted' ? `${what}已确认整改。` : `${what}已退回再改。`),
    card: opinionsCard(after, task, context.actor),
  };
}

function settled({ id, no }: Opinion, state: 'accepted' | 'open') {
  const body = { opinionId: id, no };
  return state === 'accepted'
    ? ({ type: 'OPINION_ACCEPTED', body } as const)
    : ({ type: 'OPINION_REOPENED', body: { ...body, reason: null } } as const);
}
