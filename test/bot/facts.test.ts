import { afterEach, expect, it } from 'vitest';
import { glanceAt } from '../../bot/facts.js';
import { makeMetrics } from '../../bot/metrics.js';
import type { Db } from '../../entities/db.js';
import { faultLog } from '../support/fault-log.js';
import { world, type World } from '../support/world.js';

let w: World | null = null;
afterEach(async () => {
  await w?.close();
  w = null;
});

const [now, lanes] = [() => 0, ['lark']];
const scraped = async (db: Db) => {
  const metrics = makeMetrics();
  const known = await glanceAt(w?.db ?? db, now, lanes, faultLog().log);
  metrics.facts(known, 5e9);
  metrics.facts(await glanceAt(db, now, lanes, faultLog().log), 5e9);
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
