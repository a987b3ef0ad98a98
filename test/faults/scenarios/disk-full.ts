import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beginDay, judge } from '../kit/day.js';
import type { Rig } from '../kit/rig.js';
import { provided, type Scenario, Void, withRig } from './scenario.js';

const run = promisify(execFile);

/** The disk of the attachments is full for a while: what cannot be kept is not taken, and comes when there is room. */
export const diskFull: Scenario = {
  id: 'disk-full',
  on: ['SQLite', 'MariaDB'],
  run: async (chance, databaseUrl) => {
    const disk = await mkdtemp(join(tmpdir(), 'faults-disk-'));
    if (!(await mounted(disk))) return new Void('no disk may be mounted here', false);
    try {
      return await withRig({ chance, databaseUrl, dataDir: disk, units: 2 }, async (rig) => {
        await writeFile(join(disk, 'ballast'), Buffer.alloc(2 * 1024 * 1024)).catch(() => undefined);
        await rig.start();
        const day = beginDay(rig);
        let failed = 0;
        const since = Date.now();
        await day.run(async () => {
          await new Promise((resolve) => setTimeout(resolve, 100));
          failed = await failures(rig);
          if (failed >= 2 || Date.now() - since > 15_000) await rm(join(disk, 'ballast'), { force: true });
          else await rig.pass(2000);
        });
        const broken = await judge(rig, day);
        const kept = new Set((await readdir(disk, { recursive: true })).map((path) => path.split('/').at(-1)));
        const named: { sha256: string }[] = await rig.sql.query('SELECT sha256 FROM material');
        broken.push(...named.filter(({ sha256 }) => !kept.has(sha256)).map(({ sha256 }) => `${sha256} is named and not kept`));
        return provided(failed > 0, broken, 'no file met the full disk');
      });
    } finally {
      await run('umount', ['-l', disk]);
      await rm(disk, { recursive: true, force: true });
    }
  },
};

/** A disk of one megabyte; false where we may not have one. */
async function mounted(folder: string): Promise<boolean> {
  return run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
}

async function failures(rig: Rig): Promise<number> {
  return ((await rig.log()).match(/ENOSPC/g) ?? []).length;
}
