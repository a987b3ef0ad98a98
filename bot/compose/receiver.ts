import { setTimeout as delay } from 'node:timers/promises';
import type { Deps } from '../../handlers/context.js';
import type { Inbound, InboundOf } from '../../handlers/inbound.js';
import { receive } from '../../handlers/receive.js';
import type { Reply } from '../../handlers/reply.js';
import { traceOf } from '../../handlers/trace.js';
import type { Dispatcher } from '../../jobs/dispatch-outbox.js';
import type { Receiver } from '../lark/take.js';
import type { Metrics } from '../metrics.js';
import { makePace } from './pace.js';

/** The handlers as a door sees them: what they write is sent as soon as it is committed. */
export interface Reception extends Receiver {
  /** Resolves when nothing is being handled. */
  idle(): Promise<void>;
}

/** A click's answer is on its card before what it began changes the card. */
const ANSWERED_MS = 400;

interface Options {
  readonly elapsed: () => number;
  /** Runs the job that an answer says has something to do now. */
  readonly begin: (job: NonNullable<Reply['begins']>) => Promise<void>;
  /** 0: no limit. */
  readonly actsPerMinute: number;
}

export function makeReception(
  deps: Deps,
  dispatcher: Dispatcher,
  metrics: Metrics,
  { elapsed, begin, actsPerMinute }: Options,
): Reception {
  const pace = makePace(deps, actsPerMinute);
  const underWay = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    const ended = work.then(
      () => undefined,
      () => undefined,
    );
    underWay.add(ended);
    void ended.then(() => underWay.delete(ended));
    return work;
  };
  const byKey = new Map<string, Promise<Reply>>();
  /** A message that is pushed again while the first is still being handled is that one. */
  const once = (inbound: Inbound): Promise<Reply> => {
    const first = byKey.get(inbound.key);
    if (first !== undefined) return first;
    const work = handle(inbound).finally(() => byKey.delete(inbound.key));
    byKey.set(inbound.key, work);
    return work;
  };
  const beginLater = async (job: NonNullable<Reply['begins']>): Promise<void> => {
    await delay(ANSWERED_MS);
    await begin(job);
    dispatcher.wake();
  };
  const handle = async (inbound: Inbound): Promise<Reply> => {
    const began = elapsed();
    const seconds = () => (elapsed() - began) / 1000;
    try {
      const paced = await pace(inbound);
      const reply = paced ?? (await receive(deps, inbound));
      const result = paced === null ? RESULTS[reply.toast?.tone ?? 'success'] : 'paced';
      metrics.inbound(inbound.kind, result, seconds());
      // To the microsecond: the digits behind it are noise, long enough to hold a telephone number by chance.
      const told = { trace: traceOf(inbound), kind: inbound.kind, result, seconds: Number(seconds().toFixed(6)) };
      deps.log.info(told, 'something was handled');
      if (reply.begins !== undefined) void track(beginLater(reply.begins));
      return reply;
    } catch (error) {
      metrics.inbound(inbound.kind, 'failed', seconds());
      deps.log.info({ trace: traceOf(inbound), kind: inbound.kind, result: 'failed' }, 'something was not handled');
      throw error;
    } finally {
      dispatcher.wake();
    }
  };
  return {
    receive: (inbound) => track(inbound.kind === 'action' ? handle(inbound) : once(inbound)),
    onLate: (inbound, reply) => track(answerLate(deps, inbound, reply).finally(() => dispatcher.wake())),
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

const RESULTS = { success: 'done', info: 'done', warning: 'refused', error: 'failed' } as const;

/** The click was answered with “please wait” before its result was there: now the card changes, or a line says what came of it. */
async function answerLate(deps: Deps, { key, sender, messageId }: InboundOf<'action'>, { card, toast }: Reply): Promise<void> {
  const at = deps.now();
  const trace = traceOf({ key });
  const { platform } = sender;
  await deps.db.tx(async (tx) => {
    const shown = messageId === null || card === undefined ? null : await tx.cardMessages.byMessage(messageId);
    const to = { platform, toType: 'user', toId: sender.userId, at, trace } as const;
    if (card !== undefined && shown !== null) {
      await tx.outbox.enqueue({ ...to, topic: 'patch', cardMessageId: shown.id, payload: { card } });
    } else if (card !== undefined) {
      await tx.outbox.enqueue({ ...to, topic: 'send', payload: { card } });
    } else if (toast !== undefined) {
      await tx.outbox.enqueue({ ...to, topic: 'send', payload: { text: toast.text } });
    }
  });
}
