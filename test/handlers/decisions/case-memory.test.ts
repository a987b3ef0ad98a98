import { afterEach, expect, it, vi } from 'vitest';
import { tablesIn } from '../../../entities/sql/tables-in.js';
import { UnitSession } from '../../../entities/sql/unit-session.js';
import { loadCase } from '../../../handlers/core/case/case.js';
import { CaseMemory } from '../../../handlers/core/case/case-memory.js';
import type { Case } from '../../../handlers/core/case/project-case.js';
import { scopeOf } from '../../../handlers/scope.js';
import { declaredWorld, OFFICE, OTHER_OFFICE } from '../../scenarios/gongshu-kit.js';

/** 智慧急救 waits for the office: task 2. */
const PROJECT = 1;
const TASK = 2;
afterEach(() => {
  vi.restoreAllMocks();
});

/** The tables that a kept case hangs on. */
function watched(): ReadonlySet<string> {
  const tables = new Set<string>();
  const writesTo = (asked: readonly string[]) => {
    for (const table of asked) tables.add(table);
    return 0;
  };
  void new CaseMemory({ writesTo }).cases.of(PROJECT, () => new Promise<Case>(() => undefined));
  return tables;
}

it('a case is made anew for every table that it is made of, whoever has its tasks', async () => {
  const w = await declaredWorld();
  const [from, to] = [await w.staff(OFFICE), await w.staff(OTHER_OFFICE)];
  await w.db.tx(async (tx) => {
    const task = await tx.tasks.get(TASK);
    if (task === null) throw new Error('no task');
    await tx.tasks.update(TASK, task.version, { assigneeId: to.id });
    await tx.handovers.insert({ taskId: TASK, fromId: from.id, toId: to.id, reason: '本周出差', at: 1 });
  });
  const read = new Set<string>();
  await w.db.tx(async (tx) => {
    const select = vi.spyOn(UnitSession.prototype, 'select');
    const found = await loadCase(scopeOf(w.app.deps, tx), PROJECT);
    expect(found.held.get(TASK)?.from?.reason).toBe('本周出差');
    for (const [sql] of select.mock.calls) for (const table of tablesIn(sql)) read.add(table);
  });
  expect([...read].sort()).toEqual([...watched()].sort());
  await w.close();
});

it('a unit of work that writes to a case’s tables sees what it wrote, and otherwise the same case', async () => {
  const w = await declaredWorld();
  await w.db.tx(async (tx) => {
    const scope = scopeOf(w.app.deps, tx);
    const before = await loadCase(scope, PROJECT);
    expect(await loadCase(scope, PROJECT)).toBe(before);
    await tx.tasks.update(TASK, before.tasks.find(({ id }) => id === TASK)?.version ?? 0, { reason: '看过' });
    const after = await loadCase(scope, PROJECT);
    expect(after.tasks.find(({ id }) => id === TASK)?.reason).toBe('看过');
    expect(after.forms).toBe(before.forms);
  });
  await w.close();
});
