import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { expect, it } from 'vitest';
import { readPolicies } from '../../bot/policy-files.js';
import { FIXTURES, SHIPPED } from '../support/policies.js';

it.each([SHIPPED, FIXTURES])('takes letters whose every tag is filled: %s', async (dir) => {
  expect((await readPolicies(dir)).ids().length).toBeGreaterThan(0);
});

it('refuses to start on a letter that nobody could issue, and names the tag', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'policies-'));
  try {
    await cp(join(FIXTURES, 'yunshan'), join(dir, 'yunshan'), { recursive: true });
    const path = join(dir, 'yunshan/letters/approval.docx');
    const zip = new PizZip(await readFile(path));
    zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replace('{文号}', '{文件号}'));
    await writeFile(path, zip.generate({ type: 'uint8array' }));

    await expect(readPolicies(dir)).rejects.toThrow(
      /yunshan\/letters\/approval\.docx（letters\.approval）：没有标签“文件号”。可用的有：/,
    );
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
