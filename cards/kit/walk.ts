import { gather } from '../../workflow/gather.js';
import type { Block, BlockOf, Button, Card, Input } from './tree.js';

const NOT_INPUTS = new Set(['text', 'fields', 'list', 'table', 'divider', 'buttons', 'collapsible', 'form', 'chart']);

/** Every block of a card, the outer before the inner. */
export function blocksOf(card: Card): readonly (Block | Input)[] {
  return gather(card.body, (block) => [block, ...('body' in block ? block.body : [])]);
}

export function inputsOf(card: Card): readonly Input[] {
  return blocksOf(card).filter((block): block is Input => !NOT_INPUTS.has(block.kind));
}

export function buttonsOf(card: Card): readonly Button[] {
  return gather(blocksOf(card), (block) => (block.kind === 'buttons' ? block.buttons : []));
}

export function formOf(card: Card): BlockOf<'form'> | null {
  return card.body.find((block) => block.kind === 'form') ?? null;
}
