import { afterEach, expect, it } from 'vitest';
import { makeGlance } from '../../bot/facts.js';
import { makeMetrics } from '../../bot/metrics.js';
import type { Db } from '../../entities/db.js';
import { faultLog } from '../support/fault-log.js';
import { world, type World } from '../support/world.js';

let w: World | null = null;
afterEach(async () => {
  await w?.close();
  w = null;
});

const glance = (db: Db) =>
  makeGlance(
    db,
    () => 0,
    () => ['lark'],
    faultLog().log,
  );
const scraped = async (db: Db) => {
  const metrics = makeMetrics();
  metrics.facts(await glance(w?.db ?? db)(), 5e9);
  metrics.facts(await glance(db)(), 5e9);
  return metrics.registry.metrics();
};

it.each<[string, Db['tx']]>([
  ['fails', () => Promise.reject(new Error('gone'))],
  ['never answers', () => new Promise(() => undefined)],
])('while the database %s, a process still gives its own numbers, and none that only the database knows', async (_, tx) => {
  w = await world();
  const there = await scraped(w.db);
  expect(there).toMatch(/^steward_database_up 1$/m);
  expect(there).toMatch(/^steward_outbox_pending \d/m);
  const away = await scraped(Object.assign(Object.create(w.db) as Db, { tx }));
  expect(away).toMatch(/^steward_database_up 0$/m);
  expect(away).toMatch(/^steward_memory_bytes \d/m);
  expect(away).toMatch(/^steward_disk_free_bytes 5000000000$/m);
  expect(away).not.toMatch(/^steward_outbox_pending \d/m);
});

it('a database that hangs is asked once, however often the process is scraped', async () => {
  w = await world();
  let asked = 0;
  let answer = (): void => undefined;
  const hung = new Promise<void>((resolve) => (answer = resolve));
  const there = w.db;
  const tx: Db['tx'] = async (work) => {
    asked += 1;
    await hung;
    return there.tx(work);
  };
  const look = glance(Object.assign(Object.create(there) as Db, { tx }));
  expect(await Promise.all([look(), look(), look()])).toEqual([null, null, null]);
  expect(asked).toBe(1);
  answer();
  expect(await look()).toMatchObject({ pending: expect.any(Number) as number });
});
