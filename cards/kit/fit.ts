import type { Block, Card, Input } from './tree.js';
import { blocksOf } from './walk.js';

/** UTF-8 bytes of the tree. The encoders add their own tags, and the platforms stop at 30 KB. */
export const CARD_BYTES = 17_000;
/** Parts of the tree as `partsOf` counts them. Drawn, a card may have 180 elements, of which its head takes some. */
export const CARD_PARTS = 165;
const SCALES = [1, 0.7, 0.45, 0.3, 0.2];

/** A card whose length follows its data: the most detailed rendering that stays within `CARD_BYTES` and `CARD_PARTS`. */
export function fitted(render: (scale: number) => Card): Card {
  const [first = 1, ...smaller] = SCALES;
  return smaller.reduce((card, scale) => (fits(card) ? card : render(scale)), render(first));
}

export function bytesOf(card: Card): number {
  return new TextEncoder().encode(JSON.stringify(card)).length;
}

/** How many elements a platform will draw, counted from above: every container, every text and every option is one. */
export function partsOf(card: Card): number {
  return blocksOf(card).reduce((sum, block) => sum + weight(block), 0);
}

function fits(card: Card): boolean {
  return bytesOf(card) <= CARD_BYTES && partsOf(card) <= CARD_PARTS;
}

function weight(block: Block | Input): number {
  switch (block.kind) {
    case 'buttons':
      return block.buttons.reduce((sum, { confirm }) => sum + (confirm === undefined ? 3 : 5), 1);
    case 'fields':
      return Math.ceil(2.5 * block.fields.length);
    case 'collapsible':
      return 3;
    case 'select':
    case 'multiSelect':
      return 5 + block.options.length;
    case 'input':
    case 'check':
      return 4;
    case 'date':
    case 'time':
      return 5;
    default:
      return 2;
  }
}
