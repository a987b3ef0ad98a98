/**
 * What a statement costs the program (CPU) and how many units of work are done in a second, when its statements are asked for one
 * after the other and when they are asked for in one turn.
 *
 *     npm run bench:turns -- [--database mariadb]
 */
import { parseArgs } from 'node:util';
import { openDb } from '../entities/db.js';
import type { Tx } from '../entities/tx.js';
import { makeDatabase } from './lib/database.js';
import { table } from './lib/numbers.js';

const { values } = parseArgs({ options: { database: { type: 'string', default: 'mariadb' } } });
const AT_ONCE = 8;
const [WARM_MS, MEASURED_MS] = [1500, 2000];

const place = await makeDatabase(values.database);
const db = await openDb(place.url, { migrate: true });
const id = await db.tx((tx) => tx.staff.insert({ policyId: 'alpha', unitId: 1, name: '王一', roles: ['经办人'], active: true }));
let [key, rows] = [0, [] as string[][]];
const read = (tx: Tx, no: number) => tx.staff.get(id + no);
const write = (tx: Tx) => tx.inbox.insertIfAbsent(`key:${(key += 1)}`, 1);

await measure('1 read', 1, (tx) => read(tx, 0));
await measure('20 reads, one after the other', 20, (tx) => inTurn(20, (no) => read(tx, no)));
await measure('20 reads in one turn', 20, (tx) => Promise.all(Array.from({ length: 20 }, (_, no) => read(tx, no))));
await measure('8 writes, one after the other', 8, (tx) => inTurn(8, () => write(tx)));
await measure('8 writes in one turn', 8, (tx) => Promise.all(Array.from({ length: 8 }, () => write(tx))));
console.log(table([values.database, 'units/s', 'CPU µs a unit', 'CPU µs a statement'], rows));
await db.close();
await place.drop();

async function measure(name: string, statements: number, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await during(WARM_MS, work);
  const [before, began] = [process.cpuUsage(), performance.now()];
  const done = await during(MEASURED_MS, work);
  const { user, system } = process.cpuUsage(before);
  const figures = [(done * 1000) / (performance.now() - began), (user + system) / done, (user + system) / done / statements];
  rows = [...rows, [name, ...figures.map((figure) => figure.toFixed(0))]];
}

async function during(ms: number, work: (tx: Tx) => Promise<unknown>): Promise<number> {
  const until = performance.now() + ms;
  let done = 0;
  const one = async (): Promise<void> => {
    for (; performance.now() < until; done += 1) await db.tx(work);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return done;
}

async function inTurn(count: number, ask: (no: number) => Promise<unknown>): Promise<void> {
  for (let no = 0; no < count; no += 1) await ask(no);
}
