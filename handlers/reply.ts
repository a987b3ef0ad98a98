import type { Card } from '../cards/kit/tree.js';

/** What a handler answers at once. For messages the card goes to the chat through the outbox. */
export interface Reply {
  readonly toast?: { readonly tone: 'success' | 'info' | 'warning' | 'error'; readonly text: string };
  /** For a card action: the card that takes the place of the one that was pressed. For a message: what is sent back. */
  readonly card?: Card;
}
