import type { Letter, Policy } from '../schema/index.js';
import type { Finding, PolicyPath } from './finding.js';

/** Numbers of projects, letters and registers hold the year and the count, so that no two are alike. */
export function checkNumbering(policy: Policy): Finding[] {
  return [
    ...check(policy.numbering, ['numbering']),
    ...Object.entries(policy.letters).flatMap(([id, letter]) => checkLetter(letter, ['letters', id])),
    ...Object.entries(policy.registers).flatMap(([id, { numbering }]) => check(numbering, ['registers', id, 'numbering'])),
  ];
}

/** An authority's letter is counted; a unit's carries the unit's own number, or none. */
function checkLetter({ numbering, numberFrom, sender }: Letter, path: PolicyPath): Finding[] {
  if (numbering !== undefined && numberFrom !== undefined) {
    return [{ path: [...path, 'numberFrom'], says: '编号只能有一种来源：numbering 和 numberFrom 请删去一个' }];
  }
  if (numbering !== undefined) return check(numbering, [...path, 'numbering']);
  if (numberFrom !== undefined || sender === 'unit') return [];
  return [{ path, says: '缺少编号：主管部门的文书要写 numbering，如 “云数审〔{year}〕{seq}号”' }];
}

function check(numbering: string, path: PolicyPath): Finding[] {
  const holes = [...numbering.matchAll(/\{[^}]*\}/g)].map(([hole]) => hole);
  const missing = ['{year}', '{seq}'].filter((hole) => !holes.includes(hole));
  const strange = holes.filter((hole) => hole !== '{year}' && hole !== '{seq}');
  return [
    ...missing.map((hole) => ({ path, says: `编号“${numbering}”缺少 ${hole}` })),
    ...strange.map((hole) => ({ path, says: `编号里不认识 ${hole}，只能用 {year} 和 {seq}` })),
  ];
}
