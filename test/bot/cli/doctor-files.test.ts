import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Finding } from '../../../bot/doctor/doctor.js';
import { openDb } from '../../../entities/db.js';
import { fileStore } from '../../../entities/files/file-store.js';
import { cli } from './kit.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const url = () => `sqlite:${folder}/shared.sqlite`;

/** What the doctor says of the files from a machine with this folder. */
async function found(dir: string): Promise<Finding | undefined> {
  const { out } = await cli(['doctor', '--json'], { DATA_DIR: join(folder, dir), DATABASE_URL: url() });
  const { findings } = JSON.parse(out) as { findings: Finding[] };
  return findings.find(({ name }) => name === '材料文件');
}

/** A unit sends a file on a machine with this folder. */
async function send(dir: string, text: string): Promise<void> {
  const { sha256, size } = await fileStore(join(folder, dir, 'files'), () => 0).put(Buffer.from(text));
  const db = await openDb(url(), { migrate: true });
  const rest = { name: `${text}.pdf`, mime: 'application/pdf', byId: 1, messageId: null, at: 0, findings: null };
  await db.tx((tx) => tx.materials.replaceCurrent(1, 'plan', { ...rest, sha256, size, taskId: 1 }));
  await db.close();
}

it('the doctor looks whether what units sent lies in this machine’s folder', async () => {
  await (await openDb(url(), { migrate: true })).close();
  expect(await found('one')).toBeUndefined();
  await send('one', '方案');
  expect(await found('one')).toMatchObject({ state: 'good', detail: '最近收到的 1 个文件都在' });
  // Another machine with a folder of its own.
  const all = await found('two');
  expect(all).toMatchObject({ state: 'bad', detail: expect.stringContaining('1 个文件里有 1 个不在') as string });
  expect(all?.mend).toContain('不是存材料的那个目录');
  await send('two', '概算');
  const some = await found('two');
  expect(some).toMatchObject({ state: 'bad', detail: expect.stringContaining('2 个文件里有 1 个不在') as string });
  expect(some?.mend).toContain('是否都已挂载');
});
