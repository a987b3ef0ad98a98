import { encodeAction } from '../../cards/kit/action.js';
import type { Button } from '../../cards/kit/tree.js';
import { placeOf } from '../where.js';

/** What is asked before a press, and the names of the inputs that are looked at first (`assets/page.js`). */
export interface Confirm {
  readonly title: string;
  readonly text: string;
  readonly after: string;
}

export function confirmView(confirm: Button['confirm']): Confirm | null {
  return confirm === undefined ? null : { ...confirm, after: (confirm.after ?? []).join(' ') };
}

/** A button as `press.hbs` draws it: a link where it only shows something that has a page. */
export interface PressView {
  readonly label: string;
  readonly style: Button['style'];
  readonly href: string | null;
  readonly wire: string;
  readonly confirm: Confirm | null;
}

export function pressView({ label, style, action, confirm }: Button): PressView {
  return { label, style, href: placeOf(action), wire: encodeAction(action), confirm: confirmView(confirm) };
}

/** A link that looks like a button. */
export function linkView(label: string, href: string, style: Button['style'] = 'default'): PressView {
  return { label, style, href, wire: '', confirm: null };
}
