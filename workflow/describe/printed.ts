import type { Policy } from '../../policies/schema/index.js';
import type { FactReader } from '../facts.js';
import { formatNumber } from '../forms/money.js';
import { digitsOf } from '../forms/show.js';
import { chineseDate, isCivilDate } from '../time/civil.js';
import { codeName, policyWords } from './words.js';

/**
 * A fact as a document prints it: 2026年9月24日, 56.65万元, 12个月, 是, 网站建设、其他, 通过; nothing where nothing is known,
 * so that no blank says something.
 */
export function printedFact(policy: Policy, path: string, read: FactReader): string {
  const fact = read(path);
  if (fact === null) return '';
  if (typeof fact === 'boolean') return fact ? '是' : '否';
  if (typeof fact === 'object') return fact.join('、');
  if (typeof fact === 'number') return `${digits(policy, path, fact)}${policyWords(policy).unitOf(path)}`;
  return isCivilDate(fact) ? chineseDate(fact) : (codeName(policy, path, fact) ?? fact);
}

function digits(policy: Policy, path: string, value: number): string {
  const [form = '', id = ''] = path.split('.');
  const field = policy.forms[form]?.pages.flatMap(({ fields }) => fields).find((candidate) => candidate.id === id);
  return field?.type === 'number' ? digitsOf(field, value) : formatNumber(value);
}
