import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const LINE = /^\| *(\d+\.\d+\.\d+) *\| *(.+?) *\| *\[(.+?)\]\(\.\.\/(\S+?)\) *\|$/gm;
const checklist = readFileSync('docs/security.md', 'utf8');
const lines = [...checklist.matchAll(LINE)].map(([, id = '', , title = '', file = '']) => ({ id, title, file }));

it('the checklist has a test beside each line, and there it is', () => {
  const rows = checklist.split('\n').filter((line) => /^\| *\d/.test(line));
  expect(rows.length).toBeGreaterThan(50);
  expect(lines).toHaveLength(rows.length);
  const missing = lines.filter(({ title, file }) => !existsSync(file) || !runs(readFileSync(file, 'utf8'), title));
  expect(missing).toEqual([]);
});

it('the checklist names each requirement once, in the order of its chapters', () => {
  const ids = lines.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const chapters = ids.map((id) => Number(id.split('.')[0]));
  expect(chapters).toEqual(chapters.toSorted((a, b) => a - b));
});

/** Whether a test has this title, and is not left out. */
function runs(source: string, title: string): boolean {
  const [before, ...after] = source.split(`'${title}'`);
  return after.length > 0 && /\(\s*$/.test(before ?? '') && !/\.(skip|todo|fails)\(\s*$/.test(before ?? '');
}
