import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endsProcess } from '../../../entities/sql/sqlite-build.js';

it('a driver is unfit that was compiled to tell Node of every object that goes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sqlite-build-'));
  const file = join(folder, 'better_sqlite3.node');
  await writeFile(file, Buffer.from('\x7fELF…_ZN4node28RemoveEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_…'));
  expect(await endsProcess(file)).toBe(true);
  await writeFile(file, Buffer.from('\x7fELF…_ZN4node25AddEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_…'));
  expect(await endsProcess(file)).toBe(false);
  await rm(folder, { recursive: true });
});

it('the one that is installed here is fit, and one that is missing says so itself', async () => {
  expect(await endsProcess()).toBe(false);
  expect(await endsProcess('/nowhere/better_sqlite3.node')).toBe(false);
});
