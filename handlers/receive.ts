import type { Staff } from '../entities/staff.entity.js';
import type { Tx } from '../entities/tx.js';
import { type Action, parseAction } from '../cards/kit/action.js';
import { withFreshForm } from '../cards/kit/build.js';
import { Refused } from '../workflow/refusals.js';
import { route } from './route.js';
import type { Context, Deps, Scope } from './context.js';
import { readAhead } from './core/case/case.js';
import { awayOf, standsFor } from './core/people/deputies.js';
import { isNotKnown, notKnown } from './core/people/not-known.js';
import { cardSaid, mustBeNoted, onceNoted } from './core/tell/known-by-press.js';
import { offering } from './core/tell/page-offer.js';
import { botRemoved } from './events/index.js';
import { type FetchedFile, fetchFile } from './files/fetch.js';
import { identify } from './identify.js';
import type { Inbound, InboundOf } from './inbound.js';
import { withOutside } from './outside.js';
import { placed } from './placed.js';
import { answerRefusal, reportFault } from './refusal-reply.js';
import type { Reply } from './reply.js';
import { scopeOf } from './scope.js';
import { traced, traceOf } from './trace.js';
import { seenInput } from './seen-input.js';
import { answerInChat } from './answer.js';

/** Enough to tell one press of a card from the next. */
const MARK_LENGTH = 8;

/**
 * Takes in what a platform delivered: once only, by a known person, in one transaction with all its effects. Heavy work is
 * done before (files that come) or between (see `outside.ts`), never in it. A refusal undoes the transaction and is answered in a second one; any other fault is logged under a number that the person sees.
 */
export async function receive(parts: Deps, sent: Inbound): Promise<Reply> {
  const trace = traceOf(sent);
  const reply = await replyTo(traced(parts, trace), seenInput(sent));
  if (sent.kind !== 'action' || reply.card === undefined) return reply;
  // Each press has a trace of its own, so that no card that answers one has the form that was just submitted.
  return { ...reply, card: withFreshForm(reply.card, trace.slice(0, MARK_LENGTH)) };
}

async function replyTo(deps: Deps, inbound: Inbound): Promise<Reply> {
  try {
    return await onceNoted(deps, () => answerTo(deps, inbound));
  } catch (error) {
    return reportFault(deps, inbound, error);
  }
}

async function answerTo(deps: Deps, inbound: Inbound): Promise<Reply> {
  try {
    const file = inbound.kind === 'file' ? await fileOf(deps, inbound) : null;
    const action = inbound.kind === 'action' ? parseAction(inbound.wire) : null;
    const unit = (work: (context: Context) => Promise<Reply>) => inUnit(deps, inbound, action, work);
    return await onceKnown(deps, inbound, () => withOutside(deps, unit, (context) => route(context, { file, action })));
  } catch (error) {
    if (error instanceof Refused) return answerRefusal(deps, inbound, error.refusal);
    throw error;
  }
}

/** A file is taken of people only whom the bot knows: it is asked before. */
async function fileOf(deps: Deps, inbound: InboundOf<'file'>): Promise<FetchedFile | null> {
  await identify(deps, inbound);
  return fetchFile(deps, inbound);
}

/** An account that nobody knows is asked for, outside of the unit of work, and what it wanted is done once it is bound. */
async function onceKnown(deps: Deps, inbound: Inbound, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    const isStranger = error instanceof Refused && isNotKnown(error.refusal);
    if (!isStranger || !(await identify(deps, inbound))) throw error;
    return work();
  }
}

function inUnit(deps: Deps, came: Inbound, action: Action | null, work: (context: Context) => Promise<Reply>): Promise<Reply> {
  return deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const { inbound, actor, away, card, isNew } = await known(scope, came, action);
    if (!isNew) return {};
    if (inbound.kind === 'botRemoved') return botRemoved(scope, inbound);
    if (actor === null && inbound.sender.userId === '') return {};
    if (actor === null) throw new Refused(await notKnown(scope, inbound.sender));
    const context: Context = { standsFor: away, actor, sender: inbound.sender, place: inbound.place, inbound, ...scope };
    mustBeNoted(context, card);
    if (inbound.sender.userId !== '') await seen(tx, inbound, scope.now);
    return offering(deps, inbound, await answerInChat(context, await work(context)));
  });
}

/** Whether it comes for the first time, and from whom: one question does not wait for the answer to another. */
async function known(scope: Scope, came: Inbound, action: Action | null) {
  const { tx, now } = scope;
  const [isNew, inbound, [actor, away], card] = await Promise.all([
    tx.inbox.insertIfAbsent(came.key, now),
    placed(tx, came),
    doerOf(scope, came),
    cardSaid(tx, came),
    action !== null && 'task' in action && typeof action.task === 'number' ? readAhead(scope, action.task) : null,
  ]);
  return { isNew, inbound, actor, away, card };
}

type Doer = readonly [actor: Staff | null, away: readonly Staff[]];

/** The verified sender, with whom he stands in for; for what a platform reports without naming anyone, the person whom it concerns. */
async function doerOf(scope: Scope, inbound: Inbound): Promise<Doer> {
  const { tx } = scope;
  const { platform, appId, userId } = inbound.sender;
  if (inbound.kind === 'staffLeft' || inbound.kind === 'recalled') {
    const concerned = await concernedBy(tx, inbound);
    return [concerned, concerned === null ? [] : await standsFor(scope, concerned)];
  }
  const [actor, held] = await Promise.all([
    tx.staff.identity(platform, appId, userId),
    tx.deputies.heldByAccount(platform, appId, userId),
  ]);
  return [actor, actor === null ? [] : await awayOf(scope, actor, held)];
}

async function concernedBy(tx: Tx, inbound: InboundOf<'staffLeft' | 'recalled'>): Promise<Staff | null> {
  const { platform, appId } = inbound.sender;
  if (inbound.kind === 'staffLeft') return tx.staff.identity(platform, appId, inbound.userId);
  const file = await tx.materials.byMessage(inbound.messageId);
  return file === null ? null : tx.staff.get(file.byId);
}

/** Where somebody was active last he is told, unless he chose otherwise. */
function seen(tx: Tx, { sender: { platform, appId, userId } }: Inbound, now: number): Promise<void> {
  return tx.staff.seen(platform, appId, userId, now);
}
