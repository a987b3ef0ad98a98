import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';

const DAY_MS = 86_400_000;
const AT_ONCE = 500;

/** Who left and is to be known by a pseudonym only, and who cannot be yet. */
export interface ToMask {
  readonly ready: readonly Staff[];
  /** Whose projects are still to be handed over: until then it has to be known who he was. */
  readonly holding: readonly Staff[];
}

/** @param days - how long after somebody left */
export async function toMask({ tx, now }: Scope, days: number): Promise<ToMask> {
  const gone = await tx.staff.leftBefore(now - days * DAY_MS, AT_ONCE);
  const ready: Staff[] = [];
  const holding: Staff[] = [];
  for (const person of gone) ((await tx.projects.openOf(person.id)).length === 0 ? ready : holding).push(person);
  return { ready, holding };
}

/**
 * Takes name, mobile number, post and accounts of somebody who left out of every table but the audit chain, and puts a pseudonym that
 * stays the same in their place. What was handed in, decided and issued stays as it is. False when it was done before.
 */
export async function mask({ tx, now }: Scope, person: Staff): Promise<boolean> {
  const name = pseudonymOf(person);
  const accounts = await tx.staff.identities(person.id);
  if (!(await tx.staff.mask(person.id, name, now))) return false;
  for (const { platform, userId } of accounts) {
    await tx.outbox.forgetTo(platform, userId);
    await tx.notices.forgetUser(platform, userId);
  }
  await tx.attendees.mask(person.id, name);
  await tx.cardMessages.forgetChats(person.id);
  await tx.expectations.clear(person.id);
  await tx.pageSessions.endAll(person.id);
  await tx.pageLinks.endAll(person.id);
  await tx.audit.append('staff', { type: 'STAFF_MASKED', byId: null, body: { staffId: person.id, pseudonym: name } }, now);
  return true;
}

/** `离职人员0012`: by his number in the staff table, so that two who left are told apart and one stays one. */
export function pseudonymOf({ id }: Pick<Staff, 'id'>): string {
  return `离职人员${String(id).padStart(4, '0')}`;
}
