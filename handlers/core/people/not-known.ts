import { civilDate, formatDate } from '../../../workflow/time/civil.js';
import { type Refusal, refuse } from '../../../workflow/refusals.js';
import type { Scope } from '../../context.js';
import type { Sender } from '../../inbound.js';

/** Why an account without an active person may do nothing: its person's was stopped, or nobody ever registered it. */
export async function notKnown(
  { tx, deps }: Pick<Scope, 'tx' | 'deps'>,
  { platform, appId, userId }: Pick<Sender, 'platform' | 'appId' | 'userId'>,
): Promise<Refusal> {
  const account = await tx.staff.account(platform, appId, userId);
  const person = account === null ? null : await tx.staff.get(account.staffId);
  if (person === null || person.active) return refuse('UNKNOWN_PERSON');
  const who = deps.policies.current(person.policyId)?.authority ?? '主管部门';
  return refuse('ACCOUNT_STOPPED', { on: person.leftAt === null ? '此前' : formatDate(civilDate(person.leftAt)), who });
}

/** Whether it is a refusal of these: the account may still turn out to be somebody's who works here. */
export function isNotKnown({ code }: Refusal): boolean {
  return code === 'UNKNOWN_PERSON' || code === 'ACCOUNT_STOPPED';
}
