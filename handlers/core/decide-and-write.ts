import { decide } from '../../workflow/decide/index.js';
import type { WorkflowEvent } from '../../workflow/decision.js';
import { Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { assertAdvised } from './advice.js';
import { announce } from './announce.js';
import { apply } from './apply/index.js';
import { type Case, loadCase, situationOf } from './case.js';

/**
 * Lets the policy decide, writes what it says, and tells everyone concerned. Returns the case as it is now; throws
 * `Refused` with the policy's own sentence, and then nothing is written.
 */
export async function decideAndWrite(context: Context, found: Case, event: WorkflowEvent, taskId: number | null): Promise<Case> {
  if (event.type === 'complete') await assertAdvised(context, event.taskId);
  const decision = decide(situationOf(context, found), event);
  if (!decision.ok) throw new Refused(decision.refusal);
  const aftermath = await apply(context, found, decision.effects, { byId: context.actor.id, taskId });
  const after = await loadCase(context, found.project.id);
  await announce(context, after, aftermath, pressedMessage(context));
  return after;
}

/** The message whose button was pressed: its answer carries the new card, so nobody else changes it. */
export function pressedMessage({ inbound }: Context): string | null {
  return inbound.kind === 'action' ? inbound.messageId : null;
}
