import type { Deps } from '../handlers/context.js';
import type { Job } from './job.js';

/** A process that dies in the middle of a job leaves it to another after this long. */
const LEASE_MS = 10 * 60_000;

/** Told of each run that this process did: whether it ran through, how long it took, when it ended (epoch ms). */
export type Watch = (job: string, ok: boolean, seconds: number, endedAt: number) => void;

/** Runs a job unless another process is at it now. What it throws is logged: the next tick tries again. Returns whether it ran through. */
export async function runJob(deps: Deps, job: Job, owner: string, watch?: Watch): Promise<boolean> {
  const key = `job:${job.id}`;
  try {
    if (!(await deps.db.tx((tx) => tx.leases.acquire(key, owner, deps.now(), LEASE_MS)))) return false;
    try {
      const began = deps.now();
      const ok = await run(deps, job);
      watch?.(job.id, ok, (deps.now() - began) / 1000, deps.now());
      return ok;
    } finally {
      await deps.db.tx((tx) => tx.leases.release(key, owner));
    }
  } catch (error) {
    deps.log.error({ err: error, job: job.id }, 'a job could not be claimed');
    return false;
  }
}

/**
 * Runs every job once, one after the other: all that is due at `deps.now()` is done when this resolves. Without leases, since
 * jobs bear company; they only spare several processes from looking at the same.
 */
export async function runDue(deps: Deps, jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) await run(deps, job);
}

/** Runs one job now, beside whoever else may be at it: something was written for it. */
export async function runNow(deps: Deps, jobs: readonly Job[], id: string): Promise<void> {
  for (const job of jobs) if (job.id === id) await run(deps, job);
}

async function run(deps: Deps, job: Job): Promise<boolean> {
  try {
    const outcome = await job.run(deps);
    if (!outcome || outcome.done + outcome.failed === 0) return true;
    deps.log.info({ job: job.id, ...outcome }, 'a job worked rows off');
    return outcome.failed === 0;
  } catch (error) {
    deps.log.error({ err: error, job: job.id }, 'a job failed');
    return false;
  }
}
