import type { Card } from './tree.js';

/** UTF-8 bytes of the tree. The encoders add their own tags, and the platforms stop at 30 KB. */
export const CARD_BYTES = 17_000;
const SCALES = [1, 0.7, 0.45, 0.3, 0.2];

/** A card whose length follows its data: the most detailed rendering that stays within `CARD_BYTES`. */
export function fitted(render: (scale: number) => Card): Card {
  const [first = 1, ...smaller] = SCALES;
  return smaller.reduce((card, scale) => (bytesOf(card) <= CARD_BYTES ? card : render(scale)), render(first));
}

export function bytesOf(card: Card): number {
  return new TextEncoder().encode(JSON.stringify(card)).length;
}
