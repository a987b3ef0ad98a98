import type { Card } from '../../cards/kit/tree.js';
import type { FileStore } from '../../entities/files/file-store.js';
import { parsePayload } from '../../entities/outbox-payload.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Content } from '../../handlers/transport.js';

/** The card that a row carries; null where it is no card. */
export function parseCard(row: Pick<Outbox, 'topic' | 'payload'>): Card | null {
  const payload = parsePayload(row);
  return 'card' in payload ? asCard(payload.card) : null;
}

/** The same with its page, and null also where the row is not what was written. */
export function parseShown(row: Pick<Outbox, 'topic' | 'payload'>): { readonly card: Card; readonly link?: string } | null {
  try {
    const payload = parsePayload(row);
    if (!('card' in payload)) return null;
    return { card: asCard(payload.card), ...(payload.link === undefined ? {} : { link: payload.link }) };
  } catch {
    return null;
  }
}

/** Cards are kept as they were made. */
export function asCard(stored: Readonly<Record<string, unknown>>): Card {
  return stored as unknown as Card;
}

/** What a row carries, its file read from the store. Throws when the row or the file is not what was written. */
export async function parseContent(row: Pick<Outbox, 'topic' | 'payload' | 'cardMessageId'>, files: FileStore): Promise<Content> {
  const payload = parsePayload(row);
  if ('text' in payload) return { kind: 'text', text: payload.text };
  const link = payload.link === undefined ? {} : { link: payload.link };
  if ('card' in payload) return { kind: 'card', card: asCard(payload.card), cardMessageId: row.cardMessageId, ...link };
  return { kind: 'file', name: payload.file.name, bytes: await files.get(payload.file.sha256), ...link };
}
