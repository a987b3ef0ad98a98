import type { Rig } from '../kit/rig.js';
import { provided, type Scenario, withRig } from './scenario.js';

/** A process dies in the middle of making the tables, again and again; two that start together then finish it. */
export const migration: Scenario = {
  id: 'migration',
  on: ['SQLite', 'MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl, migrated: false }, async (rig) => {
      let died = 0;
      for (let death = 0; death < 3; death += 1) {
        const bot = rig.launch({
          FAULT_CRASH: JSON.stringify({ on: '^(CREATE|ALTER|INSERT)', when: 'after', nth: chance.between(2, 40) }),
        });
        // A signal ended it; with a code it ended by itself.
        if ((await bot.ended) === null) died += 1;
        await leaseEnds(rig);
      }
      await Promise.all([rig.start(), rig.start()]);
      const behind = await rig.db.behind();
      return provided(
        died > 0,
        behind ? ['the schema is behind although two processes run on it'] : [],
        'no process died on its way',
      );
    }),
};

/** A process that died holds the migration for a minute: that minute passes. */
async function leaseEnds({ sql }: Rig): Promise<void> {
  await sql.query('UPDATE `migration_lock` SET `untilS` = 0').catch(() => undefined);
}
