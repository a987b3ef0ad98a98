import { setTimeout as delay } from 'node:timers/promises';
import { listOf, type OutboxTopic, platformOf } from '../entities/outbox-payload.js';
import type { Deps } from '../handlers/context.js';
import { groupBy } from '../handlers/core/group-by.js';
import { lanesOf } from '../handlers/transport.js';
import { claimDue, type Claimed, claimEntries, endTurn, isInOneLane, LEASE_MS } from './outbox/claim.js';
import { deliver, type Outcome } from './outbox/deliver.js';
import { makeRate } from './outbox/rate.js';
import { makeTargets } from './outbox/targets.js';
import { reportDead } from './outbox/report-dead.js';
import { createTeller } from './teller.js';

export interface DispatcherOptions {
  /** Names this process in the rows that it holds. */
  readonly owner: string;
  /** Milliseconds on a clock that nobody moves: what the rates are counted on. */
  readonly elapsed: () => number;
  /** 0 ≤ x < 1; spreads the retries. */
  readonly random: () => number;
  /** Told of each attempt; `lagMs` since the row was written. */
  readonly watch?: (outcome: Outcome, topic: OutboxTopic, lagMs: number) => void;
}

/** Draws what decisions left to be told, and carries what the outbox holds to the platforms, at least once, in the order in which one target's messages were written. */
export interface Dispatcher {
  /** Something was written: look now. */
  wake(): void;
  /** Resolves when nothing is due any more. */
  drain(): Promise<void>;
  /** Looks every second by itself, for what failed before and what other processes left behind. */
  start(): void;
  /** Finishes what is on its way, gives back what it holds beside, and takes nothing new. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 1000;
/** A row whose lease ends sooner is left to whoever claims it next. */
const ENOUGH_LEASE_MS = LEASE_MS / 4;

export function createDispatcher(deps: Deps, { owner, elapsed, random, watch }: DispatcherOptions): Dispatcher {
  const rate = makeRate(elapsed);
  const targets = makeTargets();
  const loops = new Map<string, Loop>();
  /** Given up, and the administrators do not know yet: a database that is away for a moment must not keep it from them. */
  const unreported = new Set<number>();
  /** The report of what one platform did not take may go to another, whose loop has ended by then; so may what its list is to show. */
  let wrote = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  /** Waits for a turn to send something there; false where it is told to stop before. */
  const hasTurn = async (target: string): Promise<boolean> => {
    while (!stopped) {
      const wait = rate.take(target);
      if (wait === 0) return true;
      await delay(Math.min(wait, LOOK_EVERY_MS));
    }
    return false;
  };

  const attempt = async (claimed: Claimed): Promise<Outcome> => {
    const { row } = claimed;
    const now = deps.now();
    if (row.leaseUntil !== null && row.leaseUntil - now < ENOUGH_LEASE_MS) return 'lost';
    const { outcome, chatId } = await deliver(deps, owner, random, claimed);
    targets.learn(claimed, chatId);
    const said = { trace: row.trace, row: row.id, topic: row.topic, outcome, attempts: row.attempts };
    deps.log.info(said, 'a message was taken to its platform');
    watch?.(outcome, row.topic, now - row.createdAt);
    return outcome;
  };

  const round = async (name: string): Promise<number> => {
    const take = platformOf(name).isList ? claimEntries : claimDue;
    const { claimed, isFollowed } = await take(deps, owner, name);
    if (isFollowed) {
      wrote = true;
      void drainOne(listOf(name));
    }
    const lane = async (rows: readonly Claimed[]): Promise<void> => {
      for (const [at, one] of rows.entries()) {
        if (!(await hasTurn(targets.of(one)))) return giveBack(rows.slice(at));
        if ((await attempt(one)) === 'dead') unreported.add(one.row.id);
      }
    };
    // What stands in one lane stays in order; the lanes go side by side.
    const lanes = groupBy(claimed, isInOneLane(deps, name) ? () => name : targets.of);
    await Promise.all([...lanes.values()].map(lane));
    if (claimed.length > 0) await endTurn(deps, owner, name);
    await reportAll();
    return claimed.length;
  };

  /** What was taken and not tried is free for another process at once, and need not wait for its lease to end. */
  const giveBack = (rows: readonly Claimed[]): Promise<void> => {
    const ids = rows.map(({ row }) => row.id);
    return deps.db.tx((tx) => tx.outbox.giveBack(ids, owner, deps.now()));
  };

  const reportAll = async (): Promise<void> => {
    const dead = [...unreported];
    if (dead.length === 0) return;
    unreported.clear();
    try {
      await reportDead(deps, dead);
    } catch (error) {
      for (const id of dead) unreported.add(id);
      throw error;
    }
    wrote = true;
  };

  const run = async (name: string, loop: Loop): Promise<void> => {
    try {
      do {
        loop.again = false;
        while (!stopped && (await round(name)) > 0);
      } while (loop.again && !stopped);
    } catch (error) {
      deps.log.error({ err: error }, 'the outbox could not be looked through');
    } finally {
      loop.running = null;
    }
  };

  /** Each platform has a loop of its own, and its list another: one that does not answer holds up nothing elsewhere. */
  const drainOne = (name: string): Promise<void> => {
    const loop = loops.get(name) ?? { running: null, again: false };
    loops.set(name, loop);
    if (stopped) return loop.running ?? Promise.resolve();
    loop.again = true;
    loop.running ??= run(name, loop);
    return loop.running;
  };

  const drainAll = (): Promise<unknown> => Promise.all(lanesOf(deps.transports.values()).map(drainOne));
  const teller = createTeller(deps, owner, () => void drainAll());

  const drain = async (): Promise<void> => {
    let told = 0;
    do {
      wrote = false;
      [told] = await Promise.all([teller.drain(), drainAll()]);
    } while ((wrote || told > 0) && !stopped);
  };

  return {
    wake: () => void drain(),
    drain,
    start: () => {
      timer = setInterval(() => void drain(), LOOK_EVERY_MS).unref();
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      await teller.stop();
      await Promise.all([...loops.values()].map(({ running }) => running ?? Promise.resolve()));
    },
  };
}

interface Loop {
  running: Promise<void> | null;
  again: boolean;
}
