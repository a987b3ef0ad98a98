import type { Deadline } from '../../policies/schema/index.js';
import { UNITS } from '../../workflow/time/count.js';

/** 5 个工作日, 6 个月, 每年 12 月 31 日; 填报的期限 where a form says how long. */
export function periodText(count: Deadline['count']): string {
  if ('fixed' in count) return `每年 ${String(Number(count.fixed.slice(0, 2)))} 月 ${String(Number(count.fixed.slice(3)))} 日`;
  return 'field' in count ? `填报的期限（${UNITS[count.unit].replace('个', '')}）` : `${String(count.n)} ${UNITS[count.unit]}`;
}
