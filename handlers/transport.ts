import type { Card } from '../cards/kit/tree.js';

export type Recipient = { readonly type: 'user'; readonly id: string } | { readonly type: 'chat'; readonly id: string };

export type Content =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

/** What a delivery failure means for the row that was being sent. */
export type FailureKind =
  /** Back off and send again with the same uuid. */
  | 'retry'
  /** The person left, blocked the bot, or is out of its range: stop, tell an administrator. */
  | 'unreachable'
  /** The platform refuses this content: stop, tell an administrator. */
  | 'content'
  /** The message can no longer be changed (recalled, past its window): send a new one. */
  | 'messageGone'
  | 'permission'
  | 'quota';

export class TransportError extends Error {
  constructor(
    readonly kind: FailureKind,
    /** The platform's own code, or a short word for transport failures (`timeout`, `http500`). */
    readonly code: string,
    message: string,
    /** How long the platform asks us to wait. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

/** One platform's outgoing side. Implemented in `bot/<platform>`; throws nothing but `TransportError`. */
export interface Transport {
  readonly platform: string;
  readonly appId: string;
  /** Sends at most once per `uuid` within the platform's window; returns the platform's message id and the chat it landed in. */
  send(uuid: string, to: Recipient, content: Content): Promise<{ readonly messageId: string; readonly chatId: string | null }>;
  /** Replaces the card of a message that this bot sent. */
  patch(messageId: string, card: Card): Promise<void>;
  /** Fetches what a person sent into a chat; refuses above `maxBytes`. */
  download(messageId: string, fileKey: string, resource: 'file' | 'image', maxBytes: number): Promise<Uint8Array>;
  /** The mobile number and name behind a platform user, where the platform tells them. */
  person(userId: string): Promise<{ readonly name: string | null; readonly mobile: string | null }>;
}
