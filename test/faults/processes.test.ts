import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { databases } from '../support/database.js';
import { chance } from './kit/random.js';
import { SCENARIOS } from './scenarios/index.js';

/** The short run: one seed each. All of them, with many seeds: `npm run faults`. */
const SHORT: readonly (readonly [id: string, database: 'SQLite' | 'MariaDB'])[] = [
  ['crash-points', 'MariaDB'],
  ['long-outage', 'SQLite'],
];

describe('real processes', () => {
  const runs = SHORT.flatMap(([id, on]) => {
    const kind = databases().find(({ name }) => name === on);
    const scenario = SCENARIOS.find((one) => one.id === id);
    return kind === undefined || scenario === undefined ? [] : [{ id, on, kind, scenario }];
  });

  it.each(runs)(
    'lose nothing and do nothing twice: $id on $on',
    async ({ id, kind, scenario }) => {
      const seed = Number(process.env['SEED'] ?? randomBytes(4).readUInt32BE());
      const place = await kind.create();
      try {
        const broken = await scenario.run(chance(seed), place.url);
        expect(broken, `again: SEED=${seed} ON=${kind.name} npm run faults -- ${id}`).toEqual([]);
      } finally {
        await place.drop();
      }
    },
    300_000,
  );
});
