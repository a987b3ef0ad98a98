import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../entities/project.entity.js';
import type { Patch } from '../../entities/sql/table.js';
import { databases, useDatabase } from '../support/database.js';
import { aDeadline, aProject, aTask, NOON } from './rows.js';

const PATCHES: readonly Patch<Project>[] = [
  {},
  { name: ' 前后有空格 \t\n', nameKeys: "'引号' \\反斜线 😀 \u2028" },
  { totalWan: 0.1 + 0.2 },
  { totalWan: 1234.56789049 },
  { totalWan: -0.000_000_4 },
  { totalWan: null, result: null },
  { flags: { important: true, secret: false } },
  { flags: {}, updatedAt: Number.MAX_SAFE_INTEGER },
  { status: 'ended', result: 'done', stage: 'closed', number: 'XH-2026-001' },
];

/** V8 knows where each field of it lies, and need not look it up by name. */
const hasPlaces = askingV8('(row) => %HasFastProperties(row)');

/** Its own words are known only while this is read and called once: tests that follow in this process have none of them. */
function askingV8(source: string): (row: unknown) => boolean {
  setFlagsFromString('--allow-natives-syntax');
  const made = runInThisContext(source) as (row: unknown) => boolean;
  made({});
  setFlagsFromString('--no-allow-natives-syntax');
  return made;
}

describe.each(databases())('a row that was written on $name', (kind) => {
  const place = useDatabase(kind);

  it('is returned as it is then read: changed again and again', async () => {
    const id = await place.db.tx((tx) => tx.projects.insert(aProject({ totalWan: 9.5, flags: { first: true } })));
    for (const patch of PATCHES) {
      const returned = await place.db.tx(async (tx) => {
        const row = await tx.projects.get(id);
        return row === null ? null : tx.projects.change(row, patch);
      });
      expect(returned, JSON.stringify(patch)).toEqual(await place.db.tx((tx) => tx.projects.get(id)));
    }
  });

  it('is returned as it is then read: added, with what was given and without', async () => {
    for (const given of [{}, { subject: null, reason: '换行\r\n' }, { decidedAt: NOON, assigneeId: 3, subject: '财政局' }]) {
      const task = await place.db.tx((tx) => tx.tasks.add(aTask(1, given)));
      expect(task).toEqual(await place.db.tx((tx) => tx.tasks.get(task.id)));
    }
    for (const certain of [true, false]) {
      const deadline = await place.db.tx((tx) => tx.deadlines.add(aDeadline(1, { certain })));
      expect(deadline).toEqual(await place.db.tx((tx) => tx.deadlines.get(deadline.id)));
    }
  });

  it('is not returned, and stays as it was, where somebody else has changed it', async () => {
    const before = await place.db.tx((tx) => tx.tasks.add(aTask(2)));
    const { id } = before;
    await place.db.tx((tx) => tx.tasks.update(id, 1, { assigneeId: 5 }));
    expect(await place.db.tx((tx) => tx.tasks.change(before, { state: 'done' }))).toBeNull();
    expect(await place.db.tx((tx) => tx.tasks.get(id))).toMatchObject({ state: 'open', assigneeId: 5, version: 2 });
  });

  it('has a place for each of its fields, as it was read and as it was written: one of twenty fields is no dictionary', async () => {
    const added = await place.db.tx((tx) => tx.tasks.add(aTask(3)));
    const read = await place.db.tx((tx) => tx.tasks.get(added.id));
    const changed = await place.db.tx((tx) => tx.tasks.change(added, { assigneeId: 5 }));
    expect(Object.keys(added).length).toBeGreaterThanOrEqual(20);
    expect([added, read, changed].map(hasPlaces)).toEqual([true, true, true]);
  });
});
