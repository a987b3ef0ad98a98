import type { Staff } from '../../../entities/staff.entity.js';
import type { Policy } from '../../../policies/schema/index.js';
import type { Scope } from '../../context.js';

/** The policy that a person's questions are answered by: the one in force where he works. */
export function ownPolicy({ deps, today }: Scope, actor: Staff): Policy {
  const policy = deps.policies.current(actor.policyId, today) ?? deps.policies.current(actor.policyId);
  if (policy === undefined) throw new Error(`staff ${String(actor.id)} belongs to policy ${actor.policyId}, which is not loaded`);
  return policy;
}
