/**
 * Civil dates (`yyyy-mm-dd`) and instants (epoch ms) in Asia/Shanghai, which is UTC+8 without daylight saving time.
 * Integer arithmetic only: the process's own time zone has no say. A date that does not exist throws a RangeError.
 */
export type CivilDate = string;

export const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The civil date of an instant. */
export function civilDate(ms: number): CivilDate {
  return dateOfDayNumber(Math.floor((ms + OFFSET_MS) / DAY_MS));
}

/** Minutes since midnight, 0 to 1439. */
export function minuteOfDay(ms: number): number {
  const day = ms + OFFSET_MS;
  return Math.floor((day - Math.floor(day / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/** The instant of a wall-clock time `HH:mm`; `24:00` is the end of the day. */
export function instantOf(date: CivilDate, time: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time);
  if (match === null) throw new RangeError(`不是时间：${time}`);
  const minutes = match[1] === undefined ? 1440 : Number(match[1]) * 60 + Number(match[2]);
  return dayNumber(date) * DAY_MS - OFFSET_MS + minutes * MINUTE_MS;
}

/** Whether the text is a date of the calendar, written `yyyy-mm-dd`. */
export function isCivilDate(text: string): text is CivilDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const [year, month, day] = partsOf(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function addDays(date: CivilDate, n: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + n);
}

/** The corresponding day `n` months on, or the month's last day where there is none (民法典 第二百零二条). */
export function addMonths(date: CivilDate, n: number): CivilDate {
  assertDate(date);
  const [year, month, day] = partsOf(date);
  const months = year * 12 + month - 1 + n;
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  return write(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

export function addYears(date: CivilDate, n: number): CivilDate {
  return addMonths(date, n * 12);
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CivilDate, b: CivilDate): number {
  return dayNumber(b) - dayNumber(a);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: CivilDate): number {
  return weekdayOfDayNumber(dayNumber(date));
}

/** `周四` */
export function weekdayName(date: CivilDate): string {
  return WEEKDAYS[weekday(date) - 1] ?? '';
}

/** `2026年9月24日`, as a letter is dated. */
export function chineseDate(date: CivilDate): string {
  const [year, month, day] = partsOf(date);
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

/** `9月24日（周四）`; with `year` also `2026年`. */
export function formatDate(date: CivilDate, { year = false }: { year?: boolean } = {}): string {
  const written = chineseDate(date);
  const from = year ? 0 : written.indexOf('年') + 1;
  return `${written.slice(from)}（${weekdayName(date)}）`;
}

/** `9月24日 15:07`. */
export function formatInstant(ms: number): string {
  const [, month, day] = partsOf(civilDate(ms));
  const minute = minuteOfDay(ms);
  return `${String(month)}月${String(day)}日 ${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`;
}

/** `2026年9月24日 15:07`: for what is read years later. */
export function longInstant(ms: number): string {
  return `${String(partsOf(civilDate(ms))[0])}年${formatInstant(ms)}`;
}

/** `9月24日 15:07`, with the year where it is another than that of `beside`: of now, or of what stands before it with its own. */
export function instantBeside(ms: number, beside: number): string {
  return yearOf(civilDate(ms)) === yearOf(civilDate(beside)) ? formatInstant(ms) : longInstant(ms);
}

/** `9月24日（周四）`, with the year where it is another than that of the instant at which it was said. */
export function dateSaidAt(date: CivilDate, at: number): string {
  return formatDate(date, { year: yearOf(date) !== yearOf(civilDate(at)) });
}

function yearOf(date: CivilDate): number {
  return partsOf(date)[0];
}

/** Days since 1970-01-01 (era arithmetic on years that begin in March, so that the leap day comes last). */
export function dayNumber(date: CivilDate): number {
  assertDate(date);
  const [year, month, day] = partsOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The reverse of `dayNumber`. */
export function dateOfDayNumber(n: number): CivilDate {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return write(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

export function weekdayOfDayNumber(n: number): number {
  const sinceMonday = (n + 3) % 7;
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}

export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** `yyyy-mm-dd` from its parts; null where there is no such day. */
export function dateFrom(year: number, month: number, day: number): CivilDate | null {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isCivilDate(text) ? text : null;
}

/** Year, month and day of a date. */
export function partsOf(date: CivilDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function assertDate(date: CivilDate): void {
  if (!isCivilDate(date)) throw new RangeError(`没有这一天：${date}`);
}

function write(year: number, month: number, day: number): CivilDate {
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`年份超出范围：${String(year)}`);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
