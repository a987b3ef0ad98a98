import type { Column, Field } from '../schema/index.js';
import type { Finding, PolicyPath } from './finding.js';

/** Nobody plans or reports of earlier years; as text no year is said in fewer signs (第一年). */
const EARLIEST = 1949;
const SIGNS = 3;

/** What asks for a year takes no 10: a number has a least year and a greatest, a text three signs at least. */
export function checkYear(asked: Field | Column, path: PolicyPath): Finding[] {
  const { label, type } = asked;
  if (!/年[度份]$/.test(label)) return [];
  if (type === 'text' && (asked.min ?? 0) < SIGNS) {
    return [{ path, says: `“${label}”是年份，请写 min: ${String(SIGNS)} 或以上，否则会收下“10”这样的答案` }];
  }
  if (type !== 'number' || ((asked.min ?? 0) >= EARLIEST && asked.max !== undefined)) return [];
  return [{ path, says: `“${label}”是年份，请写最早和最晚的年份，如 min: 2000、max: 2100，否则会收下“10”这样的答案` }];
}
