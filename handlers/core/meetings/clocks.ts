import type { Policy } from '../../../policies/schema/index.js';
import { decide } from '../../../workflow/decide/index.js';
import type { WorkflowEvent } from '../../../workflow/decision.js';
import type { Scope } from '../../context.js';
import { apply } from '../apply/index.js';
import { loadCase, situationOf } from '../case/case.js';
import { type AgendaEntry, isPast, leftOf, type MeetingCase } from './meeting.js';

/** Whether something of a policy has only to be brought to a meeting by its day. */
export function countsMeetings({ deadlines }: Policy): boolean {
  return Object.values(deadlines).some(({ byMeeting }) => byMeeting);
}

/** Once the day of a meeting is over, the clocks of what had only to be held by then end with it. Nobody is told: nothing is to be done. */
export async function endClocks(scope: Scope, found: MeetingCase, byId: number | null): Promise<void> {
  const { state, on } = found.meeting;
  if (state !== 'invited' || on === null || !isPast(found.meeting, scope)) return;
  for (const entry of leftOf(found)) await settle(scope, entry, { type: 'held', taskId: entry.task.id, on }, byId);
}

/** Of what was not brought to the meeting after all, or not on that day, they run on. */
export async function letRunOn(scope: Scope, entries: MeetingCase['agenda'], byId: number | null): Promise<void> {
  for (const entry of entries) await settle(scope, entry, { type: 'notHeld', taskId: entry.task.id }, byId);
}

async function settle(scope: Scope, { project }: AgendaEntry, event: WorkflowEvent, byId: number | null): Promise<void> {
  const policy = scope.deps.policies.get(project.policyId, project.policyVersion);
  // Most policies have no such clock, and a project is much to read.
  if (policy === undefined || !countsMeetings(policy)) return;
  const found = await loadCase(scope, project.id);
  const decision = decide(situationOf(scope, found), event);
  if (!decision.ok || decision.effects.length === 0) return;
  await apply(scope, found, decision.effects, { byId, taskId: null });
}
