import { decide } from '../../../workflow/decide/index.js';
import type { Effect, WorkflowEvent } from '../../../workflow/decision.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Acting } from '../../context.js';
import { assertAdvised } from '../rights/advice.js';
import { apply } from './index.js';
import { situationOf } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { tellLater } from '../tell/tell-later.js';

/** What the policy says that follows; within a batch (`batchId`) no opinion is settled along. Writes nothing; throws `Refused` with the policy's own sentence. */
export async function decisionOn(scope: Acting, found: Case, event: WorkflowEvent): Promise<readonly Effect[]> {
  if (event.type === 'complete') await assertAdvised(scope, event.taskId);
  const decision = decide(situationOf(scope, found), event);
  if (!decision.ok) throw new Refused(decision.refusal);
  if (scope.batchId !== undefined) assertChecked(decision.effects);
  return decision.effects;
}

/** Whoever decides many at once has read none of the opinions that would be settled along in his name. */
function assertChecked(effects: readonly Effect[]): void {
  const count = effects.reduce((sum, effect) => sum + (effect.type === 'opinionsAccepted' ? effect.ids.length : 0), 0);
  if (count > 0) throw new Refused(refuse('OPINIONS_UNCHECKED', { count: String(count) }));
}

/**
 * Lets the policy decide, writes what it says, and notes what everyone concerned is to be told. Returns the case as it is now; throws
 * `Refused` with the policy's own sentence, and then nothing is written.
 */
export async function decideAndWrite(acting: Acting, found: Case, event: WorkflowEvent, taskId: number | null): Promise<Case> {
  const effects = await decisionOn(acting, found, event);
  const { actor, batchId = null } = acting;
  const cause = { byId: actor.id, taskId, batchId };
  const { after } = await apply(acting, found, effects, cause, (aftermath) =>
    tellLater(acting, found.project.id, aftermath, pressedMessage(acting)),
  );
  return after;
}

/** The message whose button was pressed: its answer carries the new card, so nobody else changes it. */
export function pressedMessage({ inbound }: Acting): string | null {
  return inbound?.kind === 'action' ? inbound.messageId : null;
}
