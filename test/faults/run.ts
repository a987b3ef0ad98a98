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
import { play, type Verdict } from './kit/play.js';
import { SCENARIOS } from './scenarios/index.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);
const [rounds, given, only] = [Number(process.env['ROUNDS'] ?? 1), process.env['SEED'], process.env['ON']];

async function onSqlite<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-db-'));
  return work(`sqlite:${folder}/steward.sqlite`).finally(() => rm(folder, { recursive: true, force: true }));
}

async function onMariadb<T>(server: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `steward_faults_${randomBytes(6).toString('hex')}`;
  const connection = await createConnection(server.replace(/^mariadb:/, 'mysql:'));
  await connection.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return await work(url.href);
  } finally {
    await connection.query(`DROP DATABASE ${name}`);
    await connection.end();
  }
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
const nowhere = asked.filter(({ id, database }) =>
  SCENARIOS.some((one) => one.id === id && !one.on.some((on) => on === (database ?? on))),
);
for (const { id, database } of nowhere) say(`${id} is nothing that is run on ${String(database)}.`);
if (nowhere.length > 0) process.exit(2);
const named = process.env['TEST_MARIADB_URL'];
const own = named === undefined ? await startMariadb(tmpdir()) : null;
const server = named ?? own?.url ?? null;
if (server === null) say('Not run: everything on MariaDB. Set TEST_MARIADB_URL, or install mariadb-server.');

const verdicts: Verdict[] = [];
for (let round = 0; round < rounds; round += 1) {
  for (const scenario of SCENARIOS) {
    const seed = given === undefined ? randomBytes(4).readUInt32BE() : Number(given);
    for (const database of scenario.on.filter((name) => isAsked(scenario.id, name))) {
      if (database === 'SQLite') verdicts.push(await play(scenario, seed, { database, withDatabase: onSqlite, say }));
      else if (server !== null) {
        verdicts.push(await play(scenario, seed, { database, withDatabase: (work) => onMariadb(server, work), say }));
      }
    }
  }
}
await own?.stop();
const count = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length;
const [broke, passedOver] = [count('broke'), count('passed over')];
if (passedOver > 0) say(`${passedOver} were passed over: this machine cannot do them.`);
say(verdicts.length === 0 ? 'Nothing was run.' : broke === 0 ? 'Everything held that was run.' : `${broke} runs broke.`);
process.exit(broke === 0 && verdicts.length > 0 ? 0 : 1);
