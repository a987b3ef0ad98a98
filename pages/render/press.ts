import { encodeAction } from '../../cards/kit/action.js';
import type { BlockOf, Button } from '../../cards/kit/tree.js';
import { placeOf } from '../where.js';
import { isRequired } from './input.js';

/** What is asked before a press, and the names of the required inputs that are looked at first (`assets/page.js`, `routes/ask-first.ts`). */
export interface Confirm {
  readonly title: string;
  readonly text: string;
  readonly after: string;
}

/** @param form - in which the button stands, or its questions */
export function confirmView(confirm: Button['confirm'], form: BlockOf<'form'> | null): Confirm | null {
  if (confirm === undefined) return null;
  const required = (form?.body ?? []).flatMap((block) => ('name' in block && isRequired(block) ? [block.name] : []));
  return { ...confirm, after: required.filter((name) => confirm.after?.includes(name)).join(' ') };
}

/** A button as `press.hbs` draws it: a link where it only shows something that has a page. */
export interface PressView {
  readonly label: string;
  readonly style: Button['style'];
  readonly href: string | null;
  readonly wire: string;
  readonly confirm: Confirm | null;
}

export function pressView({ label, style, action, confirm }: Button, form: BlockOf<'form'> | null = null): PressView {
  return { label, style, href: placeOf(action), wire: encodeAction(action), confirm: confirmView(confirm, form) };
}

/** A link that looks like a button. */
export function linkView(label: string, href: string, style: Button['style'] = 'default'): PressView {
  return { label, style, href, wire: '', confirm: null };
}
