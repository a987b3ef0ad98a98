import { parseAction } from '../cards/kit/action.js';
import { type Refusal, REFUSALS, refusalSentence, refuse } from '../workflow/refusals.js';
import { formatInstant } from '../workflow/time/civil.js';
import type { Context, Deps, Scope } from './context.js';
import { letterboxOfPlace, post, tell } from './core/tell.js';
import type { Inbound } from './inbound.js';
import { refusedCard } from './present/notice.js';
import { presentCard } from './present/present-card.js';
import type { Reply } from './reply.js';
import { scopeOf } from './scope.js';

/**
 * Answers a refusal after its transaction was undone: the sentence, and for a click the present state of what was
 * clicked. Codes that concern an administrator are told to one.
 */
export async function answerRefusal(deps: Deps, inbound: Inbound, refusal: Refusal): Promise<Reply> {
  return deps.db.tx(async (tx): Promise<Reply> => {
    const scope = scopeOf(deps, tx);
    if (inbound.kind !== 'action' && !(await tx.inbox.insertIfAbsent(inbound.key, scope.now))) return {};
    const actor = await tx.staff.identity(inbound.sender.platform, inbound.sender.appId, inbound.sender.userId);
    const sentence = refusalSentence(await withWhoDidIt(scope, inbound, refusal));
    if (REFUSALS[refusal.code].tellAdmin) await tellAdmins(scope, sentence);
    if (inbound.kind === 'action') {
      const context: Context | null =
        actor === null ? null : { ...scope, actor, sender: inbound.sender, place: inbound.place, inbound };
      const card = context === null ? null : await presentCard(context, inbound.wire, sentence);
      return { toast: { tone: 'warning', text: sentence }, ...(card === null ? {} : { card }) };
    }
    if (waitsForAnswer(inbound)) {
      const letterbox = letterboxOfPlace(inbound.sender, inbound.place, actor?.id ?? null);
      await post(scope, letterbox, refusedCard(sentence), { card: 'notice' }, { key: `answer:${inbound.key}` });
    }
    return {};
  });
}

/** Logs what nobody expected under a number that the person can quote; his message may be delivered again. */
export function reportFault(deps: Deps, inbound: Inbound, error: unknown): Reply {
  const id = deps.uuid().slice(0, 8);
  deps.log.error({ error, fault: id, kind: inbound.kind }, 'a message could not be handled');
  if (inbound.kind !== 'action') throw error;
  return { toast: { tone: 'error', text: refusalSentence(refuse('INTERNAL', { id })) } };
}

/** A lost race names the winner. */
async function withWhoDidIt({ tx, deps }: Scope, inbound: Inbound, refusal: Refusal): Promise<Refusal> {
  const action = inbound.kind === 'action' ? parseAction(inbound.wire) : null;
  if (refusal.code !== 'ALREADY_DONE' || action === null || !('task' in action) || typeof action.task !== 'number')
    return refusal;
  const task = await tx.tasks.get(action.task);
  if (task?.decidedAt == null) return refuse('STALE_CARD');
  const who = task.decidedBy === null ? null : await tx.staff.get(task.decidedBy);
  const project = await tx.projects.get(task.projectId);
  const policy = project === null ? undefined : deps.policies.get(project.policyId, project.policyVersion);
  const outcome = policy?.tasks[task.task]?.outcomes[task.outcome ?? '']?.label ?? '已处理';
  return refuse('ALREADY_DONE', { who: who?.name ?? '其他人员', at: formatInstant(task.decidedAt), outcome });
}

async function tellAdmins(scope: Scope, sentence: string): Promise<void> {
  await tell(scope, await scope.tx.staff.admins(), { card: 'notice' }, () => refusedCard(sentence));
}

/** Events without a person waiting stay silent; chatter in a group that was not meant for the bot too. */
function waitsForAnswer(inbound: Inbound): boolean {
  if (inbound.kind === 'text') return inbound.place?.type !== 'group' || inbound.mentioned;
  return inbound.kind === 'file' || inbound.kind === 'menu' || inbound.kind === 'entered';
}
