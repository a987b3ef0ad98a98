import type { WorkCalendar } from '../time/calendar.js';
import { addDays, type CivilDate, daysBetween, formatDate } from '../time/civil.js';

export interface Suggestion {
  readonly on: CivilDate;
  readonly why: string;
}

/**
 * The date that a meeting's rhythm suggests: `everyDays` after the last one, on a working day, not before today. Null
 * where there is no rhythm or no last one.
 */
export function suggestDate(
  { everyDays, lastOn }: { readonly everyDays: number | undefined; readonly lastOn: CivilDate | null },
  today: CivilDate,
  calendar: WorkCalendar,
): Suggestion | null {
  if (everyDays === undefined || lastOn === null) return null;
  const due = addDays(lastOn, everyDays);
  const overdue = daysBetween(today, due) < 0;
  const from = overdue ? today : due;
  const on = calendar.nextWorkday(from);
  const reasons = [`上次会议在${formatDate(lastOn)}，一般${rhythm(everyDays)}一次`];
  if (overdue) reasons.push('间隔已过，安排在最近的工作日');
  else if (on !== due) reasons.push(`${formatDate(due)}是${calendar.nameOf(due)}，顺延到下一个工作日`);
  return { on, why: reasons.join('；') };
}

function rhythm(days: number): string {
  if (days === 14) return '两周';
  return days % 7 === 0 ? `每 ${String(days / 7)} 周` : `每 ${String(days)} 天`;
}
