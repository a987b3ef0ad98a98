/**
 * `npm run faults`: lets things go wrong in many ways and with many seeds, until a breach is found.
 *
 * ```
 * npm run faults                                  # every scenario once, each with a seed of its own
 * npm run faults -- long-outage duplicates        # these; `long-outage:SQLite` on one database only
 * ROUNDS=20 npm run faults                        # again and again
 * SEED=7 npm run faults -- crash-points           # a failure once more; ON=SQLite or ON=MariaDB takes one database
 * ```
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { startMariadb } from '../support/start-mariadb.js';
import { chance } from './kit/random.js';
import { SCENARIOS } from './scenarios/index.js';
import type { Scenario } from './scenarios/scenario.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);
const [rounds, given, only] = [Number(process.env['ROUNDS'] ?? 1), process.env['SEED'], process.env['ON']];

async function onSqlite(work: (url: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-db-'));
  await work(`sqlite:${folder}/steward.sqlite`).finally(() => rm(folder, { recursive: true, force: true }));
}

async function onMariadb(server: string, work: (url: string) => Promise<void>): Promise<void> {
  const name = `steward_faults_${randomBytes(6).toString('hex')}`;
  const connection = await createConnection(server.replace(/^mariadb:/, 'mysql:'));
  await connection.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    await work(url.href);
  } finally {
    await connection.query(`DROP DATABASE ${name}`);
    await connection.end();
  }
}

/** Runs one scenario and tells what came of it; true when all held. */
async function play({ id, run }: Scenario, database: string, seed: number, url: string): Promise<boolean> {
  const began = Date.now();
  const broken = await run(chance(seed), url).catch((error: unknown) => [
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ]);
  const seconds = Math.round((Date.now() - began) / 1000);
  say(`${broken.length === 0 ? 'held ' : 'BROKE'} ${id} on ${database}, seed ${seed}, ${seconds} s`);
  for (const breach of broken) say(`      ${breach}`);
  if (broken.length > 0) say(`      again: SEED=${seed} ON=${database} npm run faults -- ${id}`);
  return broken.length === 0;
}

const asked = wanted.map((word) => word.split(':')).map(([id = '', database]) => ({ id, database }));
const isAsked = (id: string, database: string): boolean =>
  (only === undefined || only === database) &&
  (asked.length === 0 || asked.some((one) => one.id === id && (one.database ?? database) === database));

const unknown = asked.map(({ id }) => id).filter((id) => !SCENARIOS.some((scenario) => scenario.id === id));
if (unknown.length > 0) {
  say(`There is no ${unknown.join(', ')}. There are: ${SCENARIOS.map(({ id }) => id).join(' ')}`);
  process.exit(2);
}
const named = process.env['TEST_MARIADB_URL'];
const own = named === undefined ? await startMariadb(tmpdir()) : null;
const server = named ?? own?.url ?? null;
if (server === null) say('Not run: everything on MariaDB. Set TEST_MARIADB_URL, or install mariadb-server.');

let broke = 0;
for (let round = 0; round < rounds; round += 1) {
  for (const scenario of SCENARIOS) {
    const seed = given === undefined ? randomBytes(4).readUInt32BE() : Number(given);
    for (const database of scenario.on.filter((name) => isAsked(scenario.id, name))) {
      const work = async (url: string): Promise<void> => {
        if (!(await play(scenario, database, seed, url))) broke += 1;
      };
      if (database === 'SQLite') await onSqlite(work);
      else if (server !== null) await onMariadb(server, work);
    }
  }
}
await own?.stop();
say(broke === 0 ? 'Everything held.' : `${broke} runs broke.`);
process.exit(broke === 0 ? 0 : 1);
