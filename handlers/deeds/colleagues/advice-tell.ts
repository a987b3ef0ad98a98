import { adviceAnswer } from '../../../cards/advice-answer.js';
import type { Advice } from '../../../entities/advice.entity.js';
import type { CardMessage } from '../../../entities/card-message.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';
import { adviceCard } from '../../present/advice.js';
import { noticeCard } from '../../present/notice.js';
import { projectRef } from '../../present/views.js';
import { recordOf } from '../../core/apply/writing.js';
import { loadTask } from '../../core/case/case.js';
import type { Case } from '../../core/case/project-case.js';
import { withDeputies } from '../../core/people/deputies.js';
import { redrawTask } from '../redraw-task.js';
import { taskName } from '../../core/case/task-name.js';
import { redraw, tell } from '../../core/tell/tell.js';

/** Whoever is asked gets a card of his own, and so does who stands in for him. */
export async function tellAsked(scope: Scope, found: Case, advice: Advice): Promise<void> {
  const asked = await scope.tx.staff.get(advice.askedId);
  if (asked === null) return;
  const card = await adviceCard(scope, found, advice);
  const shows = { card: adviceAnswer.id, projectId: advice.projectId, taskId: advice.taskId };
  await tell(scope, await withDeputies(scope, [asked]), shows, () => card);
}

/** After an answer, or when it is no longer waited for: the cards of whoever was asked and of those who decide follow. */
export async function redrawAdvice(scope: Scope, advice: Advice, pressed: string | null): Promise<void> {
  await scope.tx.cardMessages.close((await redrawAsked(scope, advice, pressed)).map(({ id }) => id));
  const { found, task } = await loadTask(scope, advice.taskId);
  if (task.state === 'open') await redrawTask(scope, found, task, pressed);
}

/** The cards of whoever was asked change to what is so now; he may still answer on them. */
export async function redrawAsked(scope: Scope, advice: Advice, pressed: string | null): Promise<CardMessage[]> {
  const { found, task } = await loadTask(scope, advice.taskId);
  const asked = await scope.tx.staff.get(advice.askedId);
  const readers = new Set(asked === null ? [] : (await withDeputies(scope, [asked])).map(({ id }) => id));
  const messages = (await scope.tx.cardMessages.ofTask(task.id)).filter(
    ({ card, staffId }) => card === adviceAnswer.id && staffId !== null && readers.has(staffId),
  );
  await redraw(scope, messages, () => adviceCard(scope, found, advice), pressed);
  return messages;
}

/** Who asked hears at once what was said. */
export async function tellAnswered(scope: Scope, advice: Advice, line: string): Promise<void> {
  const { found, task } = await loadTask(scope, advice.taskId);
  const asker = await scope.tx.staff.get(advice.byId);
  if (asker?.active !== true) return;
  const card = noticeCard({
    title: '加签有答复了',
    lines: [line],
    project: projectRef(found),
    task: { id: task.id, name: taskName(found, task) },
  });
  const shows = { card: 'notice', projectId: advice.projectId };
  await tell(scope, await withDeputies(scope, [asker]), shows, () => card);
}

/** Somebody left: nobody waits for his answer any more, and who asked hears so. */
export async function dropAdviceOf(scope: Scope, person: Staff): Promise<void> {
  for (const advice of await scope.tx.advice.askedOf(person.id)) {
    if (advice.state !== 'asked' || !(await scope.tx.advice.update(advice.id, advice.version, { state: 'withdrawn' }))) continue;
    const body = { adviceId: advice.id, taskId: advice.taskId, name: person.name };
    await recordOf(scope, advice.projectId, null, { type: 'ADVICE_WITHDRAWN', body });
    const after = { ...advice, state: 'withdrawn', version: advice.version + 1 } as const;
    await redrawAdvice(scope, after, null);
    await tellAnswered(scope, after, `${person.name}已离开，不再等他的意见。需要时请另请一位。`);
  }
}
