import type { Policy } from '../schema/index.js';
import { checkNumber } from './conditions.js';
import type { Finding } from './finding.js';
import { suggestion } from './nearest.js';

/** Documents are checked by outlines that exist, each of use, with sums that can be compared and names that can be matched. */
export function checkOutlines(policy: Policy): Finding[] {
  const ids = Object.keys(policy.outlines);
  const named = Object.entries(policy.materials).flatMap(([material, { check }]) =>
    check === undefined ? [] : [{ material, check }],
  );
  return [
    ...named.flatMap(({ material, check }) =>
      ids.includes(check)
        ? []
        : [{ path: ['materials', material, 'check'], says: `没有大纲“${check}”${suggestion(check, ids)}` }],
    ),
    ...Object.entries(policy.outlines).flatMap(([id, { naming, total }]) => {
      const at = ['outlines', id];
      const unfit = total === undefined ? null : checkNumber(policy, total.field);
      return [
        ...(named.some(({ check }) => check === id) ? [] : [{ path: at, says: `大纲“${id}”没有材料使用（材料的 check）` }]),
        ...(unfit === null ? [] : [{ path: [...at, 'total', 'field'], says: unfit }]),
        ...(naming === undefined || isPattern(naming.pattern)
          ? []
          : [{ path: [...at, 'naming', 'pattern'], says: `“${naming.pattern}”不是正则表达式` }]),
      ];
    }),
  ];
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text.replace('{{项目名称}}', '')).source !== '';
  } catch {
    return false;
  }
}
