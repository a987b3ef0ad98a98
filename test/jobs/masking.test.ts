import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../bot/log.js';
import { dataSourceFor } from '../../entities/data-source.js';
import { verifyAudit } from '../../entities/audit/verify-audit.js';
import { masking } from '../../jobs/masking.js';
import { retention } from '../../jobs/retention.js';
import { cli, json } from '../bot/cli/kit.js';
import { declare, HANDLER, LEAD, OFFICE, OTHER_OFFICE } from '../scenarios/gongshu-kit.js';
import { decide } from '../scenarios/gongshu-steps.js';
import { type World, world } from '../support/world.js';

let w: World;
let folder: string;
let url: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mask-'));
  url = `sqlite:${folder}/mask.sqlite`;
  w = await world({ now: '2026-09-18T09:05+08:00', dbUrl: url, env: { MASK_AFTER_DAYS: '30' } });
  await declare(w);
});
afterEach(async () => {
  await w.close();
  await rm(folder, { recursive: true, force: true });
});

/** The bot so many days later. */
const after = (days: number) => ({ ...w.app.deps, now: () => w.clock.now() + days * 86_400_000 });

/** Every text of every table but the audit chain, and what a platform keeps of its own. */
async function everywhere(): Promise<string> {
  const sql = await dataSourceFor(url).initialize();
  try {
    const tables: { name: string }[] = await sql.query(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'audit'",
    );
    const rows = await Promise.all(tables.map(({ name }) => sql.query<object[]>(`SELECT * FROM "${name}"`)));
    return JSON.stringify(rows);
  } finally {
    await sql.destroy();
  }
}

it('after its term the name, number and accounts of who left are nowhere but in the chain, which still holds', async () => {
  await w.as('姜山').press('转交', w.as('姜山').cards({})[0]);
  const to = String((await w.staff(OFFICE)).id);
  await w.as('姜山').fill({ 转交给: to, 为什么转交: '他熟悉' }).press('转交');
  await decide(w, OFFICE, '合格');
  const left = await w.staff(OFFICE);
  const account = w.as(OFFICE).openId;
  await w.sandbox.people.leave(account).pushed;
  await w.settle();
  await masking.run(after(29));
  expect(await everywhere()).toContain(OFFICE);
  // Messages that left are forgotten after a month, by the same night's work.
  await retention.run(after(31));
  await Promise.all([masking.run(after(31)), masking.run(after(31))]);
  const rest = await everywhere();
  for (const trace of [OFFICE, String(left.mobile), account]) expect(rest).not.toContain(trace);
  expect(await w.db.tx((tx) => tx.staff.get(left.id))).toMatchObject({
    name: `离职人员${String(left.id).padStart(4, '0')}`,
    mobile: null,
  });
  const masked = (await w.db.tx((tx) => tx.audit.of('staff'))).filter(({ event }) => event.type === 'STAFF_MASKED');
  expect(masked).toHaveLength(1);
  expect((await verifyAudit(w.db)).ok).toBe(true);
  await w.as(LEAD).say('进度 智慧急救');
  const { card } = await w.as(LEAD).press('办理经过');
  expect(card.text()).toContain('转交给离职人员');
  expect(card.text()).not.toContain(OFFICE);
});

it('who sat at a meeting is called by his name there as long as one of its projects runs, and not a day longer', async () => {
  const { id: staffId, mobile } = await w.staff(OTHER_OFFICE);
  await w.db.tx(async (tx) => {
    const meetingId = await tx.meetings.insert({ policyId: 'gongshu', kind: 'review', on: '2026-09-20', state: 'held', byId: 1 });
    await tx.agenda.insert({ meetingId, projectId: 1, taskId: 2, position: 1, papers: [] });
    const who = { name: OTHER_OFFICE, org: '区数据资源局', staffId, mobile };
    await tx.attendees.insert({ meetingId, seat: 'members', ...who, answer: 'yes' });
  });
  const sat = async () => (await w.db.tx((tx) => tx.attendees.of(1))).map(({ name, mobile: number }) => [name, number]);
  await w.sandbox.people.leave(w.as(OTHER_OFFICE).openId).pushed;
  await w.settle();
  await masking.run(after(31));
  await expect(w.staff(OTHER_OFFICE)).rejects.toThrow('nobody called');
  expect(await sat()).toEqual([[OTHER_OFFICE, null]]);
  await w.db.tx(async (tx) => {
    const project = await tx.projects.get(1);
    return tx.projects.update(1, project?.version ?? 0, { status: 'ended', result: 'done' });
  });
  await masking.run(after(32));
  expect(await sat()).toEqual([[`离职人员${String(staffId).padStart(4, '0')}`, null]]);
});

it('says whom it could not mask', async () => {
  await w.sandbox.people.leave(w.as(OTHER_OFFICE).openId).pushed;
  await w.settle();
  const sql = await dataSourceFor(url).initialize();
  await sql.query("CREATE TRIGGER stuck BEFORE UPDATE OF maskedAt ON staff BEGIN SELECT RAISE(ABORT, 'stuck'); END");
  await sql.destroy();
  expect(await masking.run({ ...after(31), log: createLog('silent') })).toEqual({ done: 0, failed: 1 });
});

it('a table that was made for who left goes with him, file and all', async () => {
  await w.as(OTHER_OFFICE).say('导出');
  await w.settle();
  const [row] = await w.db.tx((tx) => tx.outbox.madeBefore(Number.MAX_SAFE_INTEGER));
  const sha256 = /"sha256":"([0-9a-f]{64})"/.exec(row?.payload ?? '')?.[1] ?? '';
  expect(await w.app.deps.files.has(sha256)).toBe(true);
  const account = w.as(OTHER_OFFICE).openId;
  await w.sandbox.people.leave(account).pushed;
  await w.settle();
  await masking.run(after(31));
  expect(await everywhere()).not.toContain(account);
  await retention.run(after(31));
  expect(await w.app.deps.files.has(sha256)).toBe(false);
  expect(await w.db.tx((tx) => tx.outbox.get(row?.id ?? 0))).toBeNull();
});

it('nobody is masked where it is switched off, by the night or by a command that names no term', async () => {
  await w.sandbox.people.leave(w.as(OTHER_OFFICE).openId).pushed;
  await w.settle();
  await masking.run({ ...after(5000), maskAfterDays: 0 });
  expect(await w.staff(OTHER_OFFICE)).toMatchObject({ active: false, maskedAt: null });
  const off = await cli(['staff', 'mask', '--confirm'], { DATABASE_URL: url, DATA_DIR: folder, MASK_AFTER_DAYS: '0' });
  expect(off).toMatchObject({ code: 1, err: expect.stringContaining('脱敏已关闭') });
  expect((await w.staff(OTHER_OFFICE)).maskedAt).toBeNull();
});

it('the command line shows first, leaves out who still has projects, and then does it', async () => {
  for (const who of [HANDLER, OTHER_OFFICE]) await w.sandbox.people.leave(w.as(who).openId).pushed;
  await w.settle();
  const env = { DATABASE_URL: url, DATA_DIR: folder };
  const args = ['staff', 'mask', '--days', '0'];
  const shown = await json(args, env);
  expect(shown).toMatchObject({ confirmed: false, masked: [{ name: OTHER_OFFICE }], holding: 1 });
  expect((await w.staff(OTHER_OFFICE)).maskedAt).toBeNull();
  expect((await cli([...args, '--confirm'], env)).out).toContain('已脱敏 1 人');
  await expect(w.staff(OTHER_OFFICE)).rejects.toThrow('nobody called');
  expect((await w.staff(HANDLER)).active).toBe(false);
});
