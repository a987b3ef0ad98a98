import { afterEach, beforeEach, expect, it } from 'vitest';
import { retention } from '../../jobs/retention.js';
import { HANDLER, newest, PDF, project } from '../scenarios/gongshu-kit.js';
import { building, open } from '../scenarios/gongshu-life-kit.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { addDays } from '../../workflow/time/civil.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

async function exported(): Promise<Uint8Array> {
  await w.as(HANDLER).say('导出');
  await w.settle();
  const file = w.as(HANDLER).files({}).at(-1);
  if (file === undefined) throw new Error('nothing was exported');
  return file.bytes;
}

/** Hands the table in with the request for acceptance; returns the hash of the stored file. */
async function handBack(bytes: Uint8Array): Promise<string> {
  await open(w, HANDLER, '去办理：报请竣工验收');
  await w.as(HANDLER).press('保存草稿');
  await w.as(HANDLER).send({ name: '竣工资料.pdf', bytes: PDF });
  await w.as(HANDLER).send({ name: '项目实施台账.xlsx', bytes });
  expect(newest(w, HANDLER).text()).toContain('项目实施台账.xlsx');
  const { id } = await project(w, '智慧急救');
  const row = (await w.db.tx((tx) => tx.materials.ofProject(id))).find(({ name }) => name === '项目实施台账.xlsx');
  if (row === undefined) throw new Error('it was not taken in');
  return row.sha256;
}

const nightAfter = (hours: number) => retention.run({ ...w.app.deps, now: () => w.clock.now() + hours * 3_600_000 });

it('a table that was exported into the chat and handed in stays when what was made for the chat goes', async () => {
  await building(w);
  const bytes = await exported();
  const sha256 = await handBack(bytes);
  expect(await nightAfter(48)).toEqual({ done: 1, failed: 0 });
  expect(Buffer.from(await w.app.deps.files.get(sha256))).toEqual(Buffer.from(bytes));
  // What was made for the chat is settled all the same.
  expect(await w.db.tx((tx) => tx.outbox.madeBefore(Number.MAX_SAFE_INTEGER))).toEqual([]);
});

it('a table that was exported on a page and handed in stays when the page’s answer goes', async () => {
  await building(w);
  const page = await visit(w, HANDLER);
  await page.open('/pages/chat');
  await page.press('导出');
  const [made] = await w.db.tx((tx) => tx.pageAnswers.madeBefore(Number.MAX_SAFE_INTEGER));
  const bytes = Buffer.from(await w.app.deps.files.get(made ?? ''));
  expect(await handBack(bytes)).toBe(made);
  await nightAfter(48);
  expect(await w.db.tx((tx) => tx.pageAnswers.madeBefore(Number.MAX_SAFE_INTEGER))).toEqual([]);
  expect(Buffer.from(await w.app.deps.files.get(made ?? ''))).toEqual(bytes);
});

it('a file that somebody sends in this moment stays, though nothing names it yet', async () => {
  await building(w);
  const bytes = await exported();
  const { files } = w.app.deps;
  await w.clock.to(`${addDays(w.clock.today(), 1)}T10:00+08:00`);
  const { sha256 } = await files.put(bytes);
  expect(await nightAfter(2)).toEqual({ done: 1, failed: 0 });
  expect(await files.has(sha256)).toBe(true);
});

it('a table that nobody handed in goes', async () => {
  await building(w);
  await exported();
  const [row] = await w.db.tx((tx) => tx.outbox.madeBefore(Number.MAX_SAFE_INTEGER));
  const sha256 = /"sha256":"([0-9a-f]{64})"/.exec(row?.payload ?? '')?.[1] ?? '';
  expect(await w.app.deps.files.has(sha256)).toBe(true);
  await nightAfter(48);
  expect(await w.app.deps.files.has(sha256)).toBe(false);
});

const DAY = 24;

it('a file that was sent and refused goes after a month, and nothing that a row names', async () => {
  await building(w);
  const { files } = w.app.deps;
  const kept = (await w.db.tx((tx) => tx.materials.files())).at(0) ?? '';
  const refused = await files.put(new TextEncoder().encode('refused'));
  await nightAfter(29 * DAY);
  expect(await files.has(refused.sha256)).toBe(true);
  await nightAfter(31 * DAY);
  expect([await files.has(refused.sha256), await files.has(kept)]).toEqual([false, true]);
});

it('nothing goes where the database names none of what is on the disk: the two do not belong together', async () => {
  const { files } = w.app.deps;
  const other = await files.put(new TextEncoder().encode('of another database'));
  await nightAfter(31 * DAY);
  expect(await files.has(other.sha256)).toBe(true);
});
