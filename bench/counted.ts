/**
 * How many instructions the bot's process takes for a press, where so many press at once: a figure that hardly moves with what else the
 * machine does, so that steps can be told which no clock tells. What the kernel does is not in it.
 *
 *     npm run bench:counted -- [--of steward] [--database sqlite] [--at 16] [--warm 9000] [--presses 480] [--keep <a new folder>]
 *
 * Needs `valgrind`; a press takes some 40 ms meanwhile. `--keep` leaves the counts by function: `callgrind_annotate <folder>/out.1`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closedLoop } from './lib/client.js';
import { prepareClicks } from './lib/clicks.js';
import { makeDatabase } from './lib/database.js';
import { doneBy, mustBeDone } from './lib/must-be-done.js';
import { press } from './lib/pushes.js';
import { startServer } from './lib/server.js';

const { values } = parseArgs({
  options: {
    of: { type: 'string', default: 'steward' },
    database: { type: 'string', default: 'sqlite' },
    at: { type: 'string', default: '16' },
    warm: { type: 'string', default: '9000' },
    presses: { type: 'string', default: '480' },
    keep: { type: 'string' },
  },
});
const [at, warm, presses] = [Number(values.at), Number(values.warm), Number(values.presses)];
const LONGEST_MS = 1_800_000;
const COMPILES = /v8::internal::(compiler|interpreter|baseline)::|Turbofan|OptimizedCompilation|LiveRange|ZoneVector/;

// Before anything is made: it throws where there is no valgrind, or something is kept in that folder already.
execFileSync('valgrind', ['--version']);
if (values.keep !== undefined) mkdirSync(values.keep);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'counted-'));
const place = await makeDatabase(values.database);
try {
  const clicks =
    values.of === 'steward'
      ? (await prepareClicks(place.url, warm + presses))()
      : Array.from({ length: warm + presses }, (_, no) => press(no, `task-show.${no + 1}`, 'ou_bench'));
  const valgrind = [
    'valgrind',
    '--quiet',
    '--tool=callgrind',
    '--instr-atstart=no',
    `--callgrind-out-file=${folder}/out`,
  ] as const;
  const server = await startServer(values.of, { BENCH_DATABASE: place.url }, valgrind);
  const control = (...args: string[]) => execFileSync('callgrind_control', [...args, String(server.pid)]);
  const before = await closedLoop(server.port, at, clicks.splice(0, warm)[Symbol.iterator](), LONGEST_MS, doneBy(values.of));
  control('-i', 'on');
  const taken = await closedLoop(server.port, at, clicks[Symbol.iterator](), LONGEST_MS, doneBy(values.of));
  control('-i', 'off');
  control('-d');
  await server.stop();
  for (const sample of [before, taken]) mustBeDone(values.of, sample);
  if (before.ok + taken.ok !== warm + presses) {
    throw new Error(`${before.ok + taken.ok} of ${warm + presses} were answered in time`);
  }
  const { all, compiling } = counted();
  const thousands = (count: number): string => String(Math.round(count / presses / 1000));
  console.log(
    `${thousands(all - compiling)} thousand instructions a press, and ${thousands(compiling)} while the engine compiled`,
  );
} finally {
  await place.drop();
  if (values.keep === undefined) rmSync(folder, { recursive: true });
}

/**
 * Of the dump that was asked for; the one at the end has what came after. Most of the compiler's work is set apart: how much of it falls
 * into a sample depends on the machine (https://valgrind.org/docs/manual/cl-format.html).
 */
function counted(): { readonly all: number; readonly compiling: number } {
  let [all, compiling, isCall, isCompiler] = [0, 0, false, false];
  const compiler = new Set<string>();
  for (const line of readFileSync(join(folder, 'out.1'), 'latin1').split('\n')) {
    const [, called, id = '', name = ''] = /^(c?)fn=(\(\d+\))(.*)/.exec(line) ?? [];
    if (COMPILES.test(name)) compiler.add(id);
    if (called === '') isCompiler = compiler.has(id);
    else if (line.startsWith('calls=')) isCall = true;
    else if (/^[\d+*-]/.test(line)) {
      // What was called is counted where it is itself told of.
      const count = isCall ? 0 : Number(line.split(' ')[1]);
      isCall = false;
      all += count;
      if (isCompiler) compiling += count;
    }
  }
  return { all, compiling };
}
