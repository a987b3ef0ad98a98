import { gather } from '../../workflow/gather.js';
import type { Block, BlockOf, Button, Card } from './tree.js';

/** Each button as it is to be; null leaves it out. */
export type Change = (button: Button) => Button | null;

/** The card with its buttons changed, the outer rows before the inner ones; a row that loses its last button goes. */
export function changeButtons(shown: Card, change: Change): Card {
  return { ...shown, body: changeRows(shown.body, change) };
}

/** The same for blocks alone. */
export function changeRows(blocks: readonly Block[], change: Change): readonly Block[] {
  const row = <T extends Block | BlockOf<'form'>['body'][number]>(block: T): readonly T[] => {
    if (block.kind !== 'buttons') return [block];
    const kept = block.buttons.map(change).filter((button) => button !== null);
    return kept.length === 0 ? [] : [{ ...block, buttons: kept }];
  };
  return gather(blocks, (block): readonly Block[] => {
    if (block.kind === 'form') return [{ ...block, body: gather(block.body, row) }];
    if (block.kind === 'collapsible') return [{ ...block, body: gather(block.body, row) }];
    return row(block);
  });
}
