import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../../support/database.js';
import { aProject, aTask, NOON } from '../rows.js';

describe.each(databases())('projects and tasks on $name', (kind) => {
  const place = useDatabase(kind);
  const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

  it('gives back what was put in, money to the 分', async () => {
    await place.db.tx(async (tx) => {
      const row = aProject({ number: 'AL-2026-001', totalWan: 1234.567891, flags: { urgent: true }, name: '“智慧”\\ 水务%' });
      const id = await tx.projects.insert(row);
      expect(await tx.projects.get(id)).toEqual({ ...row, id, result: null, version: 1 });
      expect(await tx.projects.update(id, 1, { status: 'ended', result: 'passed', totalWan: 0.1 })).toBe(true);
      expect(await tx.projects.update(id, 1, { name: '晚了' })).toBe(false);
      expect(await tx.projects.byNumber('AL-2026-001')).toMatchObject({ id, result: 'passed', totalWan: 0.1, version: 2 });
      expect(await tx.projects.get(id + 1000)).toBeNull();
    });
  });

  it('searches number, name, pinyin and initials, within one unit where asked', async () => {
    await place.db.tx(async (tx) => {
      const policyId = 'search';
      const water = await tx.projects.insert(aProject({ policyId, number: 'SE-2026-010' }));
      const road = await tx.projects.insert(
        aProject({
          policyId,
          unitId: 2,
          number: 'SE-2026-01',
          name: '道路100%感知',
          nameKeys: '道路100%感知 daoluganzhi dlgz',
          updatedAt: NOON - 1,
        }),
      );
      const find = async (query: string, unitId?: number) =>
        ids(await tx.projects.search(policyId, unitId === undefined ? { query } : { query, unitId }));
      expect(await find('水务')).toEqual([water]);
      expect(await find(' ZHSW ')).toEqual([water]);
      expect(await find('daolu')).toEqual([road]);
      expect(await find('se-2026')).toEqual([water, road]);
      expect(await find('SE-2026-01')).toEqual([road, water]);
      expect(await find('se-2026', 2)).toEqual([road]);
      expect(await find('0%')).toEqual([road]);
      expect(await find('%')).toEqual([road]);
      expect(await find('_')).toEqual([]);
      expect(await find("' OR 1=1 --")).toEqual([]);
      expect(await find('请问智慧水务办到哪一步了'.repeat(5))).toEqual([]);
      expect(await tx.projects.search('other', { query: '水务' })).toEqual([]);
      expect(await tx.projects.search(policyId, { query: 'se', limit: 1 })).toHaveLength(1);
    });
  });

  it('finds what lies behind the latest thousands, the newest of it first, and of no other policy', async () => {
    await place.db.tx(async (tx) => {
      const policyId = 'many';
      const rare = { name: '智慧Ａ渠 Water', nameKeys: '智慧ａ渠 water zhihuiqu zhqw' };
      const old: number[] = [];
      for (const updatedAt of [3, 1, 2]) old.push(await tx.projects.insert(aProject({ policyId, ...rare, updatedAt })));
      await tx.projects.insert(aProject({ policyId: 'elsewhere', ...rare }));
      await tx.projects.insert(aProject({ policyId, number: 'MA-2020-777', updatedAt: 4 }));
      for (let n = 0; n < 5001; n += 1) await tx.projects.insert(aProject({ policyId, updatedAt: NOON + n }));
      const [third, first, second] = old;
      const find = async (query: string, limit = 20) => ids(await tx.projects.search(policyId, { query, limit }));
      for (const query of ['zhqw', 'WATER', '智慧Ａ渠', '渠 water', 'qu']) {
        expect(await find(query), query).toEqual([third, second, first]);
      }
      expect(await find('zhqw', 2)).toEqual([third, second]);
      expect(await find('ma-2020')).toHaveLength(1);
      expect(await find('没有这样的名称')).toEqual([]);
      expect(await find('智慧水务')).toHaveLength(20);
    });
  });

  it('lists by unit and by policy, newest first, page by page', async () => {
    await place.db.tx(async (tx) => {
      const policyId = 'lists';
      const put = (n: number, given = {}) => tx.projects.insert(aProject({ policyId, updatedAt: NOON + n, ...given }));
      const [one, two, three] = [await put(1), await put(2, { status: 'draft' }), await put(3, { unitId: 2, status: 'ended' })];
      expect(ids(await tx.projects.ofUnit(policyId, 1))).toEqual([two, one]);
      expect(ids(await tx.projects.ofUnit(policyId, 1, { status: 'draft' }))).toEqual([two]);
      expect(ids(await tx.projects.ofPolicy(policyId))).toEqual([three, two, one]);
      expect(ids(await tx.projects.ofPolicy(policyId, { status: ['running', 'ended'] }))).toEqual([three, one]);
    });
  });

  it('deletes a draft with what is in it, and nothing but a draft', async () => {
    await place.db.tx(async (tx) => {
      const draft = await tx.projects.insert(aProject({ status: 'draft' }));
      const task = await tx.tasks.insert(aTask(draft));
      await tx.forms.insert({
        projectId: draft,
        taskId: task,
        form: 'plan',
        state: 'draft',
        values: {},
        page: 0,
        byId: 1,
        at: NOON,
      });
      expect(await tx.projects.deleteDraft(draft, 2)).toBe(false);
      expect(await tx.forms.draftOf(task)).not.toBeNull();
      expect(await tx.projects.deleteDraft(draft, 1)).toBe(true);
      expect([await tx.projects.get(draft), await tx.tasks.get(task), await tx.forms.draftOf(task)]).toEqual([null, null, null]);
      const running = await tx.projects.insert(aProject());
      expect(await tx.projects.deleteDraft(running, 1)).toBe(false);
      expect(await tx.projects.get(running)).not.toBeNull();
    });
  });

  it('shows each role its open tasks, oldest first', async () => {
    await place.db.tx(async (tx) => {
      const mine = await tx.projects.insert(aProject({ policyId: 'tasks', unitId: 1 }));
      const theirs = await tx.projects.insert(aProject({ policyId: 'tasks', unitId: 2 }));
      const late = await tx.tasks.insert(aTask(mine, { openedAt: NOON + 1 }));
      const early = await tx.tasks.insert(aTask(theirs));
      const handler = await tx.tasks.insert(aTask(mine, { task: 'plan', kind: 'form', actor: 'handler' }));
      const done = await tx.tasks.insert(aTask(mine, { state: 'done' }));
      const open = async (where: { actorRoles: string[]; policyId?: string; unitId?: number }) =>
        (await tx.tasks.openFor(where)).map(({ task, project }) => [task.id, project.id]);
      expect(await open({ actorRoles: ['office'], policyId: 'tasks' })).toEqual([
        [early, theirs],
        [late, mine],
      ]);
      expect(await open({ actorRoles: ['handler', 'office'], policyId: 'tasks', unitId: 1 })).toEqual([
        [handler, mine],
        [late, mine],
      ]);
      expect(await open({ actorRoles: ['office'], policyId: 'else' })).toEqual([]);
      expect(await open({ actorRoles: [] })).toEqual([]);
      expect((await tx.tasks.openOfKind('tasks', ['plan'], null)).map(({ task }) => task.id)).toEqual([handler]);
      expect(await tx.tasks.openOfKind('tasks', [], null)).toEqual([]);
      expect(ids(await tx.tasks.ofProject(mine))).toEqual([late, handler, done]);
      expect(ids(await tx.tasks.ofProject(mine, 'done'))).toEqual([done]);
      expect(await tx.tasks.update(late, 1, { state: 'done', outcome: 'pass', decidedBy: 4, decidedAt: NOON + 5 })).toBe(true);
      expect(await tx.tasks.get(late)).toMatchObject({
        outcome: 'pass',
        decidedBy: 4,
        decidedAt: NOON + 5,
        version: 2,
        reason: null,
      });
    });
  });
});
