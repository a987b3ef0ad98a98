import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataSourceFor } from '../../../entities/data-source.js';
import { NEXT, twoVersions } from '../../support/two-versions.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';
import { cli } from './kit.js';

const ALL = ['policy', 'move', '--all', '--to', NEXT, '--confirm', '--by'];

let folder: string;
let policies: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'midway-'));
  policies = await twoVersions();
  env = { DATA_DIR: folder, DATABASE_URL: `sqlite:${folder}/midway.sqlite`, POLICIES_DIR: policies };
  const w = await yunshanWorld([], { dbUrl: env['DATABASE_URL'] ?? '' });
  for (const name of ['智慧水务', '智慧河道', '智慧水库']) await declare(w, name);
  await w.close();
});
afterAll(() => Promise.all([folder, policies].map((path) => rm(path, { recursive: true, force: true }))));

async function sql(statement: string): Promise<unknown> {
  const database = await dataSourceFor(env['DATABASE_URL'] ?? '').initialize();
  try {
    return await database.query(statement);
  } finally {
    await database.destroy();
  }
}

it('whoever may not decide it is refused once, before the first is tried', async () => {
  const { code, out, err } = await cli([...ALL, '陈水'], env);
  expect([code, out, err]).toEqual([1, '', expect.stringMatching(/^陈水不是主管部门或管理员，不能决定迁移。$/)]);
});

it('one that fails holds up no other: which were moved and which not is said, and a second time goes on', async () => {
  await sql(
    "CREATE TRIGGER stuck BEFORE UPDATE ON project WHEN OLD.name = '智慧河道' BEGIN SELECT RAISE(ABORT, '磁盘已满'); END",
  );
  const { code, out } = await cli([...ALL, '县办'], env);
  expect(code).toBe(1);
  const [moved, left = ''] = (out.split('已迁移 2 个项目，有关人员已收到通知：')[1] ?? '').split(
    '没有迁移的 1 个，照旧用原来的版本：',
  );
  expect(moved).toMatch(/^\s+YS-2026-001 智慧水务\s+YS-2026-003 智慧水库\s+$/);
  expect(left).toMatch(/^\s+YS-2026-002 智慧河道：.*磁盘已满\n处理好原因后，把这条命令再执行一次：已迁移的不会再动/);
  const again = await cli([...ALL, '县办', '--json'], env);
  expect([again.code, JSON.parse(again.out)]).toMatchObject([
    1,
    {
      ok: false,
      moves: [{ name: '智慧河道' }],
      moved: [],
      failed: [{ id: 2, reason: expect.stringContaining('磁盘已满') as unknown }],
    },
  ]);
  await sql('DROP TRIGGER stuck');
  expect(await cli([...ALL, '县办'], env)).toMatchObject({
    code: 0,
    out: expect.stringContaining('已迁移 1 个项目，有关人员已收到通知。') as unknown,
  });
  expect(await sql('SELECT DISTINCT policyVersion AS version FROM project')).toEqual([{ version: NEXT }]);
});
