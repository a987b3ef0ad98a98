/** Whether something can be taken back is said before it is handed in: it comes true. */
import { foresee } from '../../../workflow/decide/foresee.js';
import { within } from '../../../workflow/own.js';
import { withForm } from '../../../workflow/read-facts.js';
import type { Step, Walk } from './walk.js';

const FINAL = ['WITHDRAW_FINAL', 'WITHDRAW_FINAL_ANEW', 'WITHDRAW_FINAL_OWN'];

/** What was said of the step before it was done and is not so. */
export function foretoldWrongly(walk: Walk, { event, before }: Step): string[] {
  if (event.type !== 'complete') return [];
  const task = before.tasks.find(({ id }) => id === event.taskId);
  const definition = walk.policy.tasks[task?.task ?? ''];
  const isHandIn = definition?.kind === 'form' || definition?.kind === 'filing';
  if (task === undefined || !isHandIn || Object.keys(definition.outcomes)[0] !== event.outcome) return [];
  const back = walk.ask(walk.takingBack(event.taskId));
  const isFinal = !back.ok && FINAL.includes(back.refusal.code);
  const seen = within(before, task.subject);
  const values = event.input.values;
  const project = definition.form === undefined || values === undefined ? seen : withForm(seen, definition.form, values);
  const situation = walk.situation();
  const known = foresee({ ...situation, project }, task.id, 'known').final;
  const asked = foresee({ ...situation, project: seen }, task.id, 'asked').final;
  return [
    ...(known === isFinal ? [] : [`${task.task} was said to be ${known ? '' : 'not '}final`]),
    ...(asked && !isFinal ? [`${task.task} was said to be final before it was filled in`] : []),
  ];
}
