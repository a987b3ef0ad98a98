import type { Verb } from '../../cards/kit/action.js';
import type { Block, BlockOf, Card } from '../../cards/kit/tree.js';

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
  return { ...card, body: card.body.flatMap(readable) };
}

type Inner = BlockOf<'collapsible'>['body'][number];

function readable(block: Block): Block[] {
  if (block.kind === 'form') return [];
  if (block.kind === 'collapsible') return [{ ...block, body: block.body.flatMap(readableInside) }];
  return block.kind === 'buttons' ? kept(block) : [block];
}

function readableInside(block: Inner): Inner[] {
  return block.kind === 'buttons' ? kept(block) : [block];
}

function kept(block: BlockOf<'buttons'>): BlockOf<'buttons'>[] {
  const buttons = block.buttons.filter(({ action }) => READING.includes(action.verb));
  return buttons.length === 0 ? [] : [{ ...block, buttons }];
}
