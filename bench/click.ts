/**
 * What one press costs, against the floor (Koa and the SDK's adapter answering a constant 6 KB card), in one run: each sample is a fresh
 * process on the first core, warmed; the variants take turns, and ratios are made within a round.
 *
 *     npm run bench -- [--rounds 5] [--seconds 2] [--warm 10000] [--at 16,1] [--only floor,door,sqlite,sqlite+told]
 *
 * `+told`: what others hear of each press is drawn and written beside the presses, on the same core.
 */
import { parseArgs } from 'node:util';
import { closedLoop, first } from './lib/client.js';
import { prepareClicks } from './lib/clicks.js';
import { makeDatabase, type Place } from './lib/database.js';
import { fsyncMs } from './lib/machine.js';
import { doneBy, mustBeDone } from './lib/must-be-done.js';
import { quantile, spread, table } from './lib/numbers.js';
import { press, type Wire } from './lib/pushes.js';
import { startServer } from './lib/server.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    at: { type: 'string', default: '16,1' },
    warm: { type: 'string', default: '10000' },
    only: { type: 'string', default: 'floor,door,sqlite,mariadb' },
  },
});
const rounds = Number(values.rounds);
const ms = Number(values.seconds) * 1000;
/** So many requests before, however long they take: then what is measured is compiled. */
const warm = Number(values.warm);
const LONGEST_WARM_MS = 120_000;

interface Figures {
  readonly rate: number;
  readonly p99: number;
  /** Server's CPU, µs a request. */
  readonly cpu: number;
  readonly rss: number;
}

interface Prepared {
  readonly template: Place;
  readonly clicks: () => Wire[];
}

/** More presses than that a sample cannot take. */
const MOST_A_SECOND = 6000;
const made = new Map<string, Prepared>();
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
for (const { template } of made.values()) await template.drop();
report();

async function sample(variant: string, at: number): Promise<Figures> {
  if (variant === 'floor' || variant === 'door') {
    const same = Array.from({ length: 3000 }, (_, no) => press(no, `task-show.${no + 1}`, 'ou_bench'));
    return measure(variant, {}, at, endless(same));
  }
  const [kind = variant, told] = variant.split('+');
  const { template, clicks } = await prepared(kind);
  const place = await template.copy();
  try {
    return await measure(
      'steward',
      { BENCH_DATABASE: place.url, ...(told === undefined ? {} : { BENCH_TELLS: '1' }) },
      at,
      clicks()[Symbol.iterator](),
    );
  } finally {
    await place.drop();
  }
}

/** A database full of reviews, made once a run: each sample works on a copy of its own. */
async function prepared(kind: string): Promise<Prepared> {
  const before = made.get(kind);
  if (before !== undefined) return before;
  const template = await makeDatabase(kind);
  const now = { template, clicks: await prepareClicks(template.url, warm + Math.ceil((ms / 1000) * MOST_A_SECOND)) };
  made.set(kind, now);
  return now;
}

async function measure(name: string, env: Record<string, string>, at: number, wires: Iterator<Wire>): Promise<Figures> {
  const server = await startServer(name, env);
  await closedLoop(server.port, at, first(warm, wires), LONGEST_WARM_MS, doneBy(name));
  const before = await server.usage();
  const taken = await closedLoop(server.port, at, wires, ms, doneBy(name));
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
