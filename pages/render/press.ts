import { encodeAction } from '../../cards/kit/action.js';
import type { Button } from '../../cards/kit/tree.js';
import { placeOf } from '../where.js';

/** A button as `press.hbs` draws it: a link where it only shows something that has a page. */
export interface PressView {
  readonly label: string;
  readonly style: Button['style'];
  readonly href: string | null;
  readonly wire: string;
  readonly confirm: { readonly title: string; readonly text: string } | null;
}

export function pressView({ label, style, action, confirm }: Button): PressView {
  return { label, style, href: placeOf(action), wire: encodeAction(action), confirm: confirm ?? null };
}

/** A link that looks like a button. */
export function linkView(label: string, href: string, style: Button['style'] = 'default'): PressView {
  return { label, style, href, wire: '', confirm: null };
}
