import type { Verb } from '../../../cards/kit/action.js';
import { changeButtons } from '../../../cards/kit/change-buttons.js';
import type { Card } from '../../../cards/kit/tree.js';

/** Buttons that only show something of the same project, or send a document to whoever presses. */
const READING: readonly Verb[] = [
  'project.show',
  'project.next',
  'project.why',
  'project.history',
  'project.export',
  'deadline.why',
  'gate.why',
  'material.why',
  'task.why',
  'suppose.show',
  'list.show',
  'count.day',
  'letter.send',
];

/** A card as a group gets it: to look at. What is done, is done in the private chat. */
export function forReading(card: Card): Card {
  const withoutForms = { ...card, body: card.body.filter(({ kind }) => kind !== 'form') };
  return changeButtons(withoutForms, (button) => (READING.includes(button.action.verb) ? button : null));
}
