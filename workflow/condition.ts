import type { Condition, FieldTest } from '../policies/schema/index.js';
import type { Fact, FactReader } from './facts.js';

/** Whether a condition holds on the facts. A fact that is missing fails every comparison, and satisfies `exists: false`. */
export function holds(condition: Condition, read: FactReader): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, read));
  if ('any' in condition) return condition.any.some((part) => holds(part, read));
  if ('not' in condition) return !holds(condition.not, read);
  return testField(condition, read);
}

/** Of a condition that does not hold: the parts because of which it does not, where all of them have to. */
export function unmet(condition: Condition, read: FactReader): Condition {
  if (!('all' in condition)) return condition;
  const parts = condition.all.filter((part) => !holds(part, read)).map((part) => unmet(part, read));
  const [only, next] = parts;
  return only !== undefined && next === undefined ? only : { all: parts };
}

/** No condition means always. */
export function holdsIf(condition: Condition | undefined, read: FactReader): boolean {
  return condition === undefined || holds(condition, read);
}

function testField(test: FieldTest, read: FactReader): boolean {
  const fact = read(test.field);
  const checks: boolean[] = [];
  if (test.exists !== undefined) checks.push(isPresent(fact) === test.exists);
  if (test.eq !== undefined) checks.push(equals(fact, test.eq));
  if (test.in !== undefined) checks.push(test.in.some((value) => equals(fact, value)));
  if (test.gte !== undefined) checks.push(typeof fact === 'number' && fact >= test.gte);
  if (test.gt !== undefined) checks.push(typeof fact === 'number' && fact > test.gt);
  if (test.lte !== undefined) checks.push(typeof fact === 'number' && fact <= test.lte);
  if (test.lt !== undefined) checks.push(typeof fact === 'number' && fact < test.lt);
  if (test.gtField !== undefined) checks.push(compare(fact, read(test.gtField), (a, b) => a > b));
  if (test.lteField !== undefined) checks.push(compare(fact, read(test.lteField), (a, b) => a <= b));
  return checks.every(Boolean);
}

/** `eq` on a list of chosen options asks whether the option is among them. */
function equals(fact: Fact, value: string | number | boolean): boolean {
  return Array.isArray(fact) ? fact.includes(String(value)) : fact === value;
}

function compare(a: Fact, b: Fact, test: (a: number, b: number) => boolean): boolean {
  return typeof a === 'number' && typeof b === 'number' && test(a, b);
}

function isPresent(fact: Fact): boolean {
  return fact !== null && fact !== '' && fact !== false && !(Array.isArray(fact) && fact.length === 0);
}
