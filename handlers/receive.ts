import type { Staff } from '../entities/staff.entity.js';
import type { Tx } from '../entities/tx.js';
import { refuse, Refused } from '../workflow/refusals.js';
import { route } from './route.js';
import type { Context, Deps } from './context.js';
import { standsFor } from './core/deputies.js';
import { offering } from './core/page-offer.js';
import { botRemoved } from './events/index.js';
import { fetchFile } from './files/fetch.js';
import { identify } from './identify.js';
import type { Inbound } from './inbound.js';
import { withOutside } from './outside.js';
import { answerRefusal, reportFault } from './refusal-reply.js';
import type { Reply } from './reply.js';
import { scopeOf } from './scope.js';
import { seenInput } from './seen-input.js';
import { answerInChat } from './answer.js';

/**
 * Takes in what a platform delivered: once only, by a known person, in one transaction with all its effects. Heavy work is
 * done before (files that come) or between (see `outside.ts`), never in it. A refusal undoes the transaction and is answered in a second one; any other fault is logged under a number that the person sees.
 */
export async function receive(deps: Deps, sent: Inbound): Promise<Reply> {
  const inbound = seenInput(sent);
  try {
    await identify(deps, inbound);
    const file = inbound.kind === 'file' ? await fetchFile(deps, inbound) : null;
    const unit = (work: (context: Context) => Promise<Reply>) => inUnit(deps, inbound, work);
    return offering(deps, inbound, await withOutside(unit, (context) => route(context, file)));
  } catch (error) {
    if (error instanceof Refused) return offering(deps, inbound, await answerRefusal(deps, inbound, error.refusal));
    return reportFault(deps, inbound, error);
  }
}

function inUnit(deps: Deps, inbound: Inbound, work: (context: Context) => Promise<Reply>): Promise<Reply> {
  return deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    if (!(await tx.inbox.insertIfAbsent(inbound.key, scope.now))) return {};
    if (inbound.kind === 'botRemoved') return botRemoved(scope, inbound);
    const actor = await doerOf(tx, inbound);
    if (actor === null && inbound.sender.userId === '') return {};
    if (actor === null) throw new Refused(refuse('UNKNOWN_PERSON'));
    if (inbound.sender.userId !== '') await seen(tx, inbound, scope.now);
    const away = await standsFor(scope, actor);
    const context: Context = { ...scope, standsFor: away, actor, sender: inbound.sender, place: inbound.place, inbound };
    return answerInChat(context, await work(context));
  });
}

/** The verified sender; for what a platform reports without naming anyone, the person whom it concerns. */
async function doerOf(tx: Tx, inbound: Inbound): Promise<Staff | null> {
  const { platform, appId, userId } = inbound.sender;
  if (inbound.kind === 'staffLeft') return tx.staff.identity(platform, appId, inbound.userId);
  if (inbound.kind !== 'recalled') return tx.staff.identity(platform, appId, userId);
  const file = await tx.materials.byMessage(inbound.messageId);
  return file === null ? null : tx.staff.get(file.byId);
}

/** Where somebody was active last he is told, unless he chose otherwise. */
function seen(tx: Tx, { sender: { platform, appId, userId } }: Inbound, now: number): Promise<void> {
  return tx.staff.seen(platform, appId, userId, now);
}
