import type { WorkCalendar } from './calendar.js';
import { civilDate, instantOf, MINUTE_MS, minuteOfDay } from './civil.js';

const OPENS = 8 * 60 + 30;
const CLOSES = 17 * 60 + 30;
/** The platform is busiest on the full and half hours: reminders keep this many minutes away from them. */
const CROWDED_MINUTES = 2;

/** When the day's digest goes out: 08:37, in minutes since midnight. */
export const DIGEST_MINUTE = 8 * 60 + 37;

/** Reminders come on working days only, from 08:30 to 17:30, and never around the full and half hour. */
export function mayRemind(nowMs: number, calendar: WorkCalendar): boolean {
  return calendar.isWorkday(civilDate(nowMs)) && allowed(minuteOfDay(nowMs));
}

/** Whether it is a working day between 08:30 and 17:30, crowded minutes too. */
export function isWorkingTime(nowMs: number, calendar: WorkCalendar): boolean {
  const minute = minuteOfDay(nowMs);
  return calendar.isWorkday(civilDate(nowMs)) && minute >= OPENS && minute < CLOSES;
}

/**
 * The earliest instant, not before `nowMs` nor before `atMinute` of its day, at which a reminder may go out. A minute
 * outside the hours moves to the nearest one inside, so that a digest set for 20:00 is not lost. When it is already
 * allowed, that is `nowMs` itself: what was missed while the process was down goes out at once.
 */
export function nextReminderAt(nowMs: number, calendar: WorkCalendar, atMinute: number = DIGEST_MINUTE): number {
  const today = civilDate(nowMs);
  const from = firstAllowed(atMinute) ?? LAST_ALLOWED;
  if (calendar.isWorkday(today)) {
    const minute = minuteOfDay(nowMs);
    if (minute >= from && allowed(minute)) return nowMs;
    const next = firstAllowed(Math.max(from, minute));
    if (next !== null) return startOf(today, next);
  }
  return startOf(calendar.addWorkdays(today, 1), from);
}

function allowed(minute: number): boolean {
  const intoHalfHour = minute % 30;
  const crowded = intoHalfHour <= CROWDED_MINUTES || intoHalfHour >= 30 - CROWDED_MINUTES;
  return minute >= OPENS && minute < CLOSES && !crowded;
}

function firstAllowed(minute: number): number | null {
  for (let at = Math.max(minute, OPENS); at < CLOSES; at += 1) if (allowed(at)) return at;
  return null;
}

const LAST_ALLOWED = CLOSES - CROWDED_MINUTES - 1;

function startOf(date: string, minute: number): number {
  return instantOf(date, '00:00') + minute * MINUTE_MS;
}
