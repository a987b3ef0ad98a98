import { encodeAction } from '../../cards/kit/action.js';
import type { Block, BlockOf, Button, Card, Input } from '../../cards/kit/tree.js';
import type { Answered, Visitor } from '../visit.js';
import { inputView } from './input.js';
import { renderView } from './view.js';
import { confirmView } from './press.js';

/** Where the buttons of a card lead: `POST` with the fields of its form, the session's token and `act`. */
const ACT = '/pages/act';

/** A neutral card, and the line that came with it, as HTML: the same questions, texts and buttons as in a chat. */
export function renderCard({ csrf }: Pick<Visitor, 'csrf'>, { card, toast }: Answered, act = ACT): string {
  return renderView('card', {
    csrf,
    act,
    toast: toast === undefined || (card !== undefined && saysItself(card, toast.text)) ? null : toast,
    card: card === undefined ? null : { header: headOf(card), blocks: card.body.map((block) => viewOf(block)) },
  });
}

/** A refusal stands on the card that comes with it; above it it would be said twice. */
function saysItself({ body }: Card, said: string): boolean {
  return body.some((block) => block.kind === 'text' && block.text === said);
}

function headOf({ header: { title, subtitle, tone, tag } }: Card) {
  return { title, subtitle: subtitle ?? null, tone, tag: tag ?? null };
}

/** A block, in a form or alone, as its view needs it: `view` names the partial; every key that a view reads is there. */
export function viewOf(block: Block | Input, form: BlockOf<'form'> | null = null): object {
  switch (block.kind) {
    case 'text':
      return { view: 'block-text', text: block.text, emphasis: block.emphasis ?? 'plain' };
    case 'fields':
    case 'list':
    case 'divider':
      return { ...block, view: `block-${block.kind}` };
    case 'table':
      return {
        view: 'block-table',
        style: block.columns.length > 2 ? 'stacked' : '',
        columns: block.columns.map(columnOf),
        rows: block.rows.map((row) => rowOf(block.columns, row)),
      };
    case 'buttons':
      return {
        view: form === null ? 'block-buttons-alone' : 'block-buttons',
        buttons: block.buttons.map((each) => buttonOf(each, form)),
      };
    case 'collapsible':
      return {
        view: 'block-collapsible',
        title: block.title,
        open: block.open,
        blocks: block.body.map((inner) => viewOf(inner, form)),
      };
    case 'form':
      return {
        view: 'block-form',
        id: block.id,
        first: firstPress(block),
        blocks: block.body.map((inner) => viewOf(inner, block)),
      };
    case 'chart':
      return chartOf(block);
    default:
      return inputView(block);
  }
}

/** What the Enter key presses in a line of text: the way on, never what is asked about first; null where that is not clear. */
function firstPress({ body }: Extract<Block, { kind: 'form' }>): string | null {
  const buttons = body.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const first = buttons.findLast(({ style, confirm }) => style === 'primary' && confirm === undefined);
  return first === undefined ? null : encodeAction(first.action);
}

function columnOf({ label, align = 'left' }: { readonly label: string; readonly align?: 'left' | 'right' }) {
  return { label, align };
}

function rowOf(columns: readonly { readonly label: string; readonly align?: 'left' | 'right' }[], row: readonly string[]) {
  return row.map((value, at) => ({ value, label: columns[at]?.label ?? '', align: columns[at]?.align ?? 'left' }));
}

/** A button as `button.hbs` needs it. */
export function buttonOf({ label, style, action, confirm, opens }: Button, form: BlockOf<'form'> | null = null) {
  return { label, style, wire: encodeAction(action), confirm: confirmView(confirm, form), href: opens ?? null };
}

function chartOf({ title, data }: Extract<Block, { kind: 'chart' }>) {
  const most = Math.max(1, ...data.map(({ value }) => value));
  return {
    view: 'block-chart',
    title,
    bars: data.map(({ label, value }) => ({ label, value, width: Math.round((value / most) * 100) })),
  };
}
