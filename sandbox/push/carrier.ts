import type { Envelope } from './envelope.js';

/** What came back for one delivery attempt. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' }
  /** No address is configured, or no long connection is open. */
  | { readonly kind: 'nowhere' };

/** The way an envelope reaches the bot. Never rejects. */
export interface Carrier {
  carry(envelope: Envelope): Promise<Outcome>;
}

/** Both events and callbacks must be answered within this time. */
export const ANSWER_MS = 3000;
