import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCase } from '../../../handlers/core/case/case.js';
import { moveProject, planMoveOf } from '../../../handlers/deeds/move-policy.js';
import { scopeOf } from '../../../handlers/scope.js';
import { FIXTURES } from '../../support/policies.js';
import { NEXT, twoVersions } from '../../support/two-versions.js';
import { declare } from '../../support/yunshan-world.js';
import { type World, world } from '../../support/world.js';

const PEOPLE = [
  { name: '周云', unit: '县水务局', roles: ['经办人'], policy: 'yunshan' },
  { name: '吴山', unit: '县水务局', roles: ['分管负责人'], policy: 'yunshan' },
  { name: '郑岚', unit: '县数字办', roles: ['主管部门'], policy: 'yunshan' },
  { name: '钱进', unit: '县财政局', roles: ['财政'], policy: 'yunshan' },
] as const;

let [folder, dir] = ['', ''];
let w: World;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moved-'));
  const options = { dbUrl: `sqlite:${folder}/moved.sqlite`, people: PEOPLE, now: '2026-09-18T09:05+08:00' };
  const before = await world({ ...options, policies: FIXTURES });
  await declare(before, '智慧水务', '周云');
  await before.close();
  // The review, and the time for it, are the finance office's from now on; what is not reviewed in time goes back.
  dir = await twoVersions([
    { file: 'tasks.yaml', find: '    stage: review\n    actor: office\n', replace: '    stage: review\n    actor: finance\n' },
    {
      file: 'time.yaml',
      find: '    task: review\n    holder: office\n',
      replace:
        '    task: review\n    holder: finance\n    ladder: early\n    lapses: [{ notify: [finance], message: 审核超过了时限 }]\n',
    },
    { file: 'time.yaml', find: 'ladders:\n', replace: 'ladders:\n  early:\n    rungs:\n      - { offset: -3 }\n' },
  ]);
  w = await world({ ...options, policies: dir });
  const by = (await w.staff('郑岚')).id;
  await w.db.tx(async (tx) => {
    const scope = scopeOf(w.app.deps, tx);
    const [project] = await tx.projects.ofPolicy('yunshan');
    const found = await loadCase(scope, project?.id ?? 0);
    const to = w.policies.get('yunshan', NEXT);
    if (to === undefined) throw new Error('no such version');
    await moveProject(scope, found, to, await planMoveOf(scope, found, to), by);
  });
  await w.settle();
});
afterAll(async () => {
  await w.close();
  for (const path of [folder, dir]) await rm(path, { recursive: true, force: true });
});

it('an open task is done by whom the new version says', async () => {
  expect(w.as('郑岚').lastCard().text()).toContain('“审核”由县数字办改为县财政局办理');
  const [project] = await w.db.tx((tx) => tx.projects.ofPolicy('yunshan'));
  expect(await w.db.tx((tx) => tx.tasks.ofProject(project?.id ?? 0, 'open'))).toMatchObject([
    { task: 'review', actor: 'finance' },
  ]);
  expect(await w.db.tx((tx) => tx.deadlines.ofProject(project?.id ?? 0))).toMatchObject([
    { deadline: 'reviewing', holder: 'finance', nextRungOn: '2026-09-21' },
  ]);
  await w.as('钱进').say('待办');
  expect(w.as('钱进').lastCard().text()).toContain('审核：智慧水务');
});

it('who keeps its clock now is reminded by the new ladder', async () => {
  await w.clock.to('2026-09-21T10:00+08:00');
  expect(w.as('钱进').lastCard().text()).toContain('审核');
  expect(
    w
      .as('郑岚')
      .cards({})
      .some((card) => card.text().includes('今日提醒')),
  ).toBe(false);
});

it('what follows under the new version from its passing follows', async () => {
  await w.clock.to('2026-09-28T12:00+08:00');
  expect(
    w
      .as('钱进')
      .cards({})
      .some((card) => card.text().includes('审核超过了时限')),
  ).toBe(true);
});
