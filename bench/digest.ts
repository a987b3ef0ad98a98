/**
 * How long the morning's reminders take when so many people have a clock that is due: the real job on a database of its
 * own, from finding what is due to the last digest in the outbox. Nothing is sent.
 *
 *     npm run bench:digest -- [--people 5000] [--rounds 3] [--only sqlite,mariadb]
 */
import { parseArgs } from 'node:util';
import { reminders } from '../jobs/reminders/index.js';
import { type Figure, printFigures } from './lib/bars.js';
import { startBot } from './lib/bot.js';
import { makeDatabase } from './lib/database.js';
import { addDue, addPeople, atReminders } from './lib/due.js';
import { openSql } from './lib/many.js';
import { APP } from './lib/pushes.js';
import { makeTemplate } from './lib/template.js';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'sqlite,mariadb' },
  },
});
const people = Number(values.people);
const figures: Figure[] = [];
for (const kind of values.only.split(',')) {
  const taken: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) taken.push(await morning(kind));
  figures.push({ what: `${kind}: digests for ${people} people`, unit: 's', taken, bar: '< 10', digits: 1 });
}
printFigures(`${values.rounds} rounds, a database each`, figures);

/** Seconds. */
async function morning(kind: string): Promise<number> {
  const place = await makeDatabase(kind);
  await makeTemplate(place.url);
  const sql = await openSql(place.url);
  await addPeople(sql, people, APP.appId);
  const { app } = await startBot(place.url);
  const { deps, today } = atReminders(app.deps);
  await addDue(place.url, people, today);
  const began = performance.now();
  await reminders.run(deps);
  const seconds = (performance.now() - began) / 1000;
  await app.stop();
  const told = await sql.rows("SELECT COUNT(*) AS `count` FROM `digest` WHERE `target` LIKE 'staff:%'");
  const left = await sql.rows(
    `SELECT COUNT(*) AS \`count\` FROM \`deadline\` WHERE \`state\` = 'running' AND \`nextRungOn\` <= '${today}'`,
  );
  await sql.close();
  await place.drop();
  if (Number(told[0]?.['count']) < people || Number(left[0]?.['count']) > 0) {
    throw new Error(`${Number(told[0]?.['count'])} of ${people} were told, ${Number(left[0]?.['count'])} clocks are still due`);
  }
  return seconds;
}
