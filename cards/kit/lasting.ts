import type { Block, BlockOf, Card, Input } from './tree.js';

/** A text that counts days, with what stays true of it: `合同备案：9月24日（周四），还剩 2 个工作日`, `合同备案：截止 9月24日（周四）`. */
export function withLasting(block: BlockOf<'text'>, lasting: string): BlockOf<'text'> {
  return lasting === block.text ? block : { ...block, lasting };
}

/** The card for a platform whose messages stay as they were sent. */
export function lasting(card: Card): Card {
  return { ...card, body: card.body.map(ofBlock) };
}

function ofBlock(block: Block): Block {
  if (block.kind === 'collapsible') return { ...block, body: block.body.map(ofPart) };
  return block.kind === 'form' ? { ...block, body: block.body.map(ofPart) } : ofPart(block);
}

function ofPart<T extends Block | Input>(part: T): T {
  return part.kind === 'text' && part.lasting !== undefined ? { ...part, text: part.lasting } : part;
}
