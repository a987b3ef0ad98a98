import { Condition, type FieldTest, type Policy } from '../schema/index.js';
import { factType } from './fact-types.js';
import type { Finding, PolicyPath } from './finding.js';
import { isRecord } from './is-record.js';
import { suggestion } from './nearest.js';
import type { FactType } from './resolved.js';
import { elementsOf } from './walk.js';

/** The keys under which a condition may stand. */
const KEYS = ['when', 'require', 'startable', 'holds'];

/** Every condition tests facts that can exist, with values that they can have. */
export function checkConditions(policy: Policy): Finding[] {
  return conditionsOf(policy).flatMap(({ path, condition }) =>
    testsIn(condition, path).flatMap((test) => checkTest(policy, test)),
  );
}

interface Placed<T> {
  readonly path: PolicyPath;
  readonly condition: T;
}

/** Every condition of a policy and where it stands. */
export function conditionsOf(policy: Policy): Placed<Condition>[] {
  return elementsOf(policy).flatMap(({ path, value }) =>
    KEYS.flatMap((key) => {
      const parsed = isRecord(value[key]) ? Condition.safeParse(value[key]) : undefined;
      return parsed?.success ? [{ path: [...path, key], condition: parsed.data }] : [];
    }),
  );
}

/** The single tests of a condition. */
export function testsIn(condition: Condition, path: PolicyPath): Placed<FieldTest>[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => testsIn(part, [...path, 'all', index]));
  if ('any' in condition) return condition.any.flatMap((part, index) => testsIn(part, [...path, 'any', index]));
  if ('not' in condition) return testsIn(condition.not, [...path, 'not']);
  return [{ path, condition }];
}

function checkTest(policy: Policy, { path, condition: test }: Placed<FieldTest>): Finding[] {
  const fact = factType(policy, test.field);
  if ('says' in fact) return [{ path: [...path, 'field'], says: fact.says }];
  const { type } = fact;
  const equals = [test.eq, ...(test.in ?? [])].filter((value) => value !== undefined);
  const says = equals.map((value) => checkValue(test.field, type, value));
  const compared = [test.gte, test.gt, test.lte, test.lt, test.gtField, test.lteField].some((value) => value !== undefined);
  if (compared && type.kind !== 'number') says.push(`“${test.field}”不是数，不能比较大小`);
  for (const other of [test.gtField, test.lteField]) says.push(other === undefined ? null : checkNumber(policy, other));
  says.push(beyond(policy, test));
  return says.flatMap((sentence) => (sentence === null ? [] : { path, says: sentence }));
}

/** A bound that the form lets nobody reach: a share over 100, 元 where 万元 are asked for. */
function beyond(policy: Policy, { field, gte, gt, lte, lt }: FieldTest): string | null {
  const [form = '', id, more] = field.split('.');
  const asked =
    more === undefined ? policy.forms[form]?.pages.flatMap(({ fields }) => fields).find((one) => one.id === id) : undefined;
  if (asked?.type !== 'number' && asked?.type !== 'money') return null;
  const { min = -Infinity, max = Infinity } = asked;
  const range = min === -Infinity ? `不超过 ${max}` : max === Infinity ? `不小于 ${min}` : `在 ${min} 到 ${max} 之间`;
  const never = (bound: number, side: string): string => `“${field}”${range}，不会是 ${bound} ${side}`;
  if (gte !== undefined && gte > max) return never(gte, '以上');
  if (gt !== undefined && gt >= max) return never(gt, '以上');
  if (lte !== undefined && lte < min) return never(lte, '以下');
  return lt !== undefined && lt <= min ? never(lt, '以下') : null;
}

/** The sentence to say where the fact at a path is no number; null where it is one. */
export function checkNumber(policy: Policy, path: string): string | null {
  const fact = factType(policy, path);
  if ('says' in fact) return fact.says;
  return fact.type.kind === 'number' ? null : `“${path}”不是数`;
}

function checkValue(field: string, type: FactType, value: string | number | boolean): string | null {
  const wrong = (expected: string): string => `“${field}”应与${expected}比较，写的是“${value}”`;
  switch (type.kind) {
    case 'number':
      return typeof value === 'number' ? null : wrong('数字');
    case 'boolean':
      return typeof value === 'boolean' ? null : wrong(' true 或 false ');
    case 'text':
      return typeof value === 'string' ? null : wrong('文本');
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? null : wrong('日期（如 2026-03-01）');
    default:
      if (type.options.includes(String(value)) && typeof value === 'string') return null;
      return `“${field}”不会是“${value}”${suggestion(String(value), type.options) || `，可写：${type.options.join('、')}`}`;
  }
}
