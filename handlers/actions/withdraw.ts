import { refuse, Refused } from '../../workflow/refusals.js';
import { assertMayDo, assertMayView } from '../core/rights/authorise.js';
import { loadTask, seenFrom } from '../core/case/case.js';
import { decideAndWrite } from '../core/apply/decide-and-write.js';
import { withdrawal } from '../core/tasks/withdraw.js';
import { taskCard } from '../present/task.js';
import { done } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** 撤回: what was handed in is taken back until somebody acted on it, and stands again as it was filled in. */
export const withdrawActions: ActionHandlers<'task.withdraw'> = {
  'task.withdraw': async (context, { task: taskId, version }) => {
    const { found, task } = await loadTask(context, taskId);
    await assertMayView(context, found.project);
    assertMayDo(context.actor, found, task);
    if (task.version !== version) throw new Refused(refuse('STALE_CARD'));
    const after = await decideAndWrite(context, found, await withdrawal(context, found, task), taskId);
    const reopened = after.tasks.find(({ id }) => id === taskId);
    if (reopened === undefined) throw new Error(`task ${String(taskId)} was taken back but is gone`);
    return {
      toast: done('已撤回，填写的内容都在，改好后请重新提交。'),
      card: await taskCard(context, seenFrom(after, reopened), reopened, context.actor),
      shows: { card: 'task', projectId: found.project.id, taskId },
    };
  },
};
