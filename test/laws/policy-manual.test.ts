import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { RESERVED } from '../../policies/check/fact-types.js';
import { policyManualFile } from '../../scripts/policy-manual/file.js';
import { facts } from '../../scripts/policy-manual/words.js';

const { markdown, gaps } = await policyManualFile();

it('tells of every key that the schema knows, and of no other: words stand in scripts/policy-manual/words', () => {
  expect(gaps).toEqual({ undescribed: [], unknown: [] });
});

it('is what the schema says today: renew it with npm run manual:policies', async () => {
  expect(await readFile(new URL('../../docs/policies.md', import.meta.url), 'utf8')).toBe(markdown);
});

it('tells of every kind of fact', () => {
  const told = Object.keys(facts()).map((path) => path.split('.')[0]);

  expect(RESERVED.filter((head) => !told.includes(head))).toEqual([]);
  expect(told.filter((head) => head !== '表单' && !RESERVED.some((known) => known === head))).toEqual([]);
});

it('leads to a heading with every link', () => {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title);

  expect(new Set(headings).size).toBe(headings.length);
  expect(
    [...markdown.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor).filter((anchor) => !headings.includes(anchor)),
  ).toEqual([]);
});
