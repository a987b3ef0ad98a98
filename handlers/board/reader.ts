import type { Staff } from '../../entities/staff.entity.js';
import type { Policy } from '../../policies/schema/index.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { oversees } from '../core/rights/authorise.js';
import { ownPolicy } from '../core/people/own-policy.js';

/** The policy whose projects a person may look at all together, as in a chat; throws `NO_OVERVIEW` for everybody else. */
export function overviewFor(scope: Scope, reader: Staff): Policy {
  if (!oversees(reader)) throw new Refused(refuse('NO_OVERVIEW'));
  return ownPolicy(scope, reader);
}
