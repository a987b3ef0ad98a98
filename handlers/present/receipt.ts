import type { Card } from '../../cards/kit/tree.js';
import { receipt } from '../../cards/receipt.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { isOpenedBy } from '../../workflow/decide/withdraw.js';
import { refusalSentence } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { ofLot, taskName } from '../core/case/task-name.js';
import { whyKept, withdrawable } from '../core/tasks/withdraw.js';
import { nameOfDecider } from '../core/people/doer-name.js';
import { nextText } from './decided.js';
import { myTasks } from './project.js';
import { shutGates } from './shut.js';
import { deadlineAmong, projectRef } from './views.js';

/** 回执 for whoever handed in a task: number, time, who is next, until when; and what he goes on with himself. */
export async function receiptCard(scope: Scope, found: Case, taskId: number, viewer: Staff): Promise<Card> {
  const task = found.tasks.find(({ id }) => id === taskId);
  if (task === undefined) throw new Error(`task ${String(taskId)} is not of project ${String(found.project.id)}`);
  const definition = taskDefinition(found, task.task);
  const opened = cameOf(found, task).filter(({ state }) => state === 'open');
  const own = myTasks(found, viewer);
  const canBeDone = (one: Task): boolean => shutGates(scope, found, one).length === 0;
  // Of several the one that can be done now; what led on to nobody, or to what has to wait, leaves him with what he has to do anyway.
  const led = own.filter(({ id }) => opened.some((next) => next.id === id));
  const anyway = opened.length === 0 || led.length > 0 ? own.find(canBeDone) : undefined;
  const mine = led.find(canBeDone) ?? anyway ?? led[0];
  const clocks = [...(mine === undefined ? [] : [mine]), ...opened].map(({ id }) => id);
  const withdraws = (await withdrawable(scope, found, viewer)).some(({ id }) => id === taskId);
  // Once it was acted upon the result says what comes of it: there is nothing to be sent back any more, or it came back already.
  const acted = found.tasks.some((row) => isOpenedBy(row, task) && row.state !== 'open');
  const refusal = withdraws || acted ? null : await whyKept(scope, found, viewer, task);
  return receipt.render({
    project: projectRef(found),
    form: ofLot(found, task, found.policy.forms[definition.form ?? '']?.title ?? definition.name),
    by: (await nameOfDecider(scope, task)) ?? viewer.name,
    at: task.decidedAt ?? scope.now,
    next: await nextText(scope, found, mine),
    awaits: found.project.status === 'running' && mine === undefined,
    deadline: deadlineAmong(scope, found, clocks),
    withdraws: withdraws ? { taskId, version: task.version } : null,
    kept: refusal && refusalSentence(refusal),
    mine: mine === undefined ? null : { taskId: mine.id, name: taskName(found, mine) },
  });
}

/** What came of a task: what it opened, and what was opened by that in its turn (what a review of it sent back). */
function cameOf({ tasks }: Case, { id }: Task): Task[] {
  const ids = new Set([id]);
  return tasks
    .toSorted((a, b) => a.id - b.id)
    .filter((task) => {
      if (task.openedBy === null || !ids.has(task.openedBy)) return false;
      ids.add(task.id);
      return true;
    });
}
