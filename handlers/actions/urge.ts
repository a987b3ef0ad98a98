import { refuse, Refused } from '../../workflow/refusals.js';
import { civilDate, formatInstant } from '../../workflow/time/civil.js';
import { isWorkingTime } from '../../workflow/time/quiet.js';
import type { Context } from '../context.js';
import { assertMayView, mayDo } from '../core/rights/authorise.js';
import { loadTask } from '../core/case/case.js';
import { assertOpen } from '../core/tasks/fresh.js';
import { urgeTask } from '../deeds/colleagues/urge.js';
import { projectCard } from '../present/project.js';
import { done, hint } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** 催办, by whoever may look at the project and has not the task himself. */
export const urgeActions: ActionHandlers<'task.urge'> = {
  'task.urge': async (context, { task: taskId }) => {
    const { found, task } = await loadTask(context, taskId);
    await assertMayView(context, found.project);
    assertOpen(task, task.version);
    const { actor } = context;
    if (mayDo(actor, found, task)) {
      throw new Refused(refuse('NOTHING_TO_DO', { says: '这件事就在您手上，点“去办理”即可。' }));
    }
    const { at, people } = await urgeTask(context, found, task);
    const names = people.map(({ name }) => name).join('、');
    const toast = at <= context.now ? done(`已提醒${names}尽快办理。`) : hint(willSay(context, at, names));
    return { toast, card: await projectCard(context, found, actor, toast.text) };
  },
};

/** When those who hold the task hear of it: around the full and half hour only some minutes later, else when work begins again. */
function willSay({ now, today, deps }: Context, at: number, names: string): string {
  const working = isWorkingTime(now, deps.calendar());
  if (working && civilDate(at) === today) return `将在 ${formatInstant(at)} 提醒${names}。`;
  return `现在${working ? '快下班了' : '不是工作时间'}，${formatInstant(at)} 会提醒${names}。`;
}
