import { beginDay, judge } from '../kit/day.js';
import type { Rig } from '../kit/rig.js';
import { type Scenario, withRig } from './scenario.js';

const MINUTE_MS = 60_000;
/** When the platform pushes an event again that it thinks was not taken, after the first time. */
const AGAIN_MS = [15_000, 5 * MINUTE_MS, 60 * MINUTE_MS, 6 * 60 * MINUTE_MS];

/** Everything is pushed again, at each of the platform's intervals, to either process: nothing changes. */
export const duplicates: Scenario = {
  id: 'duplicates',
  on: ['SQLite', 'MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl, units: 2 }, async (rig) => {
      await rig.start();
      const day = beginDay(rig);
      await day.run();
      const broken = await judge(rig, day);
      for (const after of AGAIN_MS) {
        const before = await counts(rig);
        await rig.pass(after);
        const { pusher } = rig.platform.sandbox;
        for (const { envelope } of pusher.history()) await pusher.redeliver(envelope.header.event_id);
        const stuck = await rig.settle();
        const now = await counts(rig);
        if (now !== before) broken.push(`after ${after / 1000} s everything came again: ${before} became ${now}`);
        broken.push(...stuck);
      }
      return broken;
    }),
};

/** How much there is of what a person's message makes. */
async function counts({ sql, platform }: Rig): Promise<string> {
  const found: string[] = [];
  for (const table of ['project', 'task', 'form', 'material', 'audit', 'outbox', 'card_message', 'inbox']) {
    const rows: { n: number }[] = await sql.query(`SELECT COUNT(*) AS n FROM ${table}`);
    found.push(`${table} ${Number(rows[0]?.n)}`);
  }
  return `${found.join(', ')}, heard ${platform.sandbox.world.messages.size}`;
}
