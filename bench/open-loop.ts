/**
 * How long a press waits when people press at their own pace: so many a second, each at its time, latency counted from the time at
 * which it was due. It fails where a press was refused: how fast that went says nothing.
 *
 *     npm run bench:open-loop -- [--per-second 200] [--seconds 30] [--database sqlite]
 */
import { parseArgs } from 'node:util';
import { openLoop } from './lib/client.js';
import { prepareClicks } from './lib/clicks.js';
import { makeDatabase } from './lib/database.js';
import { fsyncMs } from './lib/machine.js';
import { quantile } from './lib/numbers.js';
import { DONE, mustBeDone } from './lib/must-be-done.js';
import { startServer } from './lib/server.js';

const { values } = parseArgs({
  options: {
    'per-second': { type: 'string', default: '200' },
    seconds: { type: 'string', default: '30' },
    database: { type: 'string', default: 'sqlite' },
  },
});
const rate = Number(values['per-second']);
const place = await makeDatabase(values.database);
try {
  const clicks = (await prepareClicks(place.url, rate * (Number(values.seconds) + 3)))();
  const server = await startServer('steward', { BENCH_DATABASE: place.url });
  await openLoop(server.port, rate, clicks.splice(0, rate * 3), DONE);
  const taken = await openLoop(server.port, rate, clicks, DONE);
  const { ok, other, undone, latencies } = taken;
  const { rss } = await server.usage();
  await server.stop();
  const at = (share: number): string => quantile(latencies, share).toFixed(1);
  const late = latencies.filter((ms) => ms > 3000).length;
  console.log(
    `${values.database} at ${rate}/s: ${ok - undone} done, ${other + undone} refused, ${late} over 3 s; fsync p50 ${fsyncMs().toFixed(2)} ms`,
  );
  console.log(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, p99.9 ${at(0.999)} ms; ${(rss / 1e6).toFixed(0)} MB resident`);
  mustBeDone('steward', taken);
} finally {
  await place.drop();
}
