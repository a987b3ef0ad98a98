import cron, { type Logger, type ScheduledTask } from 'node-cron';
import type { Deps } from '../handlers/context.js';
import { type Job, TIMEZONE } from './job.js';
import { runJob, type Watch } from './run-due.js';

export interface Scheduler {
  /** Begins with one run of every job, in order: what was missed while no process ran is done at once. */
  start(): void;
  /** No new run begins; resolves when those under way have ended. */
  stop(): Promise<void>;
}

/**
 * Runs the jobs by their cron lines. Several processes may do so on one database: each run is guarded by a lease.
 *
 * @param after - called after every run, to send what it wrote
 */
export function createScheduler(deps: Deps, jobs: readonly Job[], owner: string, after: () => void, watch?: Watch): Scheduler {
  const running = new Set<Promise<unknown>>();
  const tick = async (job: Job): Promise<void> => {
    const run = runJob(deps, job, owner, watch).then(after);
    running.add(run);
    await run.finally(() => running.delete(run));
  };
  const catchUp = async (): Promise<void> => {
    for (const job of jobs) if (!stopped) await tick(job);
  };
  let tasks: ScheduledTask[] = [];
  let stopped = false;
  return {
    start: () => {
      void catchUp();
      const options = { timezone: TIMEZONE, noOverlap: true, logger: quiet(deps.log) };
      tasks = jobs.map((job) => cron.schedule(job.cron, () => tick(job), { ...options, name: job.id }));
    },
    stop: async () => {
      stopped = true;
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}

/** A tick that was missed or is still running needs nobody's attention: the next one does all that is due. */
function quiet(log: Deps['log']): Logger {
  const say = (message: string | Error): void => log.debug({ cron: String(message) }, 'the clock of the jobs');
  return { info: say, warn: say, error: say, debug: say };
}
