import { CardJson } from './lint/card.js';
import { wholeCardFaults } from './lint/rules.js';

/**
 * What the platform would refuse in this card JSON 2.0, one line a fault; empty when it would take it. Checked against the
 * documented limits and against closed property lists, because one unknown property loses the whole card. Tests hold every card
 * against it; of what is sent only cards with a form are, others by `wholeCardFaults` alone.
 *
 * @param text - the same card as the JSON text that is sent, where the caller has it
 */
export function lintCard(json: unknown, text?: string): string[] {
  const shape = CardJson.safeParse(json);
  const shapeFaults = shape.success
    ? []
    : shape.error.issues.map((issue) => `${issue.path.join('.') || 'card'}: ${issue.message}`);
  return [...shapeFaults, ...wholeCardFaults(json, text)];
}
