import type { BlockOf, Button } from '../../../cards/kit/tree.js';
import type { ButtonNames } from './names.js';
import { column, plain, type Node } from './nodes.js';

const TYPES = { primary: 'primary_filled', default: 'default', danger: 'danger', link: 'text' } as const;

/** Buttons side by side, wrapping where the screen is narrow. In a form every one of them hands in the form's values, but for those that open an address. */
export function encodeButtons({ buttons }: BlockOf<'buttons'>, names: ButtonNames, inForm: boolean): Node[] {
  const nodes = buttons.map((button) => encodeButton(button, names, inForm));
  if (nodes.length < 2) return nodes;
  const columns = nodes.map((node) => column([node], { width: 'auto' }));
  return [{ tag: 'column_set', flex_mode: 'flow', horizontal_spacing: '8px', columns }];
}

function encodeButton(button: Button, names: ButtonNames, inForm: boolean): Node {
  const { wire, name } = names.of(button, inForm);
  const { opens } = button;
  const value = { a: wire, ...(inForm || names.cardMessageId === null ? {} : { c: names.cardMessageId }) };
  return {
    tag: 'button',
    text: plain(button.label),
    type: TYPES[button.style],
    name,
    behaviors: [opens === undefined ? { type: 'callback', value } : { type: 'open_url', default_url: opens }],
    ...(inForm && opens === undefined ? { form_action_type: 'submit' } : {}),
    ...(button.confirm === undefined
      ? {}
      : { confirm: { title: plain(button.confirm.title), text: plain(button.confirm.text) } }),
  };
}
