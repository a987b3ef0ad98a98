import { describe, expect, it } from 'vitest';
import type { Condition } from '../../policies/schema/index.js';
import { holds, holdsIf, unmet } from '../../workflow/condition.js';
import type { Fact, FactReader } from '../../workflow/facts.js';

const FACTS: Readonly<Record<string, Fact>> = {
  ten: 10,
  zero: 0,
  word: '新建',
  empty: '',
  yes: true,
  no: false,
  some: ['政务', '民生'],
  none: [],
};
const read: FactReader = (path) => FACTS[path] ?? null;

describe('a condition', () => {
  it.each<[boolean, Condition]>([
    [true, { field: 'word', eq: '新建' }],
    [false, { field: 'word', eq: '扩建' }],
    [false, { field: 'missing', eq: '新建' }],
    [true, { field: 'no', eq: false }],
    [false, { field: 'missing', eq: false }],
    [true, { field: 'some', eq: '民生' }],
    [false, { field: 'some', eq: '应急' }],
    [true, { field: 'some', in: ['应急', '民生'] }],
    [false, { field: 'none', in: ['应急', '民生'] }],
    [false, { field: 'ten', eq: '10' }],
    [true, { field: 'ten', gte: 10 }],
    [false, { field: 'ten', gt: 10 }],
    [true, { field: 'ten', lte: 10 }],
    [false, { field: 'ten', lt: 10 }],
    [false, { field: 'ten', gte: 5, lt: 10 }],
    [true, { field: 'ten', gte: 5, lt: 11 }],
    [false, { field: 'word', gte: 0 }],
    [false, { field: 'missing', lt: 5 }],
    [true, { field: 'ten', gtField: 'zero' }],
    [false, { field: 'ten', gtField: 'ten' }],
    [true, { field: 'ten', lteField: 'ten' }],
    [false, { field: 'ten', gtField: 'missing' }],
    [false, { field: 'missing', lteField: 'ten' }],
  ])('is %s on the facts: %j', (expected, condition) => {
    expect(holds(condition, read)).toBe(expected);
  });

  it.each([
    ['zero', true],
    ['yes', true],
    ['some', true],
    ['missing', false],
    ['empty', false],
    ['no', false],
    ['none', false],
  ])('knows whether %s is there: %s', (field, there) => {
    expect(holds({ field, exists: true }, read)).toBe(there);
    expect(holds({ field, exists: false }, read)).toBe(!there);
  });

  it('joins others', () => {
    const is: Condition = { field: 'word', eq: '新建' };
    const isNot: Condition = { field: 'word', eq: '扩建' };
    expect([holds({ all: [is, is] }, read), holds({ all: [is, isNot] }, read)]).toEqual([true, false]);
    expect([holds({ any: [isNot, is] }, read), holds({ any: [isNot, isNot] }, read)]).toEqual([true, false]);
    expect(holds({ not: { all: [is, { not: isNot }] } }, read)).toBe(false);
  });

  it('holds always where there is none', () => {
    expect(holdsIf(undefined, read)).toBe(true);
    expect(holdsIf({ field: 'missing', exists: true }, read)).toBe(false);
  });
});

it('is told by the parts that do not hold where all have to, and whole where one is enough', () => {
  const met: Condition = { field: 'yes', eq: true };
  const built: Condition = { field: 'word', eq: '扩建' };
  const busy: Condition = { field: 'yes', eq: false };
  const either: Condition = { any: [built, busy] };
  expect(unmet({ all: [met, built] }, read)).toEqual(built);
  expect(unmet({ all: [met, { all: [busy, met] }, either] }, read)).toEqual({ all: [busy, either] });
  expect(unmet(either, read)).toEqual(either);
});
