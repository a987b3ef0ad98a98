import { setTimeout as sleep } from 'node:timers/promises';
import type { Rig } from './rig.js';

/** Something that waits: a decision to be told, a row of the outbox, an event that was not taken. */
interface Waiting {
  readonly says: string;
  /** Epoch ms of the rig's clock at which it is looked at again. */
  readonly nextAt: number;
  /** A process has it in its hands, or had it when it died. */
  readonly held: boolean;
}

const LOOK_EVERY_MS = 100;
/** So long nothing moves before what waits for an hour is helped over it. */
const STILL_MS = 500;
/** So long nothing moves before a process that holds something is thought dead. */
const DEAD_MS = 2500;
const LONGEST_MS = 6 * 60_000;

export interface Patience {
  /** A process that holds something is not thought dead before; longer than a call that it waits for may take. */
  readonly deadMs?: number;
}

/**
 * Lets time fly for whoever only waits for an hour, however slow the machine is: to the hour at which the next of what waits
 * is looked at again, and never past the lease of a process that is at work. To be called again and again.
 */
export function timeFlies(rig: Rig, { deadMs = DEAD_MS }: Patience = {}): () => Promise<void> {
  let [before, since] = ['', Date.now()];
  return async () => {
    await sleep(LOOK_EVERY_MS);
    const left = await waiting(rig);
    const signature = left.map(({ says }) => says).join();
    if (signature !== before) [before, since] = [signature, Date.now()];
    if (left.length === 0 || Date.now() - since < (left.some(({ held }) => held) ? deadMs : STILL_MS)) return;
    // What is due and did not move waits for something else: a change of a card for the card that a dead process was sending.
    const ahead = left.map(({ nextAt }) => nextAt - rig.now()).filter((ms) => ms > 0);
    await rig.pass(Math.min(ahead.length === 0 ? 0 : Math.min(...ahead), LONGEST_MS) + 1000);
    since = Date.now();
  };
}

/** Everything that waits, with words for a report. */
export async function waiting({ db, platform }: Pick<Rig, 'db' | 'platform'>): Promise<Waiting[]> {
  const tellings = await db.tx((tx) => tx.tellings.due('', Number.MAX_SAFE_INTEGER, 1000));
  const rows = await db.tx((tx) => tx.outbox.due(Number.MAX_SAFE_INTEGER, 1000));
  const events = platform.sandbox.pusher.history().flatMap(({ envelope, attempts, nextAt }) => {
    const says = `${envelope.header.event_type} was pushed ${attempts.length} times in vain`;
    return nextAt === null ? [] : [{ says, nextAt, held: false }];
  });
  return [
    ...tellings.map(({ id, attempts, nextAt, lastError }) => ({
      says: `decision ${id} is not told after ${attempts} attempts (${lastError ?? 'no fault'})`,
      nextAt,
      held: false,
    })),
    ...rows.map(({ id, state, attempts, nextAt, lastCode }) => ({
      says: `outbox ${id} is ${state} after ${attempts} attempts (${lastCode ?? 'no fault'})`,
      nextAt,
      held: state === 'sending',
    })),
    ...events,
  ];
}

/** Grows with whatever people do; a repeated press that changes nothing leaves it alone. */
export async function written({ sql }: Pick<Rig, 'sql'>): Promise<number> {
  const rows: { n: number }[] = await sql.query(
    'SELECT (SELECT COUNT(*) FROM audit) + (SELECT COALESCE(SUM(version), 0) FROM form) AS n',
  );
  return Number(rows[0]?.n);
}
