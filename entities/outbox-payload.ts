import { z } from 'zod';

/** Stored JSON: a change needs a migration. A card is the tree of `cards/kit`, kept as it is. */
const link = z.string().optional();
const CardPayload = z.object({ card: z.record(z.string(), z.unknown()), link });
const SendPayload = z.union([
  CardPayload,
  z.object({ text: z.string() }),
  z.object({ file: z.object({ sha256: z.string(), name: z.string() }), link }),
]);

interface CardToSend {
  readonly card: object;
  /** The page of the card, on platforms that hand no presses on. */
  readonly link?: string;
}
interface FileToSend {
  readonly file: { readonly sha256: string; readonly name: string };
  readonly link?: string;
}

/**
 * What a platform's own list of things to do is to show of a card from now on: its task, or nothing any more. `of` is the uuid of the
 * message that shows the card, under which the entry is known; `from` the row of the outbox that it follows.
 */
const EntryState = z
  .object({ of: z.string(), from: z.number() })
  .and(
    z.union([
      z.object({ open: z.literal(true), card: z.record(z.string(), z.unknown()), link: z.string() }),
      z.object({ open: z.literal(false), how: z.enum(['finished', 'cancelled']) }),
    ]),
  );
/** `text` is for whoever reads of it, an older release among them. */
const EntryPayload = z.object({ text: z.string(), entry: EntryState });
export type EntryState = z.infer<typeof EntryState>;

/** What each topic carries. */
export interface OutboxPayloads {
  send: CardToSend | { readonly text: string } | FileToSend;
  patch: CardToSend;
  entry: z.infer<typeof EntryPayload>;
}
export type OutboxTopic = keyof OutboxPayloads;

/** One message to enqueue. A second one with the same `key` is a no-op. */
export type NewMessage = {
  [T in OutboxTopic]: {
    readonly topic: T;
    readonly platform: string;
    readonly toType: 'user' | 'chat';
    readonly toId: string;
    readonly cardMessageId?: number | null;
    readonly key?: string | null;
    readonly payload: OutboxPayloads[T];
    /** What the click that it came of is called in the log. */
    readonly trace?: string | null;
    /** Epoch ms of the writing. */
    readonly at: number;
    /** Epoch ms; not before. */
    readonly notBefore?: number;
  };
}[OutboxTopic];

/** Reads a row's payload, of an entry its text; throws when the row does not hold what its topic carries. */
export function parsePayload(row: { readonly topic: OutboxTopic; readonly payload: string }): z.infer<typeof SendPayload> {
  return (row.topic === 'patch' ? CardPayload : SendPayload).parse(JSON.parse(row.payload));
}

/** What an entry is to be from now on; throws when the row does not hold that. */
export function parseEntry({ payload }: { readonly payload: string }): EntryState {
  return EntryPayload.parse(JSON.parse(payload)).entry;
}

const LIST = '.list';

/**
 * Where entries of a platform's own list of things to do wait, in place of the platform's id: they hold up none of its messages, and a
 * process of a release that knows no entries takes none of them for a message.
 */
export function listOf(platform: string): string {
  return `${platform}${LIST}`;
}

/** The platform whose messages, or whose entries, wait under this name. */
export function platformOf(lane: string): { readonly platform: string; readonly isList: boolean } {
  const isList = lane.endsWith(LIST);
  return { platform: isList ? lane.slice(0, -LIST.length) : lane, isList };
}
