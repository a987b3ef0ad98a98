/**
 * From the command to 已启动, in fresh processes: with an empty folder (the first start of all, which registers the demonstration and tells
 * its stories), and with what an earlier start left.
 *
 *     npm run bench:start -- [--rounds 5]
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fsyncMs } from './lib/machine.js';
import { spread, table } from './lib/numbers.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const taken = { first: new Array<number>(), later: new Array<number>() };
await started(await mkdtemp(join(tmpdir(), 'bench-start-')));
for (let round = 0; round < Number(values.rounds); round += 1) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  taken.first.push(await started(folder));
  taken.later.push(await started(folder));
  await rm(folder, { recursive: true });
}
console.log(`fsync p50 ${fsyncMs().toFixed(2)} ms; ${values.rounds} rounds\n`);
console.log(
  table(
    ['start to ready', 's, median [min..max]'],
    [
      ['an empty folder', spread(taken.first)],
      ['again', spread(taken.later)],
    ],
  ),
);

/** Seconds until the process says that it has started; it is ended then. */
async function started(folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=8', 'bot/start/run.js', 'bot/main.ts'], {
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.includes('已启动') && resolve());
    child.once('exit', () => reject(new Error('the program did not start')));
  });
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  await ended;
  return seconds;
}
