import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataSourceFor } from '../../entities/data-source.js';
import { openDb } from '../../entities/db.js';
import { FIXTURES } from '../support/policies.js';
import { type World, type WorldPerson, world } from '../support/world.js';
import { declare } from '../support/yunshan-world.js';
import { breaches } from './kit/invariants.js';

const person = (name: string, role: WorldPerson['roles'][number], unit: string): WorldPerson => {
  return { name, unit, roles: [role], policy: 'yunshan' };
};
const people = [
  person('陈水', '经办人', '县水利局'),
  person('林局', '分管负责人', '县水利局'),
  person('县办', '主管部门', '县数字办'),
];

let [folder, whole] = ['', ''];
let w: World;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invariants-'));
  const dbUrl = `sqlite:${folder}/world.sqlite`;
  w = await world({ policies: FIXTURES, people, dbUrl, now: '2026-09-18T09:05+08:00' });
  await declare(w, '智慧水务');
  await w.as('县办').press('通过');
  await declare(w, '智慧河道');
  await w.clock.to('2026-09-22T17:00+08:00');
  whole = join(folder, 'whole.sqlite');
  const sql = await dataSourceFor(dbUrl).initialize();
  await sql.query('VACUUM INTO ?', [whole]);
  await sql.destroy();
});
afterAll(async () => {
  await w.close();
  await rm(folder, { recursive: true, force: true });
});

const accepted = [
  { what: 'submit', by: '陈水', project: '智慧水务' },
  { what: 'pass', by: '县办', project: '智慧水务' },
] as const;
/** What is told of a copy of the database in which something was made wrong. */
async function told(wrong: string | null = null): Promise<string[]> {
  const copy = join(folder, `${randomUUID()}.sqlite`);
  await copyFile(whole, copy);
  const [db, sql] = [await openDb(`sqlite:${copy}`, { migrate: false }), await dataSourceFor(`sqlite:${copy}`).initialize()];
  try {
    if (wrong !== null) await sql.query(wrong);
    return await breaches({ db, sql, world: w.sandbox.world, accepted, now: w.clock.now() });
  } finally {
    await sql.destroy();
    await db.close();
  }
}

it('finds nothing where nothing is wrong', async () => {
  expect(await told()).toEqual([]);
});

const wrongs = [
  ['the audit chain is whole', "UPDATE audit SET body = '{}' WHERE id = 2"],
  ['what was accepted', "DELETE FROM audit WHERE type = 'TASK_CLOSED' AND body LIKE '%\"pass\"%'"],
  ['a project is declared once', "UPDATE project SET name = '智慧水务'"],
  ['a row that was filled in', `UPDATE form SET "values" = '{"items":[{"kind":"软件"},{"kind":"软件"}]}' WHERE id = 1`],
  ['a task and its audit agree', "UPDATE task SET state = 'cancelled' WHERE task = 'review' AND state = 'open'"],
  ['every message left once', "UPDATE outbox SET messageId = 'om_another' WHERE id = 1"],
  ['every message left once', 'DELETE FROM outbox WHERE id = 1'],
  ['nobody is told the same twice', "UPDATE card_message SET taskId = 2, staffId = 3, card = 'notice'"],
  ['whoever must act was told', 'UPDATE card_message SET taskId = NULL'],
  ['no card offers what was decided', "UPDATE task SET state = 'done' WHERE task = 'review'"],
  ['somebody can do what is open', "UPDATE staff SET active = 0 WHERE name = '县办'"],
  ['no deadline is forgotten', "UPDATE deadline SET nextRungOn = NULL WHERE state = 'running'"],
  ['no deadline is forgotten', "UPDATE deadline SET state = 'cancelled'"],
  ['every rung is rung once', 'DELETE FROM reminder_rung'],
  ['every rung is rung once', "DELETE FROM audit WHERE type = 'REMINDED'"],
  ['nothing waits for ever', "INSERT INTO telling (projectId, aftermath, at, nextAt, attempts) VALUES (1, '{}', 0, 0, 3)"],
  ['nothing waits for ever', "UPDATE outbox SET state = 'pending' WHERE id = 2"],
] as const;

it.each(wrongs)('tells when it does not hold that %s: %s', async (name, wrong) => {
  expect((await told(wrong)).some((breach) => breach.startsWith(name))).toBe(true);
});

it('tells when somebody has a message twice, or one that was never written', async () => {
  const { messages } = w.sandbox.world;
  const [first] = [...messages.values()].filter(({ from }) => from === 'bot');
  if (first === undefined) throw new Error('the bot said nothing');
  messages.set('om_twice', { ...first, messageId: 'om_twice' });
  messages.set('om_strange', { ...first, messageId: 'om_strange', uuid: 'of nobody' });
  const found = await told();
  messages.delete('om_twice');
  messages.delete('om_strange');
  expect(found).toEqual(
    expect.arrayContaining([expect.stringContaining('came 2 times'), expect.stringContaining('never written')]),
  );
});
