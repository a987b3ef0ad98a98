/** What the look-alike tenant is made of. */
export interface Person {
  readonly openId: string;
  readonly name: string;
  readonly mobile: string;
  readonly unit: string;
  readonly title: string;
  readonly hint: string;
  /** False once the person has left the tenant. */
  readonly active: boolean;
}

export interface Chat {
  readonly chatId: string;
  readonly type: 'p2p' | 'group';
  readonly name: string;
  readonly members: readonly string[];
  readonly botIn: boolean;
}

export type MessageType = 'text' | 'post' | 'file' | 'image' | 'interactive' | 'system';

export interface Mention {
  /** `@_user_1`, as it stands in the text. */
  readonly key: string;
  readonly openId: string;
  readonly name: string;
}

export interface Message {
  readonly messageId: string;
  readonly chatId: string;
  /** An open_id, `bot`, or `system` for the grey lines of the chat itself. */
  readonly from: string;
  readonly type: MessageType;
  /** The platform's JSON string for this type. */
  readonly content: string;
  readonly mentions: readonly Mention[];
  readonly createdAt: number;
  readonly updatedAt: number | null;
  readonly recalled: boolean;
  readonly parentId: string | null;
  readonly uuid: string | null;
  /** Place in the order of everything said, from 1. */
  readonly seq: number;
}

export interface StoredFile {
  readonly key: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly resource: 'file' | 'image';
  /** An open_id or `bot`. */
  readonly by: string;
}

/** One line of the journal: everything that ever changes the world. */
export type Entry =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'chat'; readonly chat: Chat }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'patch'; readonly messageId: string; readonly content: string; readonly at: number }
  | { readonly kind: 'recall'; readonly messageId: string; readonly at: number }
  | { readonly kind: 'read'; readonly chatId: string; readonly openId: string; readonly seq: number }
  | { readonly kind: 'file'; readonly file: StoredFile };
