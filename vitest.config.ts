import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const database = 'test/support/mariadb.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: existsSync(database) ? [database] : [],
    // A hidden assumption about local time fails here and not on a server.
    env: { TZ: 'UTC' },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
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
