import { encodeAction } from './action.js';
import type { Block, BlockOf, Button } from './tree.js';

/**
 * The blocks with each button once: a button's name on the wire must be unique in a card, and two buttons that ask for the
 * same are one button. The first stays, and a row that loses its last button goes.
 */
export function withoutTwins(blocks: readonly Block[]): readonly Block[] {
  const seen = new Set<string>();
  const isNew = ({ action }: Button): boolean => {
    const wire = encodeAction(action);
    return seen.size < seen.add(wire).size;
  };
  const thin = <T extends Block | BlockOf<'form'>['body'][number]>(block: T): readonly T[] => {
    if (block.kind !== 'buttons') return [block];
    const kept = block.buttons.filter(isNew);
    return kept.length === 0 ? [] : [{ ...block, buttons: kept }];
  };
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'form') return [{ ...block, body: block.body.flatMap(thin) }];
    if (block.kind === 'collapsible') return [{ ...block, body: block.body.flatMap(thin) }];
    return thin(block);
  });
}
