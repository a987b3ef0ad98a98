import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';
import { dropAdviceOf } from '../colleagues/advice-tell.js';
import { endDeputiesOf } from '../colleagues/deputy.js';
import { release } from '../colleagues/hand-over.js';
import { vacateSeatsOf } from '../meetings/vacate.js';

interface How {
  /** Who says so; null for a platform or a roster. */
  readonly byId: number | null;
  /** The platform that says so; empty where it is none. */
  readonly platform: string;
}

/**
 * Somebody leaves (离职): he may do nothing more, his sessions and links are closed, what is in his hands is everybody's again who
 * holds the role, his seats are empty, nobody waits for him, and nothing that waits to be sent goes to him.
 */
export async function leave(scope: Scope, person: Staff, { byId, platform }: How): Promise<void> {
  const { tx, now } = scope;
  await tx.staff.update(person.id, { active: false, leftAt: person.leftAt ?? now });
  await tx.pageSessions.endAll(person.id);
  await tx.pageLinks.endAll(person.id);
  // What he put off, or what could not be sent yet, is nothing to him any more.
  for (const { platform: where, userId } of await tx.staff.identities(person.id)) await tx.outbox.dropTo(where, userId);
  if (person.active) await tx.audit.append('staff', { type: 'STAFF_LEFT', byId, body: { staffId: person.id, platform } }, now);
  await release(scope, person, await tx.tasks.openInHandsOf(person.id), '已离开');
  await endDeputiesOf(scope, person);
  await dropAdviceOf(scope, person);
  await vacateSeatsOf(scope, person);
}
