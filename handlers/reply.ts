import type { Card } from '../cards/kit/tree.js';
import type { Shows } from './core/tell.js';

/** What a handler answers at once. For messages the card goes to the chat through the outbox. */
export interface Reply {
  readonly toast?: { readonly tone: 'success' | 'info' | 'warning' | 'error'; readonly text: string };
  /** For a card action: the card that takes the place of the one that was pressed. For a message: what is sent back. */
  readonly card?: Card;
  /** What the card shows, so that it changes when that ends. Left out for cards that stay as they are. */
  readonly shows?: Shows;
  /** The job that has something to do by it, and does not wait for its next tick. */
  readonly begins?: 'batches';
}

/** A short green line over the card. */
export function done(text: string): NonNullable<Reply['toast']> {
  return { tone: 'success', text };
}

export function hint(text: string): NonNullable<Reply['toast']> {
  return { tone: 'info', text };
}
