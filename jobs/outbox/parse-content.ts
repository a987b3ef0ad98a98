import type { Card } from '../../cards/kit/tree.js';
import type { FileStore } from '../../entities/file-store.js';
import { parsePayload } from '../../entities/outbox-payload.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Content } from '../../handlers/transport.js';

/** The card that a row carries; null where it is no card. */
export function parseCard(row: Pick<Outbox, 'topic' | 'payload'>): Card | null {
  const payload = parsePayload(row);
  return 'card' in payload ? (payload.card as unknown as Card) : null;
}

/** What a row carries, its file read from the store. Throws when the row or the file is not what was written. */
export async function parseContent(row: Pick<Outbox, 'topic' | 'payload'>, files: FileStore): Promise<Content> {
  const payload = parsePayload(row);
  if ('text' in payload) return { kind: 'text', text: payload.text };
  const link = payload.link === undefined ? {} : { link: payload.link };
  if ('card' in payload) return { kind: 'card', card: payload.card as unknown as Card, ...link };
  return { kind: 'file', name: payload.file.name, bytes: await files.get(payload.file.sha256), ...link };
}
