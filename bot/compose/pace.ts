import type { Deps } from '../../handlers/context.js';
import { inHowLong, makeAllowance } from '../../handlers/core/allowance.js';
import type { Inbound } from '../../handlers/inbound.js';
import { answerRefusal } from '../../handlers/refusal-reply.js';
import type { Reply } from '../../handlers/reply.js';
import { refusalSentence, refuse } from '../../workflow/refusals.js';

const MINUTE_MS = 60_000;
/** Told to the other processes eight times within a limit. */
const STEPS = 8;

/** What a platform reports is nobody's doing. */
const REPORTS: readonly Inbound['kind'][] = ['recalled', 'botAdded', 'botRemoved', 'staffLeft', 'unsupported'];

/**
 * Holds one person to what he may do within a minute, with all processes together.
 *
 * @param limit - 0: as much as he likes
 * @returns the answer to what comes too fast; null where it is to be handled. Nothing of it is written but, once a minute, a line in a chat.
 */
export function makePace(deps: Deps, limit: number): (inbound: Inbound) => Promise<Reply | null> {
  if (limit === 0) return () => Promise.resolve(null);
  const acts = makeAllowance(deps, { name: 'act', limit, windowMs: MINUTE_MS, step: Math.max(1, Math.ceil(limit / STEPS)) });
  const told = new Map<string, number>();
  return async (inbound) => {
    const { platform, appId, userId } = inbound.sender;
    if (userId === '' || REPORTS.includes(inbound.kind)) return null;
    const key = `${platform} ${appId} ${userId}`;
    const until = await acts.take(key);
    if (until === null) return null;
    const refusal = refuse('TOO_MANY', { when: inHowLong(until, deps.now()) });
    if (inbound.kind === 'action' || inbound.onPage === true) {
      return { toast: { tone: 'warning', text: refusalSentence(refusal) } };
    }
    if (told.get(key) === until) return {};
    if (told.size > 1000) told.clear();
    told.set(key, until);
    return answerRefusal(deps, inbound, refusal);
  };
}
