import type { CardMessage } from '../../../entities/card-message.entity.js';
import type { Scope } from '../../context.js';
import { taskCard } from '../../present/task.js';
import { loadTask } from '../../core/case/case.js';
import { openDuties } from '../../core/rights/open-duties.js';
import { redrawTask } from '../redraw-task.js';
import { redraw } from '../../core/tell/tell.js';
import type { Plan } from '../../core/transfer/plan.js';

/** Cards that are out and will not be true any more. */
export interface OldCards {
  /** Tasks whose cards change for everybody. */
  readonly handed: readonly number[];
  /** His own cards of what is everybody's who holds the role. */
  readonly own: readonly CardMessage[];
}

/** Looked up before anything is written: afterwards nothing is his duty. */
export async function cardsOf(scope: Scope, { from, tasks, projects }: Plan): Promise<OldCards> {
  const handed = tasks.map(({ task }) => task.id);
  const open = await scope.tx.tasks.openOfProjects(projects.map(({ id }) => id));
  const duties = (await openDuties(scope, from)).map(({ task }) => task);
  const ids = new Set([...open, ...duties].map(({ id }) => id).filter((id) => !handed.includes(id)));
  const own: CardMessage[] = [];
  for (const id of ids) {
    const messages = await scope.tx.cardMessages.ofTask(id);
    own.push(...messages.filter(({ card, staffId }) => card === 'task' && staffId === from.id));
  }
  return { handed, own };
}

export async function redrawCards(scope: Scope, { handed, own }: OldCards): Promise<void> {
  for (const id of handed) {
    const { found, task } = await loadTask(scope, id);
    await redrawTask(scope, found, task, null);
  }
  for (const message of own) {
    const viewer = message.staffId === null ? null : await scope.tx.staff.get(message.staffId);
    if (message.taskId === null || viewer === null) continue;
    const { found, task } = await loadTask(scope, message.taskId);
    await redraw(scope, [message], () => taskCard(scope, found, task, viewer), null);
  }
}
