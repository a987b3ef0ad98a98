import { expect, it } from 'vitest';
import type { Case } from '../../../handlers/core/case/project-case.js';
import { warningsOf } from '../../../handlers/present/warnings.js';
import type { FactReader } from '../../../workflow/facts.js';
import { bookOf, SHIPPED } from '../../support/policies.js';

const policy = (await bookOf(SHIPPED)).current('gongshu');

function warnings(facts: Readonly<Record<string, number>>): string[] {
  const read: FactReader = (path) => facts[path] ?? null;
  return warningsOf({ policy, read } as unknown as Case);
}

it('warns of a contract above the price cap, with both figures, and of nothing else', () => {
  expect(warnings({ 'contract.amount': 48.500001, 'priceCap.cap': 48.5 })).toEqual([
    '合同金额高于采购最高限价，请核对（合同金额 48.500001 万元，采购最高限价 48.5 万元）',
  ]);
  expect(warnings({ 'contract.amount': 48.5, 'priceCap.cap': 48.5 })).toEqual([]);
  expect(warnings({ 'contract.amount': 48.5 })).toEqual([]);
  expect(warnings({})).toEqual([]);
});
