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

/** What each topic carries. */
export interface OutboxPayloads {
  send: CardToSend | { readonly text: string } | FileToSend;
  patch: CardToSend;
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

/** Reads a row's payload; throws when the row does not hold what its topic carries. */
export function parsePayload(row: { readonly topic: OutboxTopic; readonly payload: string }): z.infer<typeof SendPayload> {
  return (row.topic === 'patch' ? CardPayload : SendPayload).parse(JSON.parse(row.payload));
}
