import type { Policy } from '../schema/index.js';
import type { Finding } from './finding.js';
import { suggestion } from './nearest.js';
import { repeated } from './repeated.js';

/** The roles that the built-in ladder copies, by whose the clock is; a policy that uses it has them, or writes its own `default`. */
export const DEFAULT_COPIES = { unit: ['unitLead', 'office'], office: ['office'] } as const;

/** Deadlines name a ladder that exists (`default` always does). */
export function checkTime(policy: Policy): Finding[] {
  const ladders = ['default', ...Object.keys(policy.ladders)];
  const deadlines = Object.entries(policy.deadlines).flatMap(([id, { ladder, holder }]): Finding[] => {
    const at = ['deadlines', id];
    const unknown = ladders.includes(ladder)
      ? []
      : [{ path: [...at, 'ladder'], says: `没有提醒阶梯“${ladder}”${suggestion(ladder, ladders)}` }];
    const copies = policy.roles[holder]?.scope === 'jurisdiction' ? DEFAULT_COPIES.office : DEFAULT_COPIES.unit;
    const absent = copies.filter((name) => !Object.hasOwn(policy.roles, name));
    const uncopied =
      ladder !== 'default' || Object.hasOwn(policy.ladders, 'default')
        ? []
        : absent.map((name) => ({
            path: at,
            says: `默认提醒阶梯会抄送“${name}”，但没有这个角色；请加上角色，或另写 ladders.default`,
          }));
    return [...unknown, ...uncopied];
  });
  const rungs = Object.entries(policy.ladders).flatMap(([id, { rungs: steps }]) =>
    repeated(
      '提前量',
      steps.map(({ offset }, index) => ({ id: String(offset), path: ['ladders', id, 'rungs', index, 'offset'] })),
    ),
  );
  return [...deadlines, ...rungs, ...checkForce(policy)];
}

function checkForce({ instrument: { from, until } }: Policy): Finding[] {
  if (from === null || until === null || from <= until) return [];
  return [{ path: ['instrument', 'until'], says: `失效日期 ${until} 早于施行日期 ${from}` }];
}
