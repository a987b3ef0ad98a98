import type { AuditRecord } from '../../../entities/stores/audit-store.js';
import type { Scope } from '../../context.js';

/**
 * The trail as it may be read now: what was written stays in the chain, but who was given a pseudonym since is called by it.
 * A name stands beside the id of whom it names, or of the advice that he was asked for.
 */
export async function namedNow({ tx }: Pick<Scope, 'tx'>, records: readonly AuditRecord[]): Promise<readonly AuditRecord[]> {
  const asked = new Map<number, number>();
  for (const { event } of records) {
    if (!('adviceId' in event.body) || asked.has(event.body.adviceId)) continue;
    const advice = await tx.advice.get(event.body.adviceId);
    if (advice !== null) asked.set(advice.id, advice.askedId);
  }
  const whose = ({ event: { body } }: AuditRecord): number | null => {
    if (!('name' in body)) return null;
    if ('adviceId' in body) return asked.get(body.adviceId) ?? null;
    if ('toId' in body) return body.toId;
    if ('fromId' in body) return body.fromId;
    return 'staffId' in body ? body.staffId : null;
  };
  const ids = [...new Set(records.flatMap((record) => whose(record) ?? []))];
  const people = ids.length === 0 ? [] : await tx.staff.getMany(ids);
  const masked = new Map(people.flatMap(({ id, name, maskedAt }) => (maskedAt === null ? [] : [[id, name] as const])));
  if (masked.size === 0) return records;
  return records.map((record) => {
    const name = masked.get(whose(record) ?? 0);
    return name === undefined ? record : renamed(record, name);
  });
}

function renamed(record: AuditRecord, name: string): AuditRecord {
  const { event } = record;
  switch (event.type) {
    case 'TASK_HANDED':
      return { ...record, event: { ...event, body: { ...event.body, name } } };
    case 'TASK_RELEASED':
      return { ...record, event: { ...event, body: { ...event.body, name } } };
    case 'WATCHER_ADDED':
    case 'WATCHER_DROPPED':
      return { ...record, event: { ...event, body: { ...event.body, name } } };
    case 'ADVICE_ASKED':
      return { ...record, event: { ...event, body: { ...event.body, name } } };
    case 'ADVICE_ANSWERED':
      return { ...record, event: { ...event, body: { ...event.body, name } } };
    case 'ADVICE_WITHDRAWN':
      return { ...record, event: { ...event, body: { ...event.body, name } } };
    default:
      return record;
  }
}
