import { beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../../handlers/context.js';
import { kindsOf, openTo } from '../../handlers/core/tasks/batch.js';
import { groupBy } from '../../handlers/core/group-by.js';
import { isDecidedOn } from '../../handlers/core/rights/advice.js';
import { countDuties, urgentDuties } from '../../handlers/core/rights/duties.js';
import { openDuties } from '../../handlers/core/rights/open-duties.js';
import { dutiesOnPage, todoViews } from '../../handlers/present/duties.js';
import { scopeAt } from '../../handlers/scope.js';
import type { PolicyBook } from '../../policies/book.js';
import { addDays, civilDate } from '../../workflow/time/civil.js';
import { aDeadline, aProject, aTask, NOON } from '../entities/rows.js';
import { makeProcess } from '../jobs/kit.js';
import { databases, useDatabase } from '../support/database.js';
import { bookOf, SHIPPED } from '../support/policies.js';

const TODAY = civilDate(NOON);
const platform = { platform: 'im' } as Parameters<typeof makeProcess>[1];

/** The same numbers every time, as a throw of dice would give them. */
function dice(seed: number): (sides: number) => number {
  let at = seed;
  return (sides) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((at / 2_147_483_648) * sides);
  };
}

describe.each(databases())('what waits for somebody is counted and turned by the database on $name', (kind) => {
  const place = useDatabase(kind);
  let book: PolicyBook;
  let people: Staff[];
  beforeAll(async () => {
    book = await bookOf(SHIPPED);
    people = await plant(place.db, book);
  });
  const as = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => {
    const { deps } = makeProcess(place.db, platform);
    return place.db.tx((tx) => work(scopeAt({ ...deps, policies: book }, tx, NOON)));
  };

  it('as the rules say it of each task by itself, for everybody', async () => {
    let most = 0;
    for (const person of people.filter(({ active }) => active)) {
      const { one, whole, count, first } = await as(async (scope) => {
        const open = await openDuties(scope, person);
        return {
          one: (await todoViews(scope, open)).map(({ taskId }) => taskId),
          whole: (await urgentDuties(scope, person, 1000)).map(({ task }) => task.id),
          count: await countDuties(scope, person),
          first: (await urgentDuties(scope, person, 4, 3)).map(({ task }) => task.id),
        };
      });
      expect(whole, person.name).toEqual(one);
      expect(count, person.name).toBe(one.length);
      expect(first, person.name).toEqual(one.slice(3, 7));
      most = Math.max(most, one.length);
    }
    expect(most).toBeGreaterThan(20);
  });

  it('page by page, the last one past the end', async () => {
    const office = people[0]!;
    const { all, pages } = await as(async (scope) => ({
      all: await todoViews(scope, await openDuties(scope, office)),
      pages: await Promise.all([0, 1, 99].map((page) => dutiesOnPage(scope, office, page, 7))),
    }));
    expect(pages[0]?.todos).toEqual(all.slice(0, 7));
    expect(pages[1]?.todos).toEqual(all.slice(7, 14));
    const last = Math.ceil(all.length / 7);
    expect(pages[2]).toMatchObject({ total: all.length, page: last - 1, pages: last, todos: all.slice((last - 1) * 7) });
  });

  it('and so is what there is several of', async () => {
    const found = new Set<boolean>();
    for (const person of people.filter(({ active }) => active)) {
      const [open, kinds] = await as(async (scope) => [await openDuties(scope, person), await kindsOf(scope, person)]);
      // Nothing can be decided on a project whose version is gone.
      const known = groupBy(
        open.filter(({ project }) => project.policyVersion !== 'gone'),
        ({ task }) => task.task,
      );
      const several = [...known].filter(([task, all]) => all.length > 1 && isForSeveral(task));
      expect(new Map(kinds.map(({ task, count }) => [task, count])), person.name).toEqual(
        new Map(several.map(([task, all]) => [task, all.length])),
      );
      found.add(kinds.length > 0);
    }
    expect(found).toEqual(new Set([true, false]));
  });

  it('and of one kind the most urgent alone, up to a hundred', async () => {
    const office = people[0]!;
    for (const { task, outcomes, ...kind } of await as((scope) => kindsOf(scope, office))) {
      const [outcome = ''] = [...outcomes].flatMap(([id, { when }]) => (when === undefined ? [id] : []));
      const picked = await as((scope) => openTo({ ...scope, actor: office }, { task, outcomes, ...kind }, outcome));
      const all = await as((scope) => urgentDuties(scope, office, 1000));
      const own = all.filter((one) => one.task.task === task && one.project.policyVersion !== 'gone');
      expect(picked.map((one) => one.task.id)).toEqual(outcome === '' ? [] : own.slice(0, 100).map((one) => one.task.id));
    }
  });

  function isForSeveral(task: string): boolean {
    const definition = book.current('linan')?.tasks[task];
    if (definition === undefined || !isDecidedOn(definition)) return false;
    return Object.values(definition.outcomes).some(({ needs }) => needs.every((need) => need === 'reason'));
  }
});

/** Projects of three units in every state, with tasks of all roles that are free, in somebody's hands, or asked of a body. */
async function plant(db: ReturnType<typeof useDatabase>['db'], book: PolicyBook): Promise<Staff[]> {
  const policy = book.current('linan');
  if (policy === undefined) throw new Error('no policy');
  const roll = dice(7);
  const roles = Object.keys(policy.roles);
  const tasks = Object.keys(policy.tasks);
  return db.tx(async (tx) => {
    const units = await Promise.all(['甲', '乙', '丙'].map((name) => tx.units.ensure('linan', name)));
    const unit = (at: number) => units[at % units.length]?.id ?? 0;
    const ids: number[] = [];
    const add = async (at: number, name: string, held: string[], active = true) => {
      ids.push(await tx.staff.insert({ policyId: 'linan', unitId: unit(at), name, roles: held, active }));
    };
    await add(0, '窗口', ['主管部门']);
    await add(0, '同窗口', ['主管部门']);
    await add(0, '离开的', ['主管部门'], false);
    await add(0, '换岗的', ['成员单位']);
    await add(1, '成员', ['成员单位']);
    await add(1, '经办', ['经办人']);
    await add(1, '同经办', ['经办人']);
    await add(2, '两样', ['主管部门', '经办人', '成员单位']);
    await add(2, '没有', ['专家']);
    for (const [away, deputy] of [
      [1, 0],
      [6, 5],
    ]) {
      const [staffId = 0, deputyId = 0] = [ids[away ?? 0], ids[deputy ?? 0]];
      await tx.deputies.insert({
        policyId: 'linan',
        state: 'set',
        staffId,
        deputyId,
        from: addDays(TODAY, -1),
        until: addDays(TODAY, 1),
        at: NOON,
        endedAt: null,
      });
    }
    for (let at = 0; at < 90; at += 1) {
      const projectId = await tx.projects.insert(
        aProject({
          policyId: 'linan',
          policyVersion: at % 15 === 0 ? 'gone' : policy.version,
          unitId: unit(roll(3)),
          status: (['running', 'running', 'running', 'running', 'ended', 'draft'] as const)[roll(6)] ?? 'running',
          number: `D-${String(at)}`,
        }),
      );
      for (let no = 0; no < 2; no += 1) {
        const task = await tx.tasks.insert(
          aTask(projectId, {
            task: tasks[roll(tasks.length)] ?? '',
            actor: roles[roll(roles.length)] ?? '',
            state: roll(5) === 0 ? 'done' : 'open',
            openedAt: NOON - roll(5) * 1000,
            assigneeId: roll(2) === 0 ? (ids[roll(ids.length)] ?? null) : null,
            bodyUnitId: roll(4) === 0 ? unit(roll(3)) : null,
          }),
        );
        for (let clock = roll(3); clock > 0; clock -= 1) {
          const dueOn = addDays(TODAY, roll(6));
          await tx.deadlines.insert(aDeadline(projectId, { taskId: task, dueOn, state: roll(4) === 0 ? 'met' : 'running' }));
        }
      }
    }
    return tx.staff.getMany(ids);
  });
}
