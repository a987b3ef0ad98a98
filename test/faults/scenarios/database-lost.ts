import { setTimeout as sleep } from 'node:timers/promises';
import { breakingProxy } from '../../support/breaking-proxy.js';
import { beginDay, judge } from '../kit/day.js';
import type { Rig } from '../kit/rig.js';
import { written } from '../kit/waiting.js';
import { provided, type Scenario, withRig } from './scenario.js';

/** The line to the database is cut: all connections at once, in the middle of a commit that counts, of one that does not. */
export const databaseLost: Scenario = {
  id: 'database-lost',
  on: ['MariaDB'],
  run: async (chance, databaseUrl) => {
    const line = await breakingProxy(databaseUrl);
    try {
      return await withRig({ chance, databaseUrl, botDatabaseUrl: line.url, units: 4 }, async (rig) => {
        await rig.start();
        const day = beginDay(rig, { each: 3 });
        let killed = 0;
        await day.run(async () => {
          await gottenOn(rig);
          await sleep(chance.between(20, 300));
          const what = chance.between(1, 4);
          if (what === 1) line.cutAll();
          else if (what === 2) line.cutAt(COMMIT, 'before');
          else if (what === 3) line.cutAt(COMMIT, 'after');
          else killed += await killConnections(rig.sql, line.ports());
        });
        line.cutAt(COMMIT, 'before', 0);
        return provided(line.cuts() + killed > 0, await judge(rig, day), 'no line was cut');
      });
    } finally {
      await line.close();
    }
  },
};

/** Waits until something was written since the last fault: on a busy machine they would come so often that no work gets through. */
async function gottenOn(rig: Rig): Promise<void> {
  const before = await written(rig);
  for (let waited = 0; waited < 5000 && (await written(rig)) === before; waited += 50) await sleep(50);
}

/** The statement itself, as the protocol frames it. */
const COMMIT = '\u0003COMMIT';

interface Sql {
  query<T>(sql: string, values?: unknown[]): Promise<T>;
}

/** As an administrator of the database, or its restart, ends them; the harness's own stay. Returns how many. */
async function killConnections(sql: Sql, ports: ReadonlySet<number>): Promise<number> {
  let killed = 0;
  const busy = "SELECT ID AS id, HOST AS host FROM information_schema.PROCESSLIST WHERE COMMAND <> 'Sleep'";
  for (const { id, host } of await sql.query<{ id: number; host: string }[]>(busy)) {
    if (!ports.has(Number(host.split(':').at(-1)))) continue;
    const isKilled = await sql.query(`KILL CONNECTION ${Number(id)}`).then(
      () => true,
      () => false,
    );
    if (isKilled) killed += 1;
  }
  return killed;
}
