import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ProjectStore } from '../../../entities/stores/project-store.js';
import { loadCase } from '../../../handlers/core/case/case.js';
import { latestVisible } from '../../../handlers/core/rights/visible.js';
import { listCard } from '../../../handlers/present/lists.js';
import { scopeOf } from '../../../handlers/scope.js';
import { holds } from '../../../workflow/condition.js';
import { databases } from '../../support/database.js';
import { plantProjects } from '../../support/many-projects.js';
import type { World } from '../../support/world.js';
import { worldOn } from '../../support/world-on.js';

/** A policy with a list of what stands still; its office, and somebody of a unit. */
const [POLICY, OFFICE, UNIT] = ['ningbo', '主管部门', '经办人'];
const PER_PAGE = 8;

describe.each(databases())('我的项目 on $name', (kind) => {
  let w: World;
  beforeAll(async () => {
    w = await worldOn(kind, { now: '2026-09-18T09:05+08:00' });
    const policy = w.app.deps.policies.current(POLICY, '2026-09-18') ?? expect.fail('no policy');
    await plantProjects(w, policy, 120);
    await w.db.tx(async (tx) => {
      for (const { id } of (await tx.projects.ofPolicy(POLICY)).slice(0, 9)) {
        await tx.pauses.insert({ projectId: id, fromOn: '2026-09-01', why: '停建', article: '', at: 0 });
      }
      for (const [at, { id, version }] of (await tx.projects.ofPolicy(POLICY)).slice(30, 50).entries()) {
        const result = (['passed', 'failed', 'cancelled', 'done'] as const)[at % 4] ?? 'done';
        await tx.projects.update(id, version, { status: 'ended', result });
      }
    });
  }, 60_000);
  afterAll(() => w.close());

  it.each([OFFICE, UNIT])('counts each list and shows the latest of one, without reading all that a %s sees', async (role) => {
    const whole = vi.spyOn(ProjectStore.prototype, 'ofPolicy');
    await w.db.tx(async (tx) => {
      const scope = scopeOf(w.app.deps, tx);
      const actor = (await tx.staff.holding(POLICY, role))[0] ?? expect.fail('nobody');
      const visible = (await latestVisible(scope, actor, { limit: 1000 })).projects;
      whole.mockClear();
      const policy = w.app.deps.policies.current(POLICY, scope.today);
      for (const [tab, { name, holds: condition }] of (policy?.lists ?? []).entries()) {
        const own: string[] = [];
        for (const project of visible) {
          const isIn = condition === undefined || holds(condition, (await loadCase(scope, project.id)).read);
          if (isIn) own.push(project.name);
        }
        for (const page of [0, 1]) {
          const text = JSON.stringify(await listCard(scope, actor, { tab, page, unitId: null }));
          const shown = own.length > page * PER_PAGE ? page : 0;
          const names = own.slice(shown * PER_PAGE, (shown + 1) * PER_PAGE);
          expect([name, own.filter((one) => text.includes(one))]).toEqual([name, names]);
          expect(text).toContain(`${String(own.length)} 个`);
        }
      }
      expect(whole).not.toHaveBeenCalled();
    });
    whole.mockRestore();
  });
});
