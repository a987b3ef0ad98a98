import type { Bound, Count, Deadline, Point, Policy } from '../../policies/schema/index.js';
import { UNITS } from '../time/count.js';
import { pathLabel } from './path.js';

/**
 * A point of a project's life in Chinese, to stand after 从: 合同签订日期, “终验”办结之日, 预算年度的上一年9月30日.
 * `task` is the one whose opening `opened` means.
 */
export function pointText(policy: Policy, point: Point, task: string): string {
  if (point === 'opened') return `“${taskName(policy, task)}”开始之日`;
  if ('field' in point) return bare(pathLabel(policy, point.field));
  if ('done' in point) {
    const outcome = point.outcome === undefined ? undefined : policy.tasks[point.done]?.outcomes[point.outcome]?.label;
    return `“${taskName(policy, point.done)}”${outcome === undefined ? '办结' : `为“${outcome}”`}之日`;
  }
  if ('yearOf' in point) {
    return `${bare(pathLabel(policy, point.yearOf))}${YEARS.get(point.years) ?? yearsText(point.years)} ${monthDay(point.day)}`;
  }
  if ('after' in point) return `${boundText(policy, { from: point.after, count: point.count }, task)}期满之日`;
  return `${point.latest.map((each) => pointText(policy, each, task)).join('、')}中最晚的一天`;
}

/** A point, or so much after it: 合同签订日期后3个月. */
export function boundText(policy: Policy, { from, count }: Bound, task: string): string {
  const point = pointText(policy, from, task);
  return count === undefined ? point : `${point}后 ${countText(count)}`;
}

/** The length of a deadline: 5 个工作日, 6 个月, 每年 12 月 31 日, “试运行期”填报的月数, with what counts where none was filled in. */
export function periodText(policy: Policy, count: Deadline['count']): string {
  if ('fixed' in count) return `每年 ${monthDay(count.fixed)}`;
  if ('n' in count) return countText(count);
  const filled = `“${bare(pathLabel(policy, count.field))}”填报的${NAMES[count.unit]}`;
  return count.else === undefined ? filled : `${filled}，没有填报的按 ${countText({ n: count.else, unit: count.unit })}`;
}

/** The same of a deadline, with what it becomes once it is extended. */
export function lengthText(policy: Policy, { count, extended }: Deadline): string {
  const own = periodText(policy, count);
  return extended === undefined ? own : `${own}；${extended.because}的，延长${periodText(policy, extended.count)}`;
}

function countText({ n, unit }: Count): string {
  return `${String(n)} ${UNITS[unit]}`;
}

const NAMES = { wd: '工作日数', d: '天数', m: '月数', y: '年数' } as const satisfies Record<Count['unit'], string>;
const YEARS: ReadonlyMap<number, string> = new Map([
  [0, '当年'],
  [-1, '的上一年'],
  [1, '的下一年'],
]);

function yearsText(years: number): string {
  return years < 0 ? `之前第 ${String(-years)} 年` : `之后第 ${String(years)} 年`;
}

function monthDay(day: string): string {
  return `${String(Number(day.slice(0, 2)))} 月 ${String(Number(day.slice(3)))} 日`;
}

function taskName(policy: Policy, task: string): string {
  return policy.tasks[task]?.name ?? task;
}

/** A label without its unit or hint in brackets. */
function bare(label: string): string {
  return label.replace(/[（(][^（()）]*[)）]$/, '');
}
