/**
 * The same press in an empty database and in one with years of work (`npm run bench:grow`): both get the same presses to
 * work off, a sample is a fresh process on the first core, the two take turns, and each round gives one ratio. A grown
 * database is used up by it a little: presses that were made for a run and not used stay.
 *
 *     npm run bench:grown-click -- --at sqlite:/tmp/grown.sqlite [--rounds 5] [--presses 1500] [--warm 1000] [--width 16]
 */
import { parseArgs } from 'node:util';
import { closedLoop, first } from './lib/client.js';
import { makeDatabase } from './lib/database.js';
import { readGrown } from './lib/grown.js';
import { fsyncMs } from './lib/machine.js';
import { copyProject, openSql, STRIDE } from './lib/many.js';
import { DONE, mustBeDone } from './lib/must-be-done.js';
import { median, quantile, spread, table } from './lib/numbers.js';
import { press, type Wire } from './lib/pushes.js';
import { startServer } from './lib/server.js';
import { makeTemplate, type Template } from './lib/template.js';

const { values } = parseArgs({
  options: {
    at: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    presses: { type: 'string', default: '1500' },
    warm: { type: 'string', default: '1000' },
    width: { type: 'string', default: '16' },
  },
});
const [rounds, presses, warm, width] = [values.rounds, values.presses, values.warm, values.width].map(Number) as [
  number,
  number,
  number,
  number,
];
const needed = rounds * (presses + warm);

interface Place {
  readonly name: string;
  readonly url: string;
  readonly wires: Iterator<Wire>;
  readonly figures: { ms: number; p99: number; cpu: number }[];
}

const empty = await makeDatabase(values.at.startsWith('sqlite:') ? 'sqlite' : 'mariadb');
const grown = await readGrown(values.at);
const places: readonly Place[] = [
  { name: 'empty', url: empty.url, wires: await reviews(empty.url, await makeTemplate(empty.url), 0), figures: [] },
  { name: 'grown', url: values.at, wires: await reviews(values.at, grown, grown.projects), figures: [] },
];
try {
  for (let round = 0; round < rounds; round += 1) {
    for (const place of round % 2 === 0 ? places : places.toReversed()) await sample(place);
  }
} finally {
  await empty.drop();
}
report();

/** Reviews to be passed, behind those that are there; none of an earlier run is taken again. */
async function reviews(url: string, { openId, taskId }: Template, above: number): Promise<Iterator<Wire>> {
  const sql = await openSql(url);
  const highest = ['project', 'form', 'material', 'card_message'].map(
    (table) => `SELECT MAX(\`id\`) AS \`id\` FROM \`${table}\``,
  );
  const [last] = await sql.rows(`SELECT MAX(\`id\`) AS \`id\` FROM (${highest.join(' UNION ALL ')}) \`all\``);
  const first = Math.max(above, Math.ceil(Number(last?.['id']) / STRIDE)) + 1;
  await copyProject(sql, { first, count: needed });
  await sql.close();
  return (function* () {
    for (let no = first; no < first + needed; no += 1) yield press(no, `task-decide.${taskId + no * STRIDE}.1.pass`, openId);
  })();
}

async function sample({ name, url, wires, figures }: Place): Promise<void> {
  const server = await startServer('steward', { BENCH_DATABASE: url });
  await closedLoop(server.port, width, first(warm, wires), 120_000, DONE);
  const before = await server.usage();
  const taken = await closedLoop(server.port, width, first(presses, wires), 120_000, DONE);
  const after = await server.usage();
  await server.stop();
  mustBeDone('steward', taken);
  const { ok, seconds, latencies } = taken;
  if (ok !== presses) throw new Error(`${name}: ${ok} of ${presses}`);
  const one = { ms: (seconds * 1000) / ok, p99: quantile(latencies, 0.99), cpu: ((after.cpu - before.cpu) * 1e6) / ok };
  figures.push(one);
  console.log(`${name}: ${one.ms.toFixed(3)} ms a press, p99 ${one.p99.toFixed(1)} ms, CPU ${one.cpu.toFixed(0)} µs`);
}

function report(): void {
  const [small, large] = places.map(({ figures }) => figures) as [Place['figures'], Place['figures']];
  const ratios = (of: (one: Place['figures'][number]) => number) =>
    large.flatMap((one, at) => (small[at] === undefined ? [] : [of(one) / of(small[at])]));
  const row = (what: string, of: (one: Place['figures'][number]) => number, digits: number, bar: string) => [
    what,
    spread(small.map(of), digits),
    spread(large.map(of), digits),
    spread(ratios(of)),
    bar,
  ];
  console.log(
    `\n${grown.projects} projects against none, ${width} at once, ${presses} presses a sample, ${rounds} rounds; fsync p50 ${fsyncMs().toFixed(2)} ms; median ratio ${median(ratios(({ ms }) => ms)).toFixed(2)}\n`,
  );
  console.log(
    table(
      ['a press', 'empty', 'grown', 'grown ÷ empty', 'bar'],
      [
        row('ms', ({ ms }) => ms, 3, '<= 1.2'),
        row('server’s CPU, µs', ({ cpu }) => cpu, 0, '<= 1.2'),
        row('p99, ms', ({ p99 }) => p99, 1, ''),
      ],
    ),
  );
}
