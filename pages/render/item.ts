import { dueText, isPast, isUrgent } from '../../cards/kit/deadlines.js';
import type { DeadlineView } from '../../cards/kit/props.js';
import type { PressView } from './press.js';

/** One thing of a list, as `items.hbs` draws it. */
export interface ItemView {
  readonly title: string;
  /** Where its title leads; null for one that cannot be opened. */
  readonly href: string | null;
  readonly tags: readonly TagView[];
  readonly lines: readonly string[];
  readonly due: DueView | null;
  readonly presses: readonly PressView[];
}

export interface TagView {
  readonly text: string;
  readonly tone: 'info' | 'warn' | 'bad' | 'done';
}

export interface DueView {
  readonly text: string;
  readonly tone: 'plain' | 'warn' | 'bad';
  /** The day-by-day count. */
  readonly why: string;
  readonly name: string;
}

/** Until when, in the colour of its urgency, with the way to its count. */
export function dueView(deadline: DeadlineView | null): DueView | null {
  if (deadline === null) return null;
  return {
    text: dueText(deadline),
    tone: isPast(deadline) ? 'bad' : isUrgent(deadline) ? 'warn' : 'plain',
    why: `/pages/deadlines/${String(deadline.id)}`,
    name: deadline.name,
  };
}

/** A list with what stands in its place when it is empty. */
export interface ListView {
  readonly id: string;
  readonly title: string;
  readonly count: number | null;
  readonly items: readonly ItemView[];
  /** What to do when there is nothing. */
  readonly empty: string;
  /** The way to all of them. */
  readonly more: { readonly label: string; readonly href: string } | null;
  readonly presses: readonly PressView[];
}
