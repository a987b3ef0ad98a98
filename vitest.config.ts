import { existsSync, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const database = 'test/support/mariadb.ts';

/** Thousands of short-lived databases flush to memory where there is enough of it; that they flush at all is what the faults are for. */
const MEMORY = '/dev/shm';
const ENOUGH = 2e9;
function inMemory(): Record<string, string> {
  if (!existsSync(MEMORY)) return {};
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize < ENOUGH ? {} : { TMPDIR: MEMORY };
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: existsSync(database) ? [database] : [],
    setupFiles: ['test/support/each-file.ts'],
    // A hidden assumption about local time fails here and not on a server.
    env: { TZ: 'UTC', ...inMemory() },
    pool: 'forks',
    // Reading the program takes longer than most files: each worker reads it once. No module keeps anything of a test.
    isolate: false,
    maxWorkers: 2,
    // What a test throws away is swept before it is copied twice.
    execArgv: ['--max-semi-space-size=32'],
    // A machine with other work takes longer, and what never comes still fails.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: '.vitest-report.json' },
    coverage: {
      provider: 'v8',
      reporter: ['text-summary', 'html'],
      include: ['{bot,cards,documents,entities,handlers,jobs,pages,policies,sandbox,workflow}/**/*.ts'],
    },
  },
});
