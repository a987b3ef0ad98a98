import { hash } from 'node:crypto';
import type { Audit } from '../audit.entity.js';
import type { NewAuditEvent } from './audit-event.js';

/** What the first event of a subject follows. */
export const GENESIS = '0'.repeat(64);
/** The counter that holds a subject's last `seq`; it shows when events are missing at the end. */
export function headKey(subject: string): string {
  return `${HEAD_PREFIX}${subject}`;
}
export const HEAD_PREFIX = 'audit:';

/** An event's body as it is stored, its version before it: the body has none of its own. */
export function bodyText(body: NewAuditEvent['body']): string {
  const text = JSON.stringify(body);
  return text === '{}' ? '{"v":1}' : `{"v":1,${text.slice(1)}`;
}

/** SHA-256 in hex over the row's canonical text: its fields as a JSON list, in this order. */
export function auditHash(row: Pick<Audit, 'subject' | 'seq' | 'at' | 'type' | 'byId' | 'body' | 'prevHash'>): string {
  const fields = [row.subject, row.seq, row.at, row.type, row.byId, row.body, row.prevHash];
  return hash('sha256', JSON.stringify(fields), 'hex');
}
