/**
 * What one press costs, against the floor (Koa and the SDK's adapter answering a constant 6 KB card), in one run: each sample is a fresh
 * process on the first core, warmed; the variants take turns, and ratios are made within a round.
 *
 *     npm run bench -- [--rounds 5] [--seconds 2] [--at 16,1] [--only floor,door,sqlite]
 */
import { parseArgs } from 'node:util';
import { closedLoop, type Sample } from './lib/client.js';
import { prepareClicks } from './lib/clicks.js';
import { makeDatabase } from './lib/database.js';
import { fsyncMs } from './lib/machine.js';
import { quantile, spread, table } from './lib/numbers.js';
import { press, type Wire } from './lib/pushes.js';
import { startServer } from './lib/server.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    at: { type: 'string', default: '16,1' },
    only: { type: 'string', default: 'floor,door,sqlite,mariadb' },
  },
});
const rounds = Number(values.rounds);
const ms = Number(values.seconds) * 1000;
const WARM_MS = 2500;

interface Figures {
  readonly rate: number;
  readonly p99: number;
  /** Server's CPU, µs a request. */
  readonly cpu: number;
  readonly rss: number;
}

const figures = new Map<string, Figures[]>();

for (let round = 0; round < rounds; round += 1) {
  const variants = values.only.split(',');
  for (const variant of round % 2 === 0 ? variants : variants.reverse()) {
    for (const at of values.at.split(',').map(Number)) {
      const one = await sample(variant, at);
      const name = `${variant} at ${at}`;
      figures.set(name, [...(figures.get(name) ?? []), one]);
      console.log(
        `round ${round + 1} ${name}: ${one.rate.toFixed(0)}/s p99 ${one.p99.toFixed(1)} ms cpu ${one.cpu.toFixed(0)} µs`,
      );
    }
  }
}
report();

async function sample(variant: string, at: number): Promise<Figures> {
  if (variant === 'floor' || variant === 'door') {
    const same = Array.from({ length: 3000 }, (_, no) => press(no, `task-show.${no + 1}`, 'ou_bench'));
    return measure(variant, {}, at, endless(same));
  }
  const place = await makeDatabase(variant);
  try {
    const clicks = await prepareClicks(place.url, Math.ceil(((ms + WARM_MS) / 1000) * 6000));
    return await measure('steward', { BENCH_DATABASE: place.url }, at, clicks[Symbol.iterator]());
  } finally {
    await place.drop();
  }
}

async function measure(name: string, env: Record<string, string>, at: number, wires: Iterator<Wire>): Promise<Figures> {
  const server = await startServer(name, env);
  await closedLoop(server.port, at, wires, WARM_MS);
  const before = await server.usage();
  const taken = await closedLoop(server.port, at, wires, ms);
  const after = await server.usage();
  await server.stop();
  mustBeDone(name, taken);
  return {
    rate: taken.ok / taken.seconds,
    p99: quantile(taken.latencies, 0.99),
    cpu: ((after.cpu - before.cpu) * 1e6) / taken.ok,
    rss: after.rss / 1e6,
  };
}

function mustBeDone(name: string, { ok, other, last }: Sample): void {
  const done = name === 'steward' ? last.includes('已办理') || last.includes('通过') : last.includes('已提交');
  if (ok === 0 || other > 0 || !done) {
    throw new Error(`${name}: ${ok} answered, ${other} refused, the last: ${last.slice(0, 300)}`);
  }
}

function* endless(wires: readonly Wire[]): Generator<Wire, void> {
  for (;;) yield* wires;
}

function report(): void {
  const rows = [...figures].map(([name, all]) => {
    const floors = figures.get(`floor at ${name.split(' ').at(-1) ?? ''}`) ?? [];
    const ratios = all.flatMap(({ rate }, at) => (floors[at] === undefined ? [] : [rate / floors[at].rate]));
    const p99s = all.flatMap(({ p99 }, at) => (floors[at] === undefined ? [] : [p99 / floors[at].p99]));
    return [
      name,
      spread(
        all.map(({ rate }) => rate),
        0,
      ),
      ratios.length === 0 ? '—' : spread(ratios),
      spread(
        all.map(({ p99 }) => p99),
        1,
      ),
      p99s.length === 0 ? '—' : spread(p99s),
      spread(
        all.map(({ cpu }) => cpu),
        0,
      ),
      spread(
        all.map(({ rss }) => rss),
        0,
      ),
    ];
  });
  console.log(`\nfsync p50 ${fsyncMs().toFixed(2)} ms; ${rounds} rounds of ${values.seconds} s\n`);
  console.log(table(['variant', 'req/s', '× floor', 'p99 ms', '× floor', 'CPU µs', 'RSS MB'], rows));
}
