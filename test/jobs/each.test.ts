import { expect, it } from 'vitest';
import { forEach } from '../../jobs/each.js';
import { runDue } from '../../jobs/run-due.js';
import { fakePlatform, makeProcess } from './kit.js';
import { faultLog } from '../support/fault-log.js';
import { databases, useDatabase } from '../support/database.js';

const [kind] = databases();
if (kind === undefined) throw new Error('there is SQLite');
const place = useDatabase(kind);

it('a sweep goes on after a row that cannot be worked off, which is logged and counted', async () => {
  const { log, faults } = faultLog();
  const deps = { ...makeProcess(place.db, fakePlatform()).deps, log };
  const worked: number[] = [];
  const work = (row: number): Promise<void> => {
    if (row === 2) return Promise.reject(new Error('no such project'));
    worked.push(row);
    return Promise.resolve();
  };
  const sweep = () => forEach(deps, [1, 2, 3], (row) => ({ deadline: row }), work);
  expect(await sweep()).toEqual({ done: 2, failed: 1 });
  expect(worked).toEqual([1, 3]);
  expect(faults()).toEqual([
    expect.objectContaining({ deadline: 2, err: expect.objectContaining({ message: 'no such project' }) as unknown }),
  ]);

  let after = false;
  await runDue(deps, [
    { id: 'sweep', cron: '0 0 1 1 *', run: sweep },
    { id: 'next', cron: '0 0 1 1 *', run: () => Promise.resolve(void (after = true)) },
  ]);
  expect(worked).toEqual([1, 3, 1, 3]);
  expect(after).toBe(true);
});
