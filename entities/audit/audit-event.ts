import { z } from 'zod';
import { MEETING_EVENTS, PLAIN_EVENTS, PROJECT_EVENTS, TIME_EVENTS } from './audit-bodies.js';

/**
 * The audit trail's events. Stored JSON: once released, a member only gains keys that may be absent; any other change is a new `v` beside the old one.
 * Who did it is `byId` (a staff id; null: the clock), when is the row's `at`.
 */
export const AuditEvent = z.discriminatedUnion('type', [...PROJECT_EVENTS, ...TIME_EVENTS, ...MEETING_EVENTS, ...PLAIN_EVENTS]);
export type AuditEvent = z.infer<typeof AuditEvent>;

type WithoutVersion<E> = E extends { type: infer T; byId: infer I; body: infer B }
  ? { type: T; byId: I; body: Omit<B, 'v'> }
  : never;
/** What a caller appends; the version is added. */
export type NewAuditEvent = WithoutVersion<AuditEvent>;

/** Parses what a row holds; throws when it is not an event of this program. */
export function parseAuditEvent(row: { readonly type: string; readonly byId: number | null; readonly body: string }): AuditEvent {
  const body: unknown = JSON.parse(row.body);
  return AuditEvent.parse({ type: row.type, byId: row.byId, body });
}
