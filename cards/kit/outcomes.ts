import { button } from './build.js';
import { INPUTS } from './inputs.js';
import type { OutcomeView } from './props.js';
import type { Button } from './tree.js';
import { say } from './wording.js';

/** The button of an outcome: taken at once when it needs nothing, else its form is shown first. */
export function outcomeButton(outcome: OutcomeView, task: number, version: number): Button {
  const { id, label, style, needs } = outcome;
  if (needs.length > 0) return button(label, { verb: 'task.ask', task, version, outcome: id }, style);
  return decideButton(outcome, task, version);
}

/** The button that takes the outcome. */
export function decideButton({ id, label, style, confirm }: OutcomeView, task: number, version: number): Button {
  const after = [INPUTS.reason, INPUTS.opinions];
  const asked = confirm === null ? null : { title: say('task.confirmTitle', { outcome: label }), text: confirm, after };
  return button(label, { verb: 'task.decide', task, version, outcome: id }, style, asked);
}

/** The outcome with its question when it also settles `count` opinions that nobody has checked. */
export function settlingAlong(outcome: OutcomeView, count: number): OutcomeView {
  return count === 0 ? outcome : { ...outcome, confirm: say('opinion.settledAlong', { count, confirm: outcome.confirm }) };
}
