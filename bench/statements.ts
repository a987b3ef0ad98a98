/**
 * Every statement of one press, in order, with the code that asked for it: what a press costs the database, and why.
 *
 *     npm run bench:statements -- [--database sqlite] [--at 1]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closedLoop } from './lib/client.js';
import { prepareClicks } from './lib/clicks.js';
import { makeDatabase } from './lib/database.js';
import { DONE, mustBeDone } from './lib/must-be-done.js';
import { startServer } from './lib/server.js';
import type { Seen } from './lib/watch-statements.js';

const { values } = parseArgs({
  options: { database: { type: 'string', default: 'sqlite' }, at: { type: 'string', default: '1' } },
});
const at = Number(values.at);
/** The first ones fill what is kept for later. */
const WARM = 3 * at;

const place = await makeDatabase(values.database);
const folder = mkdtempSync(join(tmpdir(), 'bench-statements-'));
const file = join(folder, 'statements');
try {
  const clicks = (await prepareClicks(place.url, WARM + at))();
  const server = await startServer('watched-steward', { BENCH_DATABASE: place.url, BENCH_STATEMENTS: file });
  await closedLoop(server.port, at, clicks.splice(0, WARM)[Symbol.iterator](), 60_000, DONE);
  writeFileSync(file, '');
  mustBeDone('steward', await closedLoop(server.port, at, clicks[Symbol.iterator](), 60_000, DONE));
  const seen = readFileSync(file, 'utf8').trim().split('\n').map(parseSeen);
  await server.stop();
  let [asked, trips] = [0, 0];
  for (const { sql, from, isTrip } of seen) {
    const line = sql.replaceAll(/\s+/g, ' ').slice(0, 150);
    if (isTrip) console.log(`--- round trip ${(trips += 1)}: ${line.slice(0, 60)}`);
    else console.log(`${String((asked += 1)).padStart(3)} ${line}\n      ${from.join(' < ')}`);
  }
  const how = trips === 0 ? '' : ` in ${trips} round trips`;
  console.log(`\n${values.database}: ${asked} statements${how} for ${at} press${at === 1 ? '' : 'es at once'}`);
} finally {
  await place.drop();
  rmSync(folder, { recursive: true });
}

function parseSeen(line: string): Seen {
  return JSON.parse(line) as Seen;
}
