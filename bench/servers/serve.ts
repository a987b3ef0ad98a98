import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Finer than most of what a press does once. */
const SAMPLED_EVERY_US = 200;

/** How late the process came to its timers, since it was asked last. */
const pauses = monitorEventLoopDelay({ resolution: 5 });

/**
 * Tells whoever started this process that it listens, and answers what it asks. With `BENCH_PROFILE=<file>` what runs between the first
 * two questions is written there as a CPU profile.
 */
export function serve(port: number, stop: () => Promise<void>): void {
  const profile = process.env['BENCH_PROFILE'];
  let session: Session | null = null;
  process.on('message', (message) => {
    if (message === 'usage') void (profile === undefined ? Promise.resolve() : turnProfile(profile)).then(tell);
    if (message === 'stop') void stop().finally(() => process.exit(0));
  });
  pauses.enable();
  process.send?.({ port });

  async function turnProfile(file: string): Promise<void> {
    if (session === null) {
      session = new Session();
      session.connect();
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: SAMPLED_EVERY_US });
      await session.post('Profiler.start');
      return;
    }
    const { profile: taken } = await session.post('Profiler.stop');
    writeFileSync(file, JSON.stringify(taken));
  }
}

function tell(): void {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1e6, rss: process.memoryUsage.rss(), pause: pauses.max / 1e6 });
  pauses.reset();
}
