import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { policyRules } from '../../policies/check/rules.js';
import { bookOf, SHIPPED } from '../support/policies.js';

/** The rules that this release carries out, by policy; those under `info` are answered when asked, and need no walk. */
const RELEASE = [
  { policy: 'linan', rules: range('LA', 1, 42), info: ['LA-27', 'LA-42'] },
  {
    policy: 'gongshu',
    rules: range('GS', 1, 32),
    info: ['GS-01', 'GS-21', 'GS-24', 'GS-31', 'GS-32'],
  },
  { policy: 'yongchuan', rules: range('YC', 1, 39), info: ['YC-28', 'YC-29', 'YC-39'] },
  { policy: 'ningbo', rules: range('NB', 1, 31), info: [] },
  { policy: 'gaoqing', rules: range('GQ', 1, 42), info: ['GQ-32', 'GQ-33'] },
];

const book = await bookOf(SHIPPED);
const walked = await rulesInTitles(fileURLToPath(new URL('../scenarios', import.meta.url)));

it.each(RELEASE)('$policy: an element cites each rule of this release', ({ policy: id, rules }) => {
  const policy = book.current(id);
  const cited = policy === undefined ? new Map<string, string[]>() : policyRules(policy);

  expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
});

it.each(RELEASE)('$policy: a scenario walks each rule that does more than inform', ({ rules, info }) => {
  expect(rules.filter((rule) => !info.includes(rule) && !walked.has(rule))).toEqual([]);
});

it('counts a rule as walked only where a test of that name runs', () => {
  const source = [
    "it('[GS-14] files late', () => {});",
    'test.each([1, 2])(`[GS-03][GS-04] case %s`, () => {});',
    "it.skip('[GS-15] later', () => {});",
    "describe.skip('x', () => { it('[GS-16] inside', () => {}); });",
    "it.todo('[GS-12] some day');",
    "describe('[GS-11] a group', () => {});",
    "// it('[GS-10] in a comment')",
    "expect('[GS-09] in a text');",
  ].join('\n');

  expect([...rulesIn(source)]).toEqual(['GS-14', 'GS-03', 'GS-04']);
});

function range(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${prefix}-${String(from + index).padStart(2, '0')}`);
}

/** The rule ids in the titles of the tests under a folder. */
async function rulesInTitles(folder: string): Promise<Set<string>> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sources = await Promise.all(
    names.filter((name) => name.endsWith('.test.ts')).map((name) => readFile(join(folder, name), 'utf8')),
  );
  return new Set(sources.flatMap((source) => [...rulesIn(source)]));
}

function rulesIn(source: string): Set<string> {
  return new Set(
    titlesIn(ts.createSourceFile('scenario.ts', source, ts.ScriptTarget.ES2023)).flatMap(
      (title) => title.match(/\b[A-Z]{2}-\d{2}\b/g) ?? [],
    ),
  );
}

/** Titles of `it(…)`, `test(…)` and their `.each(…)(…)`; a skipped test and what a skipped group holds do not count. */
function titlesIn(node: ts.Node): string[] {
  const own: string[] = [];
  if (ts.isCallExpression(node)) {
    const words = calleeWords(node.expression);
    if (words.includes('skip') || words.includes('todo')) return [];
    const [title] = node.arguments;
    const isTest = words[0] === 'it' || words[0] === 'test';
    if (isTest && title !== undefined && ts.isStringLiteralLike(title)) own.push(title.text);
  }
  ts.forEachChild(node, (child) => {
    own.push(...titlesIn(child));
  });
  return own;
}

/** `it.each([…])` is called as the words `it`, `each`. */
function calleeWords(node: ts.Expression): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) return [...calleeWords(node.expression), node.name.text];
  if (ts.isCallExpression(node)) return calleeWords(node.expression);
  if (ts.isTaggedTemplateExpression(node)) return calleeWords(node.tag);
  return [];
}
