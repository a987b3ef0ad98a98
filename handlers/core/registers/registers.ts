import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Policy, Register } from '../../../policies/schema/index.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context, Deps, Scope } from '../../context.js';
import { scopeOf } from '../../scope.js';
import { rolesOf } from '../people/duty.js';
import { ownPolicy } from '../people/own-policy.js';
import { lineIn, type RegisterLine } from './register-line.js';

/** A register of the person's own policy. */
export interface FoundRegister {
  readonly policy: Policy;
  readonly id: string;
  readonly register: Register;
}

/** The registers that a person issues. */
export function registersOf(scope: Scope, actor: Staff): FoundRegister[] {
  const policy = ownPolicy(scope, actor);
  const roles = actor.active ? rolesOf(actor, policy) : [];
  return Object.entries(policy.registers).flatMap(([id, register]) =>
    roles.includes(register.issuer) ? { policy, id, register } : [],
  );
}

/** Throws `STALE_CARD` for a register that is gone, and `NOT_ISSUER`, naming who issues it. */
export function registerFor(context: Context, id: string): FoundRegister {
  const policy = ownPolicy(context, context.actor);
  const register = policy.registers[id];
  if (register === undefined) throw new Refused(refuse('STALE_CARD'));
  const own = registersOf(context, context.actor).find((one) => one.id === id);
  if (own !== undefined) return own;
  throw new Refused(refuse('NOT_ISSUER', { register: register.name, who: policy.roles[register.issuer]?.name ?? '主管部门' }));
}

/** The submitted projects of the policy, as rows. */
export function submittedOf({ tx }: Scope, { policy }: FoundRegister): Promise<Project[]> {
  return tx.projects.ofPolicy(policy.id, { status: ['running', 'ended'] });
}

/** What stands in the register for a year, in its order, then by project number. Every project is read in a unit of its own: nobody waits for all of them. */
export async function linesOf(
  deps: Deps,
  found: FoundRegister,
  year: number,
  projects: readonly Project[],
): Promise<RegisterLine[]> {
  const lines: RegisterLine[] = [];
  for (const { id } of projects) {
    const line = await deps.db.tx((tx) => lineIn(scopeOf(deps, tx), found, year, id));
    if (line !== null) lines.push(line);
  }
  return lines.sort((a, b) => placeOf(a) - placeOf(b) || byNumber(a, b) || a.projectId - b.projectId);
}

function placeOf({ order }: RegisterLine): number {
  return order ?? Number.MAX_VALUE;
}

function byNumber(a: RegisterLine, b: RegisterLine): number {
  return a.number.localeCompare(b.number, 'zh', { numeric: true });
}
