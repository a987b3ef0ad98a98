import type { Staff } from '../../../entities/staff.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import { oversees } from '../rights/authorise.js';
import type { MeetingCase } from './meeting.js';

type Convened = Pick<MeetingCase, 'policy' | 'rules'>;

/** Whether a person may call and run a kind of meeting: he holds its convener's role where the policy is in force. */
export function mayConvene(actor: Staff, { policy, rules }: Convened): boolean {
  const role = policy.roles[rules.convener];
  return role !== undefined && actor.active && actor.policyId === policy.id && actor.roles.includes(role.holds);
}

/** Throws `NOT_CONVENER`, naming who may. */
export function assertConvenes(actor: Staff, convened: Convened): void {
  const { policy, rules } = convened;
  if (mayConvene(actor, convened)) return;
  const who = policy.roles[rules.convener]?.name ?? '主管部门';
  throw new Refused(refuse('NOT_CONVENER', { who, meeting: rules.name }, rules.article));
}

/** What a person may see of a meeting: all of it, his own seat, his unit's projects, or nothing. */
export function sightOf(actor: Staff, found: MeetingCase): 'run' | 'seat' | 'all' | 'unit' | 'nothing' {
  if (!actor.active || actor.policyId !== found.meeting.policyId) return 'nothing';
  if (mayConvene(actor, found)) return 'run';
  const told = found.meeting.state !== 'planned';
  if (told && found.attendees.some(({ staffId }) => staffId === actor.id)) return 'seat';
  if (oversees(actor)) return 'all';
  return told && found.agenda.some(({ project }) => project.unitId === actor.unitId) ? 'unit' : 'nothing';
}
