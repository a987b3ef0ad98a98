import type { Condition, FieldTest } from '../../policies/schema/index.js';
import { formatNumber, withUnit } from '../forms/money.js';
import { withoutUnit } from './unit.js';

type Scalar = string | number | boolean;

/** How a policy's own words stand in a sentence: the unit of a number (万元, 次), and the name of a coded value (an outcome's label). */
export interface ConditionWords {
  readonly unitOf: (path: string) => string;
  readonly valueOf: (path: string, value: Scalar) => string;
}

/** Knows no policy: counts and totals have their units, values stand as they are. */
export const PLAIN_WORDS: ConditionWords = { unitOf: plainUnit, valueOf: (_, value) => plainValue(value) };

/**
 * Says a condition in Chinese, to stand after 须 or 因为: 项目性质为扩建或改建, 预算金额不少于 50 万元. A test's own `says` wins.
 * `labelOf` gives a fact's name, as `pathLabel` does; `policyWords` gives `words` for a policy.
 */
export function describeCondition(
  condition: Condition,
  labelOf: (path: string) => string,
  words: ConditionWords = PLAIN_WORDS,
): string {
  const say = (part: Condition): string => describeCondition(part, labelOf, words);
  const inside = (part: Condition): string => (isJoined(part) ? `（${say(part)}）` : say(part));
  if ('all' in condition) return condition.all.map((part) => ('any' in part ? inside(part) : say(part))).join('，且');
  if ('any' in condition) return condition.any.map((part) => ('all' in part ? inside(part) : say(part))).join('，或');
  if ('not' in condition) return sayNot(condition.not, labelOf, words) ?? `不满足“${say(condition.not)}”`;
  return condition.says ?? phrases(condition, labelOf, words).join('且');
}

function isJoined(condition: Condition): boolean {
  return ('all' in condition && condition.all.length > 1) || ('any' in condition && condition.any.length > 1);
}

/** The plain negation of a single comparison; null where only 不满足 will do. */
function sayNot(condition: Condition, labelOf: (path: string) => string, words: ConditionWords): string | null {
  if (!('field' in condition) || condition.says !== undefined) return null;
  const flipped = flip(condition);
  if (flipped !== null) return phrases(flipped, labelOf, words).join('且');
  const [only, ...others] = phrases(condition, labelOf, words);
  const equals = condition.eq !== undefined || condition.in !== undefined;
  const label = withoutUnit(labelOf(condition.field), words.unitOf(condition.field));
  return equals && others.length === 0 && only?.startsWith(`${label}为`) === true
    ? `${label}不${only.slice(label.length)}`
    : null;
}

function flip(test: FieldTest): FieldTest | null {
  const { field, says: _, ...comparisons } = test;
  if (Object.values(comparisons).filter((value) => value !== undefined).length !== 1) return null;
  if (test.exists !== undefined) return { field, exists: !test.exists };
  if (typeof test.eq === 'boolean') return { field, eq: !test.eq };
  return null;
}

function phrases(test: FieldTest, labelOf: (path: string) => string, { unitOf, valueOf }: ConditionWords): string[] {
  const { field } = test;
  const nameOf = (path: string): string => withoutUnit(labelOf(path), unitOf(path));
  const label = nameOf(field);
  const amount = (n: number): string => withUnit(formatNumber(n), unitOf(field));
  const said: string[] = [];
  if (test.exists !== undefined) said.push(existsPhrase(field, label, test.exists));
  if (test.eq !== undefined) said.push(equalsPhrase(field, label, test.eq, valueOf));
  if (test.in !== undefined) said.push(`${label}为${joinOr(test.in.map((value) => valueOf(field, value)))}`);
  if (test.gte !== undefined) said.push(`${label}不少于 ${amount(test.gte)}`);
  if (test.gt !== undefined) said.push(`${label}超过 ${amount(test.gt)}`);
  if (test.lte !== undefined) said.push(`${label}不超过 ${amount(test.lte)}`);
  if (test.lt !== undefined) said.push(`${label}不足 ${amount(test.lt)}`);
  if (test.gtField !== undefined) said.push(`${label}超过${nameOf(test.gtField)}`);
  if (test.lteField !== undefined) said.push(`${label}不超过${nameOf(test.lteField)}`);
  return said;
}

function existsPhrase(field: string, label: string, exists: boolean): string {
  if (field.startsWith('material.')) return exists ? `已上传${label}` : `未上传${label}`;
  if (field.startsWith('done.')) return exists ? `${label}已有` : `${label}还没有`;
  return exists ? `已填写${label}` : `未填写${label}`;
}

/** Facts that are yes or no by nature read better as what they are than as 为是. */
function equalsPhrase(field: string, label: string, value: Scalar, valueOf: ConditionWords['valueOf']): string {
  if (typeof value === 'boolean') {
    if (field.startsWith('material.')) return existsPhrase(field, label, value);
    if (field.startsWith('open.')) return value ? label : `没有${label}`;
    if (field.startsWith('flag.')) return value ? `属于“${label}”` : `不属于“${label}”`;
  }
  return `${label}为${valueOf(field, value)}`;
}

/** 甲、乙或丙. */
function joinOr(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')}或${items.at(-1) ?? ''}`;
}

function plainUnit(path: string): string {
  if (path.startsWith('times.')) return '次';
  if (path.startsWith('opinions.')) return '条';
  if (path.endsWith('.rows')) return '行';
  return path.endsWith('.total') || path.includes('.total.') ? '万元' : '';
}

function plainValue(value: Scalar): string {
  if (typeof value === 'boolean') return value ? '“是”' : '“否”';
  return typeof value === 'number' ? formatNumber(value) : value;
}
