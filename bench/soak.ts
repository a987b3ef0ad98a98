/**
 * What stays in memory when people press for a long time: so many presses, one after another as fast as they are answered, each of
 * which decides a review that waits, with everything that is told of it drawn too; resident memory on the way.
 *
 *     npm run bench:soak -- [--presses 150000] [--at 16] [--database sqlite]
 */
import { parseArgs } from 'node:util';
import { closedLoop, first } from './lib/client.js';
import { prepareClicks } from './lib/clicks.js';
import { makeDatabase } from './lib/database.js';
import { fsyncMs } from './lib/machine.js';
import { DONE, mustBeDone } from './lib/must-be-done.js';
import { startServer } from './lib/server.js';

const { values } = parseArgs({
  options: {
    presses: { type: 'string', default: '150000' },
    at: { type: 'string', default: '16' },
    database: { type: 'string', default: 'sqlite' },
  },
});
const presses = Number(values.presses);
const LOOKS = 20;
const LONGEST_MS = 3_600_000;

const place = await makeDatabase(values.database);
try {
  const clicks = (await prepareClicks(place.url, presses))()[Symbol.iterator]();
  const server = await startServer('steward', { BENCH_DATABASE: place.url, BENCH_TELLS: '1' });
  const seen: number[] = [];
  let answered = 0;
  const began = performance.now();
  for (let look = 1; look <= LOOKS; look += 1) {
    const taken = await closedLoop(server.port, Number(values.at), first(presses / LOOKS, clicks), LONGEST_MS, DONE);
    mustBeDone('steward', taken);
    answered += taken.ok;
    const { rss } = await server.usage();
    seen.push(rss / 1e6);
    console.log(`${answered} presses, ${(rss / 1e6).toFixed(0)} MB`);
  }
  const seconds = (performance.now() - began) / 1000;
  await server.stop();
  const [early, late] = [Math.max(...seen.slice(0, LOOKS / 2)), Math.max(...seen.slice(LOOKS / 2))];
  console.log(
    `\n${answered} presses in ${seconds.toFixed(0)} s; at most ${Math.max(...seen).toFixed(0)} MB (bar 220), ` +
      `${((late / early - 1) * 100).toFixed(1)} % more in the second half than in the first (bar 5 %); fsync p50 ${fsyncMs().toFixed(2)} ms`,
  );
} finally {
  await place.drop();
}
