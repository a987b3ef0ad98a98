import type { z } from 'zod';
import type { Finding, PolicyPath } from './check/finding.js';
import { isRecord } from './check/is-record.js';
import { suggestion } from './check/nearest.js';
import { keysAt, type Read } from './load-keys.js';
import { Policy } from './schema/index.js';

type Issue = z.core.$ZodIssue;

/** Checks a policy's shape. Every finding is Chinese and says what may be written there instead. */
export function checkShape(data: unknown): { policy: Policy } | { findings: Finding[] } {
  const result = Policy.safeParse(data);
  return result.success ? { policy: result.data } : { findings: shapeFindings(result.error, { data, schema: Policy }) };
}

/** What a schema found wrong, in Chinese: of a policy, or of what an operator wrote beside it. */
export function shapeFindings({ issues }: z.ZodError, read: Read): Finding[] {
  return issues.flatMap((issue) => describe(issue, toPath(issue.path), read));
}

function describe(issue: Issue, path: PolicyPath, read: Read): Finding[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], says: sayUnknownKey(key, keysAt(path, read)) }));
    case 'invalid_union':
      return describeUnion(issue, path, read);
    case 'invalid_key':
      return [{ path, says: issue.issues[0]?.message ?? '键的写法不对' }];
    default:
      return [{ path, says: saySimple(issue, path, read) }];
  }
}

function sayUnknownKey(key: string, known: readonly string[]): string {
  if (known.includes(key)) return `“${key}”不能与同一项里的其他键并用，请分成两项写`;
  return `没有名为“${key}”的键${suggestion(key, known) || `，这里可用：${known.join('、')}`}`;
}

function saySimple(issue: Issue, path: PolicyPath, read: Read): string {
  const value = valueAt(read.data, path);
  if (value === undefined && issue.code !== 'custom') return `缺少“${String(path.at(-1))}”`;
  switch (issue.code) {
    case 'invalid_type':
      return `应为${typeWord(issue.expected)}${keysWord(issue.expected, path, read)}，写的是${valueWord(value)}${needsQuotes(issue.expected, value)}`;
    case 'invalid_value':
      return sayOptions(issue.values.map(String), value);
    case 'too_small':
      return issue.origin === 'string' ? '不能为空' : `不能少于 ${issue.minimum}${unitWord(issue.origin)}`;
    case 'too_big':
      return `不能多于 ${issue.maximum}${unitWord(issue.origin)}`;
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? `${valueWord(value)}的写法不对` : issue.message;
    default:
      return issue.message;
  }
}

/** A union's options all failed: tell of the one that was most likely meant. */
function describeUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: PolicyPath, read: Read): Finding[] {
  const value = valueAt(read.data, path);
  const branches = issue.errors;
  if (branches.length === 0) return [{ path, says: sayOptions(discriminators(issue), value) }];
  if (value === undefined) return [{ path, says: `缺少“${String(path.at(-1))}”` }];
  if (branches.every((branch) => branch.some(({ path: at }) => at.length === 0) && !isRecord(value))) {
    const expected = new Set(branches.flatMap((branch) => branch.flatMap(expectedWords)));
    const keys = expected.has(typeWord('object')) ? keysWord('object', path, read) : '';
    return [{ path, says: `应为${[...expected].join('或')}${keys}，写的是${valueWord(value)}${sayTogether(keys, value)}` }];
  }
  const best = [...branches].sort((a, b) => distance(a, value) - distance(b, value)).at(0) ?? [];
  const foreign = best.filter(({ code, path: at }) => code === 'unrecognized_keys' && at.length === 0);
  return (foreign.length > 0 ? foreign : best).flatMap((inner) => describe(inner, [...path, ...toPath(inner.path)], read));
}

/** Keys that an option does not know weigh most, then keys that it misses, then what is wrong deeper. */
function distance(branch: readonly Issue[], value: unknown): number {
  return branch.reduce((sum, { code, path }) => {
    if (path.length === 0) return sum + (code === 'unrecognized_keys' ? 10_000 : 1_000_000);
    const missing = path.length === 1 && isRecord(value) && value[String(path[0])] === undefined;
    return sum + (missing ? 100 : 1);
  }, 0);
}

function discriminators(issue: Issue): string[] {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return options.map(String);
}

function expectedWords(issue: Issue): string[] {
  if (issue.code === 'invalid_type') return [typeWord(issue.expected)];
  if (issue.code === 'invalid_value') return issue.values.map((value) => `“${String(value)}”`);
  return [];
}

function sayOptions(options: readonly string[], value: unknown): string {
  if (value === undefined) return `缺少这一项，可写：${options.join('、')}`;
  return `不能写${valueWord(value)}${suggestion(isScalar(value) ? String(value) : '', options) || `，可写：${options.join('、')}`}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表（每行以“- ”开头）',
  object: '一组键值',
  record: '一组键值',
};

function typeWord(expected: string): string {
  return TYPE_WORDS[expected] ?? expected;
}

function valueWord(value: unknown): string {
  if (value === null) return '空值';
  if (Array.isArray(value)) return '列表';
  return isScalar(value) ? `“${value}”` : '一组键值';
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The keys of what should have been written, where it is not just any. */
function keysWord(expected: string, path: PolicyPath, read: Read): string {
  const keys = expected === 'object' ? keysAt(path, read) : [];
  return keys.length === 0 ? '' : `（${keys.join('、')}）`;
}

/** Conditions are often listed as if one below the other meant both. */
function sayTogether(keys: string, value: unknown): string {
  if (!Array.isArray(value) || !keys.startsWith('（all、any')) return '';
  return '；几个条件都要成立的写在 all: 下面，有一个成立就行的写在 any: 下面';
}

/** YAML reads 2021 or true as a number or a truth value, where a text was meant. */
function needsQuotes(expected: string, value: unknown): string {
  const bare = typeof value === 'number' || typeof value === 'boolean';
  return expected === 'string' && bare ? `，请加引号：'${String(value)}'` : '';
}

function unitWord(origin: string): string {
  return origin === 'array' ? ' 项' : origin === 'string' ? ' 个字' : '';
}

function valueAt(data: unknown, path: PolicyPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    return isRecord(value) ? value[part] : undefined;
  }, data);
}

function toPath(path: readonly PropertyKey[]): PolicyPath {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}
