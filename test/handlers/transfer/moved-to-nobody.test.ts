import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCase } from '../../../handlers/core/case/case.js';
import { planMoveOf } from '../../../handlers/deeds/move-policy.js';
import { scopeOf } from '../../../handlers/scope.js';
import { NEXT, twoVersions } from '../../support/two-versions.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';
import type { World } from '../../support/world.js';

let folder: string;
const dirs: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nobody-'));
});
afterAll(async () => {
  for (const path of [folder, ...dirs]) await rm(path, { recursive: true, force: true });
});

/** What stands in the way of a project in review when its reviewer is another role in the next version. */
async function obstacles(w: World): Promise<readonly string[]> {
  return w.db.tx(async (tx) => {
    const scope = scopeOf(w.app.deps, tx);
    const [project] = await tx.projects.ofPolicy('yunshan');
    const to = w.policies.get('yunshan', NEXT);
    if (to === undefined) throw new Error('no such version');
    return (await planMoveOf(scope, await loadCase(scope, project?.id ?? 0), to)).obstacles;
  });
}

async function versions(): Promise<string> {
  const dir = await twoVersions([
    {
      file: 'policy.yaml',
      find: '  finance: {',
      replace: '  centre: { name: 县数据中心, holds: 成员单位, scope: jurisdiction }\n  finance: {',
    },
    { file: 'tasks.yaml', find: '    stage: review\n    actor: office\n', replace: '    stage: review\n    actor: centre\n' },
    { file: 'time.yaml', find: '    task: review\n    holder: office\n', replace: '    task: review\n    holder: centre\n' },
    { file: 'policy.yaml', find: 'from: 2026-09-01', replace: 'from: 2026-10-01' },
  ]);
  dirs.push(dir);
  return dir;
}

it('a project whose open task would be nobody’s stays, and it is said whom the roster lacks; with him in it, it moves', async () => {
  const policies = await versions();
  const options = { dbUrl: `sqlite:${folder}/nobody.sqlite`, policies };
  const before = await yunshanWorld([], options);
  await declare(before);
  expect(await obstacles(before)).toEqual([
    '正在办的“审核”将改由县数据中心办理，名册里还没有人担任。请先在人员名册里给有关人员填上角色“成员单位”，导入后再迁移。',
  ]);
  await before.close();
  const centre = { name: '钱进', unit: '县数据中心', roles: ['成员单位'], policy: 'yunshan' } as const;
  const after = await yunshanWorld([centre], options);
  expect(await obstacles(after)).toEqual([]);
  await after.close();
});
