import { Temporal } from 'temporal-polyfill';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** `2026-09-18` → `2026年9月18日（周五）`. Throws RangeError on anything that is no civil date. */
export function longDate(date: string): string {
  return `${Temporal.PlainDate.from(date).year}年${shortDate(date)}`;
}

/** `2026-09-18` → `9月18日（周五）`. */
export function shortDate(date: string): string {
  const { month, day } = Temporal.PlainDate.from(date);
  return `${month}月${day}日（${weekday(date)}）`;
}

export function weekday(date: string): string {
  return `周${WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? ''}`;
}

/** Epoch ms → `9月18日 14:05`, Beijing time. */
export function moment(at: number): string {
  const { month, day, hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('+08:00');
  return `${month}月${day}日 ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 万元 → `1,234.5 万元`, exact to the 分. */
export function wan(amount: number): string {
  return `${number(amount)} 万元`;
}

/** A number as people write it, with at most six decimals and none that say nothing. */
export function number(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 6 });
}
