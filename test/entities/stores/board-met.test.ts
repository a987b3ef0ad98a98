import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../../support/database.js';
import { aDeadline, aProject } from '../rows.js';

describe.each(databases())('clocks that were met on $name', (kind) => {
  const place = useDatabase(kind);

  it('are counted for a policy, or for one unit of it', async () => {
    await place.db.tx(async (tx) => {
      const add = async (policyId: string, unitId: number, met: number, metLate: number): Promise<void> => {
        const projectId = await tx.projects.insert(aProject({ policyId, unitId }));
        const states = [...Array<'met'>(met).fill('met'), ...Array<'metLate'>(metLate).fill('metLate')];
        for (const state of states) await tx.deadlines.insert(aDeadline(projectId, { state, closedOn: '2026-11-20' }));
        await tx.deadlines.insert(aDeadline(projectId));
      };
      await add('one', 1, 3, 1);
      await add('one', 2, 2, 0);
      await add('other', 1, 4, 5);
      // The clock of a project that is gone.
      await tx.deadlines.insert(aDeadline(999_999, { state: 'met', closedOn: '2026-11-20' }));
      expect(await tx.board.met('one', null)).toEqual({ met: 5, metLate: 1, missed: 0 });
      expect(await tx.board.met('one', 1)).toEqual({ met: 3, metLate: 1, missed: 0 });
      expect(await tx.board.met('other', null)).toEqual({ met: 4, metLate: 5, missed: 0 });
      expect(await tx.board.met('none', null)).toEqual({ met: 0, metLate: 0, missed: 0 });
    });
  });
});
