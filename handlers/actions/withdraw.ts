import { refuse, Refused } from '../../workflow/refusals.js';
import { assertMayDo, assertMayView } from '../core/rights/authorise.js';
import { loadTask, seenFrom } from '../core/case/case.js';
import { decideAndWrite } from '../core/apply/decide-and-write.js';
import { withdrawal } from '../core/tasks/withdraw.js';
import { taskName } from '../core/case/task-name.js';
import { projectCard } from '../present/project.js';
import { taskCard } from '../present/task.js';
import { done } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** 撤回: what was handed in is taken back until somebody acted on it, and stands again as it was filled in; what was only begun is let go (不办了). */
export const withdrawActions: ActionHandlers<'task.withdraw'> = {
  'task.withdraw': async (context, { task: taskId, version }) => {
    const { found, task } = await loadTask(context, taskId);
    await assertMayView(context, found.project);
    assertMayDo(context.actor, found, task);
    if (task.version !== version) throw new Refused(refuse('STALE_CARD'));
    const after = await decideAndWrite(context, found, await withdrawal(context, found, task, context.actor), taskId);
    const reopened = after.tasks.find(({ id }) => id === taskId);
    if (reopened === undefined) throw new Error(`task ${String(taskId)} was taken back but is gone`);
    if (reopened.state === 'cancelled') {
      return {
        toast: done(`“${taskName(after, reopened)}”不办了，已从待办去掉。以后需要，可以再启动。`),
        card: await projectCard(context, after, context.actor),
        shows: { card: 'project-status', projectId: found.project.id },
      };
    }
    return {
      toast: done('已撤回，填写的内容都在，改好后请重新提交。'),
      card: await taskCard(context, seenFrom(after, reopened), reopened, context.actor),
      shows: { card: 'task', projectId: found.project.id, taskId },
    };
  },
};
