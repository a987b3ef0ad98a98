/** Who did it, as the platform vouches for it. Staff are found by this, never by what a form says. */
export interface Sender {
  readonly platform: string;
  /** The platform's app: an open_id is valid within one app only. */
  readonly appId: string;
  readonly userId: string;
}

/** Where it happened. `user` chats are private; a reply to a person without a known chat goes to the person. */
export interface Place {
  readonly chatId: string;
  readonly type: 'private' | 'group';
}

/** What a file that comes over a page is for: a material of a task, or the tables of its form. */
export interface Upload {
  readonly part: string;
  readonly task: number;
  /** The material's id in the policy; null: a filled table. */
  readonly material: string | null;
}

interface Common {
  /** Stable over redeliveries: the message, event, or (for card actions) the delivery itself. */
  readonly key: string;
  readonly sender: Sender;
  readonly place: Place | null;
  /** When it reached us, epoch ms. */
  readonly at: number;
  /** It was done on a page: whoever did it reads the answer there, and no chat hears of it. */
  readonly onPage?: true;
}

/** Everything a platform can tell us, decoded once at the door. Nothing past `bot/` knows which platform it was. */
export type Inbound = Common &
  (
    | {
        readonly kind: 'text';
        readonly messageId: string;
        readonly text: string;
        /** In a group: the bot was @-mentioned. */ readonly mentioned: boolean;
      }
    | {
        readonly kind: 'file';
        readonly messageId: string;
        readonly fileKey: string;
        readonly fileName: string;
        readonly resource: 'file' | 'image';
        /** It came whole over a page and lies among the parts (`entities/files/part-store.ts`), with what it is for. */
        readonly upload?: Upload;
      }
    | {
        readonly kind: 'action';
        readonly wire: string;
        readonly form: Readonly<Record<string, unknown>>;
        readonly messageId: string | null;
        /** Which card (`card_message`) the button says that it stands on; anybody may say anything. Null on older cards. */
        readonly cardMessageId: number | null;
      }
    | { readonly kind: 'menu'; readonly eventKey: string }
    | { readonly kind: 'entered' }
    | { readonly kind: 'recalled'; readonly messageId: string }
    | { readonly kind: 'botAdded'; readonly chatName: string }
    | { readonly kind: 'botRemoved' }
    | { readonly kind: 'staffLeft'; readonly userId: string }
    /** Logged and, where a person waits, answered; never dropped silently. */
    | { readonly kind: 'unsupported'; readonly what: string; readonly messageId: string | null }
  );

export type InboundKind = Inbound['kind'];
export type InboundOf<K extends InboundKind> = Extract<Inbound, { kind: K }>;
