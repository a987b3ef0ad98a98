import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { keptOrRead } from '../../bot/kept-policies.js';
import { loadAll, readPolicies } from '../../bot/policy-files.js';
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

describe('what a program keeps of the policies', () => {
  /** A folder with a policy and a program beside which its first start has kept what it read. */
  async function started(look: (dir: string, program: string, kept: string) => Promise<void>): Promise<void> {
    const root = await mkdtemp(join(tmpdir(), 'policies-'));
    try {
      const [dir, program] = [join(root, 'policies'), join(root, 'program.cjs')];
      await cp(join(FIXTURES, 'yunshan'), join(dir, 'yunshan'), { recursive: true });
      await readPolicies(dir, program);
      const [name = 'nothing was kept'] = (await readdir(root)).filter((file) => file.startsWith('program.cjs.policies-'));
      await look(dir, program, join(root, name));
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  }

  it('is what reading them makes, templates included', () =>
    started(async (dir, program) => {
      expect((await readPolicies(dir, program)).loaded()).toEqual((await readPolicies(dir, null)).loaded());
    }));

  it('is used by the next start', () =>
    started(async (dir, program, kept) => {
      const before = (await stat(kept)).ino;
      await readPolicies(dir, program);
      expect((await stat(kept)).ino).toBe(before);
    }));

  it('is read anew when a line or a template has changed, with all faults', () =>
    started(async (dir, program) => {
      const file = join(dir, 'yunshan/policy.yaml');
      await writeFile(file, `${await readFile(file, 'utf8')}\nnonsense: 1\n`);
      await expect(readPolicies(dir, program)).rejects.toThrow(/nonsense/);
      await writeFile(file, (await readFile(file, 'utf8')).replace('\nnonsense: 1\n', ''));
      await writeFile(join(dir, 'yunshan/letters/approval.docx'), 'PK no letter');
      await expect(readPolicies(dir, program)).rejects.toThrow(/approval\.docx/);
    }));

  it('is made anew of the policy that was edited, and of no other', () =>
    started(async (dir, program) => {
      await cp(join(dir, 'yunshan'), join(dir, 'later'), { recursive: true });
      const file = join(dir, 'later/policy.yaml');
      const later = (await readFile(file, 'utf8')).replace(/^version: .*$/m, "version: '2099.1'");
      await writeFile(file, later);
      const looked: string[][] = [];
      const start = () =>
        keptOrRead(program, dir, (known) => {
          looked.push([...known.keys()]);
          return loadAll(dir, known);
        });
      expect(await start()).toHaveProperty('book');
      await start();
      await writeFile(file, `${later}\nnonsense: 1\n`);
      expect(await start()).toMatchObject({ faults: [{ says: expect.stringContaining('nonsense') }] });
      await writeFile(file, later.replace('2099.1', '2099.2'));
      const edited = await start();
      expect('book' in edited && edited.book.loaded()).toEqual((await readPolicies(dir, null)).loaded());
      await rm(join(dir, 'later'), { recursive: true });
      expect((await readPolicies(dir, program)).all()).toHaveLength(1);
      expect(looked).toEqual([['yunshan'], ['yunshan'], ['yunshan']]);
    }));

  it('does not hide that a version stands in two folders', () =>
    started(async (dir, program) => {
      await cp(join(dir, 'yunshan'), join(dir, 'again'), { recursive: true });
      await expect(readPolicies(dir, program)).rejects.toThrow(/已在文件夹/);
    }));

  it('is not used by another program', () =>
    started(async (dir, program, kept) => {
      const other = `${program}.other`;
      await cp(kept, kept.replace(program, other));
      const before = (await stat(kept.replace(program, other))).ino;
      await readPolicies(dir, other);
      expect((await stat(kept.replace(program, other))).ino).not.toBe(before);
    }));

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['changed', (text: string) => text.replace('yunshan', 'yunshen')],
    ['empty', () => ''],
  ])('is made anew where it is %s', (_, broken) =>
    started(async (dir, program, kept) => {
      const made = await readFile(kept, 'utf8');
      await writeFile(kept, broken(made));
      expect((await readPolicies(dir, program)).ids()).toEqual(['yunshan']);
      expect(await readFile(kept, 'utf8')).toBe(made);
    }),
  );
});
