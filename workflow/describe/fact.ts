import type { Policy } from '../../policies/schema/index.js';
import type { FactReader } from '../facts.js';
import { withUnit } from '../forms/money.js';
import { pathLabel } from './path.js';
import { besideValue } from './unit.js';
import { policyWords } from './words.js';

/** What a fact is now, as people read it: 56.65 万元, “通过”, 已上传, 尚无. */
export function factText(policy: Policy, path: string, read: FactReader): string {
  const fact = read(path);
  const [head] = path.split('.');
  if (head === 'material') return fact === true ? '已上传' : '未上传';
  if (head === 'open' || head === 'flag') return fact === true ? '是' : '否';
  if (fact === null || fact === '') return head === 'done' ? '尚未办结' : '尚无';
  if (typeof fact === 'object') return fact.join('、');
  const words = policyWords(policy);
  const value = words.valueOf(path, fact);
  return typeof fact === 'number' ? withUnit(value, words.unitOf(path)) : value;
}

/** `已付金额：20.1 万元`: a fact with its name; the unit stands with the value. */
export function factLine(policy: Policy, path: string, read: FactReader): string {
  const text = factText(policy, path, read);
  return `${besideValue(pathLabel(policy, path), text)}：${text}`;
}
