import { describe, expect, it } from 'vitest';
import type { Job } from '../../jobs/job.js';
import { retention } from '../../jobs/retention.js';
import { runDue, runJob } from '../../jobs/run-due.js';
import { createScheduler } from '../../jobs/scheduler.js';
import { databases, useDatabase } from '../support/database.js';
import { faultLog } from '../support/fault-log.js';
import { fakePlatform, makeProcess, noFiles, NOW, row, write } from './kit.js';

const job = (id: string, run: Job['run']): Job => ({ id, cron: '0 0 1 1 *', run });

describe.each(databases())('jobs on $name', (kind) => {
  const place = useDatabase(kind);

  it('run in one process at a time', async () => {
    const { deps } = makeProcess(place.db, fakePlatform());
    let begun = false;
    let end = (): void => undefined;
    const slow = job('slow', () => {
      begun = true;
      return new Promise((resolve) => (end = resolve));
    });
    const first = runJob(deps, slow, 'one');
    await expect.poll(() => begun).toBe(true);
    expect(await Promise.all(['two', 'three'].map((owner) => runJob(deps, slow, owner)))).toEqual([false, false]);
    end();
    expect(await first).toBe(true);
    const second = runJob(deps, slow, 'two');
    begun = false;
    await expect.poll(() => begun).toBe(true);
    end();
    expect(await second).toBe(true);
  });

  it('are taken over when the process that held one is gone for ten minutes', async () => {
    const process = makeProcess(place.db, fakePlatform());
    await place.db.tx((tx) => tx.leases.acquire('job:held', 'dead', NOW, 600_000));
    const held = job('held', () => Promise.resolve());
    expect(await runJob(process.deps, held, 'two')).toBe(false);
    process.at = NOW + 600_000;
    expect(await runJob(process.deps, held, 'two')).toBe(true);
  });

  it('go on after one that failed, which is logged and tried again', async () => {
    const { log, faults } = faultLog();
    const deps = { ...makeProcess(place.db, fakePlatform()).deps, log };
    const ran: string[] = [];
    const jobs = [
      job('bad', () => {
        ran.push('bad');
        return Promise.reject(new Error('no'));
      }),
      job('good', () => {
        ran.push('good');
        return Promise.resolve();
      }),
    ];
    await runDue(deps, jobs);
    for (const one of jobs) await runJob(deps, one, 'one');
    expect(ran).toEqual(['bad', 'good', 'bad', 'good']);
    expect(faults().map((line) => line['job'])).toEqual(['bad', 'bad']);
  });

  it('begin with a run of each at the start, and none after the stop', async () => {
    const { deps } = makeProcess(place.db, fakePlatform());
    const ran: string[] = [];
    let woken = 0;
    const jobs = ['first', 'second'].map((id) => job(`start-${id}`, async () => void ran.push(id)));
    const scheduler = createScheduler(deps, jobs, 'one', () => (woken += 1));
    scheduler.start();
    await expect.poll(() => woken).toBe(2);
    await scheduler.stop();
    expect(ran).toEqual(['first', 'second']);
  });

  it('forget what nobody can need any more, and nothing else', async () => {
    const process = makeProcess(place.db, fakePlatform());
    const hour = 3_600_000;
    await place.db.tx((tx) => tx.inbox.insertIfAbsent('old', NOW - 25 * hour));
    await place.db.tx((tx) => tx.inbox.insertIfAbsent('recent', NOW - 9 * hour));
    const sent = await write(place.db, { toId: 'u1', payload: { text: '旧' }, at: NOW - 31 * 24 * hour });
    await process.dispatcher.drain();
    const waiting = await write(place.db, { toId: 'u1', payload: { text: '等' }, at: NOW - 31 * 24 * hour });
    await retention.run(process.deps);
    expect(await place.db.tx((tx) => tx.inbox.insertIfAbsent('old', NOW))).toBe(true);
    expect(await place.db.tx((tx) => tx.inbox.insertIfAbsent('recent', NOW))).toBe(false);
    await expect(row(place.db, sent)).rejects.toThrow('no row');
    expect((await row(place.db, waiting)).state).toBe('pending');
  });

  it('forget the other files that were made for somebody where one cannot be removed, and that one the next time', async () => {
    const removed: string[] = [];
    let locked = 'a';
    const remove = (sha256: string): Promise<void> => {
      if (sha256.startsWith(locked)) return Promise.reject(new Error('locked'));
      removed.push(sha256.slice(0, 1));
      return Promise.resolve();
    };
    const process = makeProcess(place.db, fakePlatform(), { files: { ...noFiles, remove } });
    for (const each of ['a', 'b']) {
      const file = { name: `${each}.zip`, sha256: each.repeat(64), size: 1 };
      await write(place.db, { key: `made:${each}`, toId: 'u1', payload: { file }, at: NOW - 48 * 3_600_000 });
    }
    await place.db.tx((tx) => tx.outbox.forgetTo('im', 'u1'));
    expect(await retention.run(process.deps)).toEqual({ done: 1, failed: 1 });
    locked = 'none';
    expect(await retention.run(process.deps)).toEqual({ done: 1, failed: 0 });
    expect(removed).toEqual(['b', 'a']);
  });
});
