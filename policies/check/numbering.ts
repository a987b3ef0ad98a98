import type { Policy } from '../schema/index.js';
import type { Finding, PolicyPath } from './finding.js';

/** Numbers of projects and letters hold the year and the count, so that no two are alike. */
export function checkNumbering(policy: Policy): Finding[] {
  return [
    ...check(policy.numbering, ['numbering']),
    ...Object.entries(policy.letters).flatMap(([id, { numbering }]) => check(numbering, ['letters', id, 'numbering'])),
  ];
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
