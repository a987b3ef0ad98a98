import type { Block, Input } from '../../../cards/kit/tree.js';
import { gather } from '../../../workflow/gather.js';
import { encodeButtons } from './buttons.js';
import { encodeChart } from './chart.js';
import { encodeFields } from './fields.js';
import { encodeInput } from './inputs.js';
import type { ButtonNames } from './names.js';
import { plain, type Node } from './nodes.js';
import { encodeTable } from './table.js';
import { encodeList, encodeText } from './text.js';

/** Where a block stands: buttons in a form hand it in; `enforce` as in `encodeInput`. */
export interface Around {
  readonly names: ButtonNames;
  readonly form: { readonly enforce: boolean } | null;
}

/** One block as the elements that draw it. */
export function encodeBlock(block: Block | Input, around: Around): Node[] {
  switch (block.kind) {
    case 'text':
      return block.text.trim() === '' ? [] : [encodeText(block)];
    case 'fields':
      return encodeFields(block);
    case 'list':
      return block.items.length === 0 ? [] : [encodeList(block)];
    case 'table':
      return [encodeTable(block)];
    case 'divider':
      return [{ tag: 'hr' }];
    case 'buttons':
      return encodeButtons(block, around.names, around.form !== null);
    case 'collapsible':
      return [
        {
          tag: 'collapsible_panel',
          expanded: block.open,
          header: { title: plain(block.title), icon: ARROW, icon_position: 'right', icon_expanded_angle: -180 },
          border: { color: 'grey', corner_radius: '5px' },
          elements: gather(block.body, (inner) => encodeBlock(inner, around)),
        },
      ];
    case 'form':
      return [encodeForm(block, around.names)];
    case 'chart':
      return [encodeChart(block)];
    default:
      return encodeInput(block, around.form?.enforce ?? false);
  }
}

const ARROW = { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' };

function encodeForm({ id, body }: Extract<Block, { kind: 'form' }>, names: ButtonNames): Node {
  const buttons = body.reduce((count, inner) => count + (inner.kind === 'buttons' ? inner.buttons.length : 0), 0);
  const form = { enforce: buttons === 1 };
  return { tag: 'form', name: id, elements: gather(body, (inner) => encodeBlock(inner, { names, form })) };
}
