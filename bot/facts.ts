import { statfs } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from '../entities/db.js';
import type { Tx } from '../entities/tx.js';
import type { Log } from './log.js';

/** What the database knows of how things stand, looked up when it is asked for: `/metrics` and `doctor` say the same. */
export interface Facts {
  /** Messages that wait or are being sent to platforms that run here. */
  readonly pending: number;
  /** Decisions whose messages are still to be drawn. */
  readonly untold: number;
  /** Milliseconds since the one of all these that waits longest became due; null when none is due. */
  readonly oldestMs: number | null;
  /** Messages that were given up. */
  readonly dead: number;
  /** Messages that wait for a platform that does not run here. */
  readonly elsewhere: number;
  /** Leases that ended long ago and that nobody took over: their job has not run since. */
  readonly staleLeases: number;
  /** How far this machine's clock is before the database's, ms; null where they are one. */
  readonly clockAheadMs: number | null;
}

/** A scrape has ten seconds, and the process's own numbers are wanted most while the database does not answer. */
const GLANCE_MS = 3000;

/** A job runs at least once a day; two of them. */
const STALE_MS = 2 * 86_400_000;

/** How long what waits longest has waited to be told or sent, ms; null when nothing is due. */
export async function oldestAge(tx: Tx, now: number, running: readonly string[]): Promise<number | null> {
  const ages = [await tx.outbox.oldestPendingAge(now, running), (await tx.tellings.waiting(now)).oldestMs];
  const due = ages.filter((age) => age !== null);
  return due.length === 0 ? null : Math.max(...due);
}

/** @param running - the platforms that run here, and the lists of theirs (`lanesOf`) */
export async function readFacts(db: Db, now: () => number, running: readonly string[]): Promise<Facts> {
  const at = now();
  const rows = await db.tx(async (tx) => ({
    ...(await tx.outbox.counts(running)),
    untold: (await tx.tellings.waiting(at)).count,
    oldestMs: await oldestAge(tx, at, running),
    staleLeases: await tx.leases.stale(at - STALE_MS),
  }));
  const before = now();
  const theirs = await db.clock();
  // Half of the way there and back.
  const clockAheadMs = theirs === null ? null : Math.round((before + now()) / 2 - theirs);
  return { ...rows, clockAheadMs };
}

/**
 * The same for whoever cannot wait: null where the database does not answer within three seconds. While it is still being asked it is
 * not asked again: scrapes would pile up behind one that hangs, and all be answered when it is back.
 */
export function makeGlance(db: Db, now: () => number, running: () => readonly string[], log: Log): () => Promise<Facts | null> {
  let asked: Promise<Facts | null> | null = null;
  const ask = async (): Promise<Facts | null> => {
    try {
      return await readFacts(db, now, running());
    } catch (error) {
      log.warn({ err: error }, 'what is measured could not be asked of the database');
      return null;
    } finally {
      asked = null;
    }
  };
  return () => Promise.race([(asked ??= ask()), delay(GLANCE_MS, null, { ref: false })]);
}

/** Bytes that are left where files are kept; null where that cannot be asked. */
export async function freeBytes(dataDir: string): Promise<number | null> {
  const disk = await statfs(dataDir).catch(() => null);
  return disk === null ? null : disk.bavail * disk.bsize;
}
