import { encodeAction } from './action.js';
import { changeRows } from './change-buttons.js';
import type { Block } from './tree.js';

/**
 * The blocks with each button once: a button's name on the wire must be unique in a card, and two buttons that ask for the
 * same are one button. The first stays, and a row that loses its last button goes.
 */
export function withoutTwins(blocks: readonly Block[]): readonly Block[] {
  const seen = new Set<string>();
  return changeRows(blocks, (button) => (seen.size < seen.add(encodeAction(button.action)).size ? button : null));
}
