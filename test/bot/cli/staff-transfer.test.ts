import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { COLLEAGUE, declare, HANDLER, LEAD, newest, OFFICE } from '../../scenarios/gongshu-kit.js';
import { type World, world, type WorldPerson } from '../../support/world.js';
import { cli, json } from './kit.js';

let w: World;
let folder: string;
let env: Record<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transfer-'));
  const url = `sqlite:${folder}/transfer.sqlite`;
  env = { DATABASE_URL: url, DATA_DIR: folder };
  const colleague: WorldPerson = { name: COLLEAGUE, unit: '区卫生健康局', roles: ['经办人'], policy: 'gongshu' };
  w = await world({ now: '2026-09-18T09:05+08:00', dbUrl: url, people: [colleague] });
  await declare(w);
});
afterEach(async () => {
  await w.close();
  await rm(folder, { recursive: true, force: true });
});

const args = (more: readonly string[] = [], by = LEAD, to = COLLEAGUE) =>
  ['staff', 'transfer', HANDLER, '--to', to, '--kind', '离职', '--by', by, ...more] as const;
const handler = async () => (await w.db.tx((tx) => tx.projects.get(1)))?.handlerId;

it('shows what would go over, and hands it over once it is confirmed', async () => {
  expect(await json(args(), env)).toMatchObject({ confirmed: false, from: HANDLER, to: COLLEAGUE, moved: { projects: 1 } });
  expect(await handler()).toBe((await w.staff(HANDLER)).id);
  const done = await cli(args(['--confirm', '--reason', '退休']), env);
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining('已移交') });
  expect(await handler()).toBe((await w.staff(COLLEAGUE)).id);
  expect(await w.staff(HANDLER)).toMatchObject({ active: false });
  await w.clock.to(Date.parse('2026-09-18T10:01+08:00'));
  expect(newest(w, COLLEAGUE).text()).toContain('吕卫国已把何静的下列工作移交给您');
  expect(await cli(args(['--confirm']), env)).toMatchObject({ code: 0 });
  expect((await w.db.tx((tx) => tx.audit.of('staff'))).filter(({ event }) => event.type === 'STAFF_LEFT')).toHaveLength(1);
});

it('is refused, and nothing is changed, for whom may not, cannot take over, or is not there', async () => {
  for (const [by, to, says] of [
    [OFFICE, COLLEAGUE, '不能办理'],
    [LEAD, OFFICE, '不能接手'],
    [LEAD, '无此人', '名册里没有'],
  ] as const) {
    expect(await cli(args(['--confirm'], by, to), env)).toMatchObject({ code: 1, err: expect.stringContaining(says) });
  }
  const odd = ['staff', 'transfer', HANDLER, '--to', COLLEAGUE, '--kind', '出差', '--by', LEAD, '--confirm'];
  expect(await cli(odd, env)).toMatchObject({ code: 2 });
  expect(await w.staff(HANDLER)).toMatchObject({ active: true });
  expect(await handler()).toBe((await w.staff(HANDLER)).id);
});
