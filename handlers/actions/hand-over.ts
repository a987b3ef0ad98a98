import { withNotes } from '../../cards/kit/build.js';
import { INPUTS } from '../../cards/kit/inputs.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { assertMayDo, mayDo } from '../core/rights/authorise.js';
import { loadTask } from '../core/case/case.js';
import { couldDo } from '../core/people/duty.js';
import { assertOpen } from '../core/tasks/fresh.js';
import { assertHandable, colleaguesFor, handTo } from '../deeds/colleagues/hand-over.js';
import { keepTyped } from '../core/forms/keep-typed.js';
import { pickPeople } from '../core/people/pick-people.js';
import { handOverCard } from '../present/hand-over.js';
import { taskCard } from '../present/task.js';
import { done } from '../reply.js';
import type { ActionHandlers } from './handler.js';
import { typedText } from './meeting-reply.js';

/** 转交 and 接手: a task goes into the hands of one colleague who could do it as well. */
export const handOverActions: ActionHandlers<'task.handOver' | 'task.giveTo' | 'task.takeOver'> = {
  'task.handOver': async (context, { task: taskId, version }, form) => {
    const notes = await keepTyped(context, taskId, form);
    const { found, task } = await loadTask(context, taskId);
    assertOpen(task, version);
    assertMayDo(context.actor, found, task);
    assertHandable(found, task);
    const card = await handOverCard(context, found, task, await colleaguesFor(context, found, task, context.actor));
    return { card: withNotes(card, notes) };
  },

  'task.giveTo': async (context, { task: taskId, version }, form) => {
    const { found, task } = await loadTask(context, taskId);
    assertOpen(task, version);
    assertMayDo(context.actor, found, task);
    assertHandable(found, task);
    const people = await colleaguesFor(context, found, task, context.actor);
    const picked = pickPeople(people, form, 'handOver');
    const reason = typedText(form, INPUTS.reason).slice(0, 200);
    const missing = reason === '' ? [{ page: null, field: null, label: '为什么转交', text: '请写一句原因' }] : [];
    const faults = [...picked.faults, ...missing];
    const [to] = picked.people;
    if (to === undefined || faults.length > 0) {
      const card = await handOverCard(context, found, task, people, { picked, reason, faults });
      return { toast: { tone: 'warning', text: '请补充后再转交。' }, card };
    }
    const after = await handTo(context, found, task, to, reason);
    return {
      toast: done(`已转交给${to.name}，他马上会收到。`),
      card: await taskCard(context, after.found, after.task, context.actor),
    };
  },

  'task.takeOver': async (context, { task: taskId, version }) => {
    const { found, task } = await loadTask(context, taskId);
    assertOpen(task, version);
    const { actor } = context;
    if (!couldDo(actor, found.policy, found.project, task)) assertMayDo(actor, found, task);
    if (mayDo(actor, found, task)) {
      throw new Refused(refuse('NOTHING_TO_DO', { says: '这件事就在您手上，点“去办理”即可。' }));
    }
    const after = await handTo(context, found, task, actor, null);
    const shows = { card: 'task', projectId: after.found.project.id, taskId };
    return { toast: done('已由您接手。'), card: await taskCard(context, after.found, after.task, actor), shows };
  },
};
