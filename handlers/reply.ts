import type { FaultView } from '../cards/kit/props.js';
import type { Card } from '../cards/kit/tree.js';
import type { Shows } from './core/tell/letterbox.js';
import type { FormAt } from './present/form-views.js';

/** What a handler answers at once. For messages the card goes to the chat through the outbox. */
export interface Reply {
  readonly toast?: { readonly tone: 'success' | 'info' | 'warning' | 'error'; readonly text: string };
  /** For a card action: the card that takes the place of the one that was pressed. For a message: what is sent back. */
  readonly card?: Card;
  /** What the card shows, so that it changes when that ends. Left out for cards that stay as they are. */
  readonly shows?: Shows;
  /** The job that has something to do by it, and does not wait for its next tick. */
  readonly begins?: 'batches';
  /** Where the card is a form that is being filled in: on a page it is drawn from the form itself. */
  readonly form?: OpenForm;
  /** What is missing or wrong of what was handed in; `field` names the input. The card says it too. */
  readonly faults?: readonly FaultView[];
  /** Files for whoever asked on a page; in a chat they are sent there instead (`deeds/send-file.ts`). */
  readonly files?: readonly HandedFile[];
}

/** A form that stands open before somebody, and what is said of it. */
export interface OpenForm extends FormAt {
  readonly task: number;
}

/** A stored file under the name that it is saved as. */
export interface HandedFile {
  readonly sha256: string;
  readonly name: string;
  /** Made for this answer alone: forgotten with it. */
  readonly made?: true;
}

/** A short green line over the card. */
export function done(text: string): NonNullable<Reply['toast']> {
  return { tone: 'success', text };
}

export function hint(text: string): NonNullable<Reply['toast']> {
  return { tone: 'info', text };
}
