import type { Card } from '../cards/kit/tree.js';
import { listOf } from '../entities/outbox-payload.js';

export type Recipient = { readonly type: 'user' | 'chat'; readonly id: string };

/** `link`: the page of what is sent, where the platform hands no presses on. `cardMessageId`: the card's row, which its buttons bring back; none for a card that nothing changes later. */
export type Content =
  | { readonly kind: 'card'; readonly card: Card; readonly cardMessageId?: number | null; readonly link?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array; readonly link?: string };

export type CardContent = Extract<Content, { kind: 'card' }>;

/** What a platform can do: it steers what is sent where. */
export interface Capabilities {
  /** People can write to the bot. */
  readonly receiveText: boolean;
  /** A press on a card's button comes back to the bot. Without it a message carries one link to a page. */
  readonly buttonCallback: boolean;
  /** Questions stand in the card itself; without it a card that asks carries a link to its page. */
  readonly inCardForm: boolean;
  /** A message that was sent can be changed. */
  readonly updateMessage: boolean;
  /** A message that was sent can be taken back. Where neither can be done, nothing is written to change one. */
  readonly recall: boolean;
  /** Files can be sent into a chat; without it a message says that there is one. */
  readonly sendFile: boolean;
  /** People are found by their mobile number. */
  readonly findByMobile: boolean;
  /** Of one message as it is sent, in bytes; its own encoder keeps within it. */
  readonly maxBytes: number;
  /** Messages that one person may get in a day, some of them kept for what is urgent; null where there is no limit. */
  readonly dailyQuota: number | null;
  /** Messages must leave one after the other, whichever process sends them. */
  readonly oneAtATime: boolean;
  /** For so many days after it was sent a card's buttons are heard, and can it be changed; null where there is no end to it. */
  readonly cardDays: number | null;
  /** It has a list of things to do of its own, in which tasks stand too. */
  readonly taskList: boolean;
}

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

/** A message of this bot as the platform keeps it. */
export interface SentMessage {
  readonly messageId: string;
  readonly kind: Content['kind'];
  /** Epoch ms. */
  readonly at: number;
}

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

/** A platform's own list of things to do. Throws nothing but `TransportError`; `messageGone`: there is no such entry any more. */
export interface TaskList {
  /** Writes what a card asks for; at most once per `uuid`. Returns the platform's id of the entry. */
  add(uuid: string, userId: string, card: Card, link: string): Promise<string>;
  /** Ends an entry: it was done, or is not asked for any more. */
  end(entryId: string, userId: string, how: 'finished' | 'cancelled'): Promise<void>;
}

/** One platform's outgoing side. Implemented in `bot/<platform>`; throws nothing but `TransportError`. */
export interface Transport {
  readonly platform: string;
  readonly appId: string;
  /** The platform's name as people know it. */
  readonly label: string;
  readonly can: Capabilities;
  /** Sends at most once per `uuid` within the platform's window; returns the platform's message id and the chat it landed in. */
  send(uuid: string, to: Recipient, content: Content): Promise<{ readonly messageId: string; readonly chatId: string | null }>;
  /**
   * What this bot has sent into a chat since an instant (epoch ms), oldest first: asked before something is sent again that
   * may have arrived, once the platform has forgotten its `uuid`. Absent where the platform does not tell.
   */
  readonly sentTo?: (chatId: string, sinceMs: number) => Promise<readonly SentMessage[]>;
  /** There where `can.taskList`. */
  readonly list?: TaskList;
  /** Replaces the card of a message that this bot sent; where it may not, what is over is taken back. */
  patch(messageId: string, content: CardContent): Promise<void>;
  /** Fetches what a person sent into a chat; refuses above `maxBytes`. */
  download(messageId: string, fileKey: string, resource: 'file' | 'image', maxBytes: number): Promise<Uint8Array>;
  /** The mobile number and name behind a platform user, where the platform tells them. */
  person(userId: string): Promise<{ readonly name: string | null; readonly mobile: string | null }>;
  /** The account behind a mobile number; null where there is none, or the platform does not find people by it. */
  findByMobile(mobile: string): Promise<string | null>;
}

/** Under which names messages, and entries of the platforms' own lists, wait in the outbox for these. */
export function lanesOf(transports: Iterable<Pick<Transport, 'platform' | 'can'>>): string[] {
  return [...transports].flatMap(({ platform, can }) => (can.taskList ? [platform, listOf(platform)] : [platform]));
}
