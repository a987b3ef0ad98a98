import type { Logger } from 'pino';
import type { Inbound, InboundOf } from '../../handlers/inbound.js';
import type { Reply } from '../../handlers/reply.js';
import { callbackAnswer, NOT_SHOWN, STILL_WORKING, WENT_WRONG, type CallbackAnswer } from './callback-answer.js';
import { CARD_ACTION, decode } from './decode/decode.js';
import type { Envelope } from './envelope.js';
import { withinBudget } from '../within-budget.js';
import { ACTION_BUDGET_MS } from './action-budget.js';

/** What the door hands inbound things to. */
export interface Receiver {
  /** Stores and handles it; for a card action, says what the person sees. Told of the same `key` again, it does nothing twice. */
  readonly receive: (inbound: Inbound) => Promise<Reply>;
  /** An action that outlived its budget is done: its card is to be patched. Called after the platform had its first answer. */
  readonly onLate: (inbound: InboundOf<'action'>, reply: Reply) => Promise<void>;
}

export interface TakeOptions extends Receiver {
  readonly appId: string;
  readonly botOpenId: () => string | null;
  readonly now: () => number;
  readonly log: Logger;
  readonly budgetMs?: number;
}

/** An event that the bot follows came without what its page promises. */
export class Unreadable extends Error {}

/** An event takes longer than the platform waits (a large file): it goes on by itself, and the platform is to push it again. */
export class StillWorking extends Error {}

/** What to answer now, and what is to be called once that answer has gone out: it ends late work, and never fails. */
export interface Taken {
  readonly answer: CallbackAnswer;
  readonly finish: (() => Promise<void>) | null;
}

/**
 * Decodes an opened envelope and has it handled. Events are answered when they are stored, and a failure is thrown so that
 * the platform pushes them again. Card actions are never pushed again: they always get an answer, in time.
 *
 * @throws Unreadable, and for events whatever the receiver throws
 */
export async function take(envelope: Envelope, options: TakeOptions): Promise<Taken> {
  const inbound = read(envelope, options);
  if (inbound instanceof Unreadable) {
    if (envelope.header.event_type !== CARD_ACTION) throw inbound;
    options.log.error({ err: inbound }, 'a card action could not be read');
    return { answer: WENT_WRONG, finish: null };
  }
  if (inbound === null) {
    options.log.info({ event: envelope.header.event_type }, 'nothing to do for this event');
    return { answer: {}, finish: null };
  }
  if (inbound.kind === 'action') return takeAction(inbound, options);
  await takeEvent(inbound, options);
  return { answer: {}, finish: null };
}

/** Answered as handled only when it is: a push that comes again meanwhile joins the first, one that comes after finds it done. */
async function takeEvent(inbound: Inbound, { receive, log, budgetMs = ACTION_BUDGET_MS }: TakeOptions): Promise<void> {
  const work = receive(inbound);
  if ((await withinBudget(work, budgetMs)).done) return;
  work.catch((error: unknown) => log.error({ err: error, kind: inbound.kind }, 'an event that took long could not be handled'));
  throw new StillWorking(inbound.kind);
}

function read(envelope: Envelope, { appId, botOpenId, now }: TakeOptions): Inbound | Unreadable | null {
  try {
    return decode(envelope, { appId, botOpenId: botOpenId(), nowMs: now() });
  } catch {
    // The parser's own message quotes what people wrote; the event's id is enough to find it again.
    return new Unreadable(`${envelope.header.event_type} ${envelope.header.event_id} is not of the documented shape`);
  }
}

async function takeAction(inbound: InboundOf<'action'>, options: TakeOptions): Promise<Taken> {
  const { log, receive, budgetMs = ACTION_BUDGET_MS } = options;
  const work = receive(inbound);
  try {
    const result = await withinBudget(work, budgetMs);
    if (result.done) return { answer: answerOf(inbound, result.value, log), finish: null };
  } catch (error) {
    log.error({ err: error, key: inbound.key, wire: inbound.wire }, 'a card action failed');
    return { answer: WENT_WRONG, finish: null };
  }
  return { answer: STILL_WORKING, finish: () => finishLate(inbound, work, options) };
}

function answerOf(inbound: InboundOf<'action'>, reply: Reply, log: Logger): CallbackAnswer {
  try {
    return callbackAnswer(reply, inbound.cardMessageId);
  } catch (error) {
    log.error({ err: error, key: inbound.key, wire: inbound.wire }, 'the card that answers an action was refused');
    return NOT_SHOWN;
  }
}

async function finishLate(inbound: InboundOf<'action'>, work: Promise<Reply>, { log, onLate }: TakeOptions): Promise<void> {
  try {
    await onLate(inbound, await work);
  } catch (error) {
    log.error({ err: error, key: inbound.key, wire: inbound.wire }, 'a card action failed after its answer');
  }
}
