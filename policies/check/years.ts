import type { Column, Field } from '../schema/index.js';
import type { Finding, PolicyPath } from './finding.js';

/** Nobody plans or reports of earlier years. */
const EARLIEST = 1949;

/** What asks for a year says so, so that it takes no 10年; a number has a least year and a greatest too. */
export function checkYear(asked: Field | Column, path: PolicyPath): Finding[] {
  const { label, type } = asked;
  if (!/年[度份]$/.test(label) || (type !== 'text' && type !== 'number')) return [];
  if (asked.year !== true) return [{ path, says: `“${label}”是年份，请写 year: true，否则会收下“10年”这样的答案` }];
  if (type === 'text' || ((asked.min ?? 0) >= EARLIEST && asked.max !== undefined)) return [];
  return [{ path, says: `“${label}”是年份，请写最早和最晚的年份，如 min: 2000、max: 2100，否则会收下“1900”这样的答案` }];
}
