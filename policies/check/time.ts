import type { Policy } from '../schema/index.js';
import type { Finding } from './finding.js';
import { suggestion } from './nearest.js';
import { lengthsOf } from './places.js';
import { repeated } from './repeated.js';

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The roles that the built-in ladder copies; a policy that uses it has them, or writes its own `default`. */
export const DEFAULT_COPIES = ['unitLead', 'office'];

/** Deadlines name a ladder that exists (`default` always does) and a day that every year but one in four may have. */
export function checkTime(policy: Policy): Finding[] {
  const ladders = ['default', ...Object.keys(policy.ladders)];
  const deadlines = Object.entries(policy.deadlines).flatMap(([id, { ladder }]): Finding[] => {
    const at = ['deadlines', id];
    const unknown = ladders.includes(ladder)
      ? []
      : [{ path: [...at, 'ladder'], says: `没有提醒阶梯“${ladder}”${suggestion(ladder, ladders)}` }];
    const absent = DEFAULT_COPIES.filter((name) => !Object.hasOwn(policy.roles, name));
    const uncopied =
      ladder !== 'default' || Object.hasOwn(policy.ladders, 'default')
        ? []
        : absent.map((name) => ({
            path: at,
            says: `默认提醒阶梯会抄送“${name}”，但没有这个角色；请加上角色，或另写 ladders.default`,
          }));
    return [...unknown, ...uncopied];
  });
  const wrongDays = lengthsOf(policy).flatMap(({ count, path }): Finding[] =>
    'fixed' in count && !isDay(count.fixed) ? [{ path: [...path, 'fixed'], says: `没有“${count.fixed}”这一天（月-日）` }] : [],
  );
  const rungs = Object.entries(policy.ladders).flatMap(([id, { rungs: steps }]) =>
    repeated(
      '提前量',
      steps.map(({ offset }, index) => ({ id: String(offset), path: ['ladders', id, 'rungs', index, 'offset'] })),
    ),
  );
  return [...deadlines, ...wrongDays, ...rungs, ...checkForce(policy)];
}

function isDay(monthDay: string): boolean {
  const [month = 0, day = 0] = monthDay.split('-').map(Number);
  return day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

function checkForce({ instrument: { from, until } }: Policy): Finding[] {
  const wrong = (['from', 'until'] as const).filter((key) => {
    const date = key === 'from' ? from : until;
    return date !== null && !isDay(date.slice(5));
  });
  const findings = wrong.map((key) => ({ path: ['instrument', key], says: '没有这一天，请写成 2026-03-01 的形式' }));
  if (from === null || until === null || from <= until) return findings;
  return [...findings, { path: ['instrument', 'until'], says: `失效日期 ${until} 早于施行日期 ${from}` }];
}
