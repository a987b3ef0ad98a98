import { adviceLine } from '../../cards/kit/advice-blocks.js';
import { INPUTS } from '../../cards/kit/inputs.js';
import type { Advice } from '../../entities/advice.entity.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { adviserCandidates, assertAdvisable, mayAnswer } from '../core/rights/advice.js';
import { redrawAdvice, tellAnswered, tellAsked } from '../deeds/colleagues/advice-tell.js';
import { recordOf } from '../core/apply/writing.js';
import { assertMayDo, assertMayView, oversees } from '../core/rights/authorise.js';
import { loadTask } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { couldDo } from '../core/people/duty.js';
import { pressedMessage } from '../core/apply/decide-and-write.js';
import { assertOpen } from '../core/tasks/fresh.js';
import { pickPeople } from '../core/people/pick-people.js';
import { redrawTask } from '../deeds/redraw-task.js';
import { adviceCard, adviceViews, askCard } from '../present/advice.js';
import { taskCard } from '../present/task.js';
import { done } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';
import { typedText } from './meeting-reply.js';

type AdviceVerb = 'advice.ask' | 'advice.send' | 'advice.show' | 'advice.answer' | 'advice.withdraw';
const WORDS_MAX = 500;

/** 加签: ask somebody what he thinks before deciding; he answers on a card of his own. */
export const adviceActions: ActionHandlers<AdviceVerb> = {
  'advice.ask': async (context, { task: taskId, version }) => {
    const { found, task } = await loadDeciding(context, taskId, version);
    return { card: await askCard(context, found, task, await adviserCandidates(context, found, task, context.actor)) };
  },

  'advice.send': async (context, { task: taskId, version }, form) => {
    const { found, task } = await loadDeciding(context, taskId, version);
    const { tx, actor, now } = context;
    const people = await adviserCandidates(context, found, task, actor);
    const picked = pickPeople(people, form, 'advice');
    const question = words(form);
    const missing = question === '' ? [{ page: null, field: null, label: '请他看什么', text: '请写一句' }] : [];
    const faults = [...picked.faults, ...missing];
    const [to] = picked.people;
    if (to === undefined || faults.length > 0) {
      const card = await askCard(context, found, task, people, { picked, question, faults });
      return { toast: { tone: 'warning', text: '请补充后再发。' }, card };
    }
    // The card's next version: pressed twice, the second finds that it was overtaken.
    if (!(await tx.tasks.update(taskId, version, {}))) throw new Refused(refuse('STALE_CARD'));
    const row = {
      projectId: found.project.id,
      taskId,
      byId: actor.id,
      askedId: to.id,
      question,
      state: 'asked',
      askedAt: now,
    } as const;
    const advice = await tx.advice.get(await tx.advice.insert(row));
    if (advice === null) throw new Error('the advice that was asked for is not there');
    const body = { adviceId: advice.id, taskId, name: to.name, question };
    await recordOf(context, found.project.id, actor.id, { type: 'ADVICE_ASKED', body });
    await tellAsked(context, found, advice);
    const after = await loadTask(context, taskId);
    await redrawTask(context, after.found, after.task, pressedMessage(context));
    return { toast: done(`已请${to.name}提意见。`), card: await taskCard(context, after.found, after.task, actor) };
  },

  'advice.show': async (context, { advice: id }) => {
    const { advice, found } = await loadAdvice(context, id);
    const shows = { card: 'advice-answer', projectId: advice.projectId, taskId: advice.taskId };
    return { card: await adviceCard(context, found, advice), shows };
  },

  'advice.answer': async (context, { advice: id, version, verdict }, form) => {
    const { advice, found } = await loadAdvice(context, id);
    const { tx, actor, now } = context;
    if (!mayAnswer(context, advice)) throw new Refused(refuse('NOT_FOR_YOU', { says: '这条意见不是请您提的。' }));
    const task = found.tasks.find((one) => one.id === advice.taskId);
    if (advice.state !== 'asked' || task?.state !== 'open') {
      const text = advice.state === 'answered' ? '已经答复过了，无需再点。' : '这件事已办结或已撤回，不用答复了。';
      return { toast: { tone: 'info', text }, card: await adviceCard(context, found, advice) };
    }
    const said = words(form);
    if (verdict === 'disagree' && said === '') {
      const faults = [{ page: null, field: null, label: '您的意见', text: '请写明不同意的理由' }];
      const card = await adviceCard(context, found, advice, { words: said, faults });
      return { toast: { tone: 'warning', text: '请写明理由再点。' }, card };
    }
    const answer = {
      state: 'answered',
      verdict,
      words: said === '' ? null : said,
      answeredAt: now,
      answeredBy: actor.id,
    } as const;
    if (!(await tx.advice.update(id, version, answer))) throw new Refused(refuse('STALE_CARD'));
    const asked = await tx.staff.get(advice.askedId);
    const body = { adviceId: id, taskId: advice.taskId, name: asked?.name ?? '', verdict, words: answer.words };
    const forId = advice.askedId === actor.id ? null : advice.askedId;
    await recordOf(context, advice.projectId, actor.id, { type: 'ADVICE_ANSWERED', body }, forId);
    const after = { ...advice, ...answer, version: version + 1 };
    await redrawAdvice(context, after, pressedMessage(context));
    const view = (await adviceViews(context, advice.taskId)).find((one) => one.id === id);
    if (view !== undefined) await tellAnswered(context, after, adviceLine(view));
    return { toast: done('已答复，办理人马上会看到。'), card: await adviceCard(context, found, after) };
  },

  'advice.withdraw': async (context, { advice: id, version }) => {
    const { advice } = await loadAdvice(context, id);
    const { found, task } = await loadTask(context, advice.taskId);
    assertMayDo(context.actor, found, task);
    const withdrawn = { state: 'withdrawn' } as const;
    const won = advice.state === 'asked' && (await context.tx.advice.update(id, version, withdrawn));
    if (won) {
      const asked = await context.tx.staff.get(advice.askedId);
      const body = { adviceId: id, taskId: advice.taskId, name: asked?.name ?? '' };
      await recordOf(context, advice.projectId, context.actor.id, { type: 'ADVICE_WITHDRAWN', body });
      await redrawAdvice(context, { ...advice, ...withdrawn, version: version + 1 }, pressedMessage(context));
    }
    const toast = won ? done('已撤回加签，不再等他的意见。') : ({ tone: 'info', text: '他已经答复，或已撤回。' } as const);
    return { toast, card: await taskCard(context, found, task, context.actor) };
  },
};

async function loadDeciding(context: Context, taskId: number, version: number) {
  const { found, task } = await loadTask(context, taskId);
  assertOpen(task, version);
  assertMayDo(context.actor, found, task);
  assertAdvisable(found, task);
  return { found, task };
}

/** For those who ask and are asked. Throws `STALE_CARD` for others, `PROJECT_HIDDEN` for whoever may not look at its project. */
async function loadAdvice(context: Context, id: number): Promise<{ advice: Advice; found: Case }> {
  const advice = await context.tx.advice.get(id);
  if (advice === null) throw new Refused(refuse('STALE_CARD'));
  const { found, task } = await loadTask(context, advice.taskId);
  await assertMayView(context, found.project);
  const { actor } = context;
  const isInvolved = mayAnswer(context, advice) || oversees(actor) || couldDo(actor, found.policy, found.project, task);
  if (!isInvolved) throw new Refused(refuse('STALE_CARD'));
  return { advice, found };
}

function words(form: FormInput): string {
  return typedText(form, INPUTS.note).slice(0, WORDS_MAX);
}
