import { parseAuditEvent, type AuditEvent, type NewAuditEvent } from '../audit/audit-event.js';
import { type Counted, ofType } from '../audit/counted.js';
import { auditHash, bodyText, GENESIS, HEAD_PREFIX, headKey } from '../audit/audit-chain.js';
import type { Audit } from '../audit.entity.js';
import { LostRace } from '../db-errors.js';
import type { Session } from '../sql/session.js';
import type { New, Table } from '../sql/table.js';
import type { SequenceStore } from './sequence-store.js';

export interface AuditRecord {
  readonly seq: number;
  readonly at: number;
  readonly event: AuditEvent;
}

/** So many ends of chains are looked up in one statement. */
const AT_ONCE = 100;

/** Append-only: nothing here changes or removes an event. */
export class AuditStore {
  constructor(
    private readonly rows: Table<Audit>,
    private readonly session: Session,
    private readonly sequence: SequenceStore,
  ) {}

  /** A subject's last event; null where it has none. */
  end(subject: string): Promise<Audit | null> {
    return this.rows.first({ subject }, { order: '`seq` DESC' });
  }

  /** Adds an event to a subject's chain: `project:12`, `meeting:3`, `staff`, `group:5`. Returns its number, from 1. */
  append(subject: string, event: NewAuditEvent, at: number): Promise<number> {
    return this.appendAll(subject, [event], at);
  }

  /** Adds events that happened together, in their order. Returns the last one's number. */
  async appendAll(subject: string, events: readonly NewAuditEvent[], at: number): Promise<number> {
    const end = await this.end(subject);
    const before = end?.seq ?? 0;
    const last = before + events.length;
    let prevHash = end?.hash ?? GENESIS;
    const rows: New<Audit>[] = [];
    for (const [index, event] of events.entries()) {
      const row = chained(event, { subject, seq: before + 1 + index, at, prevHash });
      prevHash = row.hash;
      rows.push(row);
    }
    // The counter's row stays locked until the commit: two processes never write the same number.
    const [moved, written] = await Promise.all([
      this.sequence.advance(headKey(subject), before, last),
      this.rows.insertAll(rows),
    ]);
    // Somebody else's events stand there; or nothing does, and the counter says that something did.
    if (!written) throw new LostRace(`audit ${subject} ${last}`);
    if (!moved) throw new Error(`The audit chain of ${subject} is broken after ${before}`);
    return last;
  }

  /** Adds one event to each of many subjects' chains at once. */
  async appendEach(entries: readonly { readonly subject: string; readonly event: NewAuditEvent }[], at: number): Promise<void> {
    const begun = await this.sequence.raiseAll(entries.map(({ subject }) => headKey(subject)));
    const following = entries.flatMap(({ subject, event }) => {
      const last = begun.get(headKey(subject));
      return last === undefined ? [] : [{ subject, event, seq: last }];
    });
    const hashes = await this.hashesBefore(following);
    const rows = following.map(({ subject, event, seq }) => {
      const prevHash = hashes.get(subject);
      if (prevHash === undefined) throw new Error(`The audit chain of ${subject} is broken before ${seq}`);
      return chained(event, { subject, seq, at, prevHash });
    });
    if (!(await this.rows.insertAll(rows))) throw new LostRace('audit of many');
    for (const { subject, event } of entries) if (!begun.has(headKey(subject))) await this.append(subject, event, at);
  }

  private async hashesBefore(rows: readonly { readonly subject: string; readonly seq: number }[]): Promise<Map<string, string>> {
    const hashes = new Map<string, string>();
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE);
      const which = some.map(() => '(t.`subject` = ? AND t.`seq` = ?)').join(' OR ');
      const values = some.flatMap(({ subject, seq }) => [subject, seq - 1]);
      for (const { subject, hash } of await this.rows.pick(['subject', 'hash'], `WHERE ${which}`, values)) {
        hashes.set(subject, hash);
      }
    }
    return hashes;
  }

  /** A subject's events, older first. */
  async of(subject: string): Promise<AuditRecord[]> {
    const rows = await this.rows.list({ subject }, { order: '`seq`' });
    return rows.map((row) => ({ seq: row.seq, at: row.at, event: parseAuditEvent(row) }));
  }

  /** A subject's events of a type that is looked up, older first. */
  async counted(subject: string, type: Counted): Promise<AuditRecord[]> {
    const rows = await this.rows.select(`WHERE t.${ofType(type)} AND t.\`subject\` = ? ORDER BY t.\`seq\``, [subject]);
    return rows.map((row) => ({ seq: row.seq, at: row.at, event: parseAuditEvent(row) }));
  }

  /** The rows as they are stored, all subjects, by subject and number, after a given one. */
  page(after: { readonly subject: string; readonly seq: number }, limit: number): Promise<Audit[]> {
    return this.rows.select('WHERE `subject` > ? OR (`subject` = ? AND `seq` > ?) ORDER BY `subject`, `seq` LIMIT ?', [
      after.subject,
      after.subject,
      after.seq,
      limit,
    ]);
  }

  /** A subject whose counter and last event do not agree: events were taken off its end. */
  async cutSubject(): Promise<string | null> {
    const cut = await this.session.select(
      `SELECT s.\`key\` AS \`key\` FROM \`sequence\` s WHERE s.\`key\` LIKE '${HEAD_PREFIX}%' AND s.\`value\` <>
       COALESCE((SELECT MAX(a.\`seq\`) FROM \`audit\` a WHERE a.\`subject\` = SUBSTR(s.\`key\`, ${HEAD_PREFIX.length + 1})), 0) LIMIT 1`,
      [],
    );
    const key = cut[0]?.['key'];
    return typeof key === 'string' ? key.slice(HEAD_PREFIX.length) : null;
  }
}

/** An event as the next of its subject's chain. */
function chained(
  event: NewAuditEvent,
  { subject, seq, at, prevHash }: Pick<Audit, 'subject' | 'seq' | 'at' | 'prevHash'>,
): New<Audit> {
  const { type, byId } = event;
  const body = bodyText(event.body);
  const hash = auditHash({ subject, seq, at, type, byId, body, prevHash });
  return { hash, subject, seq, at, type, byId, body, prevHash };
}
