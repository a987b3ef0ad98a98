import type { Audit } from '../audit.entity.js';
import { auditHash, GENESIS } from './audit-chain.js';
import type { Db } from '../db.js';

export interface AuditVerdict {
  readonly ok: boolean;
  /** How many events were read. */
  readonly checked: number;
  readonly firstBroken: {
    readonly subject: string;
    readonly seq: number;
    readonly why: 'order' | 'link' | 'content' | 'cut';
  } | null;
}

const PAGE = 500;

/** Walks every chain from its first event to its last; each page is a unit of its own, so that people are not kept waiting. */
export async function verifyAudit(db: Db): Promise<AuditVerdict> {
  let last = { subject: '', seq: 0, hash: GENESIS };
  let checked = 0;
  for (;;) {
    const { subject, seq } = last;
    const rows = await db.tx((tx) => tx.audit.page({ subject, seq }, PAGE));
    for (const row of rows) {
      const expected = row.subject === last.subject ? last : { seq: 0, hash: GENESIS };
      const why = fault(row, expected);
      if (why !== null) return { ok: false, checked, firstBroken: { subject: row.subject, seq: row.seq, why } };
      last = row;
      checked += 1;
    }
    if (rows.length < PAGE) break;
  }
  const cut = await db.tx((tx) => tx.audit.cutSubject());
  return cut === null
    ? { ok: true, checked, firstBroken: null }
    : { ok: false, checked, firstBroken: { subject: cut, seq: 0, why: 'cut' } };
}

function fault(row: Audit, before: { readonly seq: number; readonly hash: string }): 'order' | 'link' | 'content' | null {
  if (row.seq !== before.seq + 1) return 'order';
  if (row.prevHash !== before.hash) return 'link';
  return auditHash(row) === row.hash ? null : 'content';
}
