/**
 * Which pages a press writes on SQLite, by table and index, where so many press at once and share commits: what the commit costs beside its
 * wait for the disk. Read off the write-ahead log (https://www.sqlite.org/fileformat2.html#walformat), which must not be used up meanwhile.
 *
 *     npm run bench:written -- [--at 16] [--presses 320]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { closedLoop } from './lib/client.js';
import { prepareClicks } from './lib/clicks.js';
import { makeDatabase } from './lib/database.js';
import { DONE, mustBeDone } from './lib/must-be-done.js';
import { startServer } from './lib/server.js';

const { values } = parseArgs({
  options: { at: { type: 'string', default: '16' }, presses: { type: 'string', default: '320' } },
});
const [at, presses] = [Number(values.at), Number(values.presses)];
/** Bytes: of the log's head, and of a frame's, before its page. */
const [HEAD, FRAME] = [32, 24];

const place = await makeDatabase('sqlite');
const file = place.url.slice('sqlite:'.length);
try {
  const clicks = (await prepareClicks(place.url, at + presses))();
  const server = await startServer('steward', { BENCH_DATABASE: place.url });
  await closedLoop(server.port, at, clicks.splice(0, at)[Symbol.iterator](), 60_000, DONE);
  const before = readFileSync(`${file}-wal`);
  const taken = await closedLoop(server.port, at, clicks[Symbol.iterator](), 120_000, DONE);
  const log = readFileSync(`${file}-wal`);
  const names = owners();
  await server.stop();
  mustBeDone('steward', taken);
  if (taken.ok !== presses) throw new Error(`${taken.ok} of ${presses} presses were answered`);
  if (log.compare(before, 0, HEAD, 0, HEAD) !== 0) throw new Error('The log was begun anew meanwhile: take fewer --presses');
  report(log, before.length, names);
} finally {
  await place.drop();
}

/** What each page belongs to. */
function owners(): ReadonlyMap<number, string> {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], { name: string; pageno: number }>('SELECT name, pageno FROM dbstat').all();
  db.close();
  return new Map(rows.map(({ name, pageno }) => [pageno, name]));
}

function report(log: Buffer, from: number, names: ReadonlyMap<number, string>): void {
  const size = log.readUInt32BE(8);
  const pages = new Map<string, number>();
  let [all, commits] = [0, 0];
  for (let frame = from; frame + FRAME + size <= log.length; frame += FRAME + size) {
    const name = names.get(log.readUInt32BE(frame)) ?? 'free';
    pages.set(name, (pages.get(name) ?? 0) + 1);
    all += 1;
    // The last page of a commit says how long the database is then.
    if (log.readUInt32BE(frame + 4) > 0) commits += 1;
  }
  const lines = [...pages]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${(count / commits).toFixed(2).padStart(6)} ${name}`);
  console.log(lines.join('\n'));
  const [each, shared] = [(all / commits).toFixed(1), (presses / commits).toFixed(1)];
  console.log(`${each} pages a commit, which ${shared} presses share; ${(all / presses).toFixed(2)} a press`);
}
