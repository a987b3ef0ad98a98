import { addDays, daysBetween, weekdayName } from '../../workflow/time/civil.js';
import { button, fields, table, text } from './build.js';
import { withLasting } from './lasting.js';
import type { CountView, DeadlineView } from './props.js';
import type { Block, BlockOf, Button } from './tree.js';
import { say } from './wording.js';

/** Working days that somebody still plans by; of more than these the date alone says something. */
const COUNTED = 60;

/** 还剩 2 个工作日 / 今天到期 / 已逾期 1 个工作日 / 已按时完成 / 到期未办结 …, without the date; of a far one 到期, to be said after its date. */
export function leftText(deadline: DeadlineView): string {
  const left = counted(deadline);
  if (left !== null) return daysLeftText(left, deadline.days ?? 0);
  return say(deadline.state === 'missed' ? 'deadline.lapsed' : `deadline.${deadline.state}`);
}

/** The working days that are left of one that still counts. */
function counted({ left, state }: DeadlineView): number | null {
  return state === 'running' || state === 'missed' ? left : null;
}

/** The same of the working days that are left and the calendar days, both negative once its day has passed. */
export function daysLeftText(left: number, days: number): string {
  if (left < 0) return say('deadline.late', { days: -left });
  if (left === 0) return lastDayText(days);
  return isFar(left) ? say('deadline.far') : say('deadline.left', { days: left });
}

/** Whether so many working days are left that nobody counts them. */
export function isFar(left: number): boolean {
  return left > COUNTED;
}

/** No working day is left: its day is today, or has passed or is still to come with days off only in between. `days`: calendar days. */
function lastDayText(days: number): string {
  if (days < 0) return say('deadline.missed');
  return days === 0 ? say('deadline.today') : say('deadline.lastDays', { days });
}

/** Whether its day is over. */
export function isPast({ left, days, state }: DeadlineView): boolean {
  return state === 'missed' || (left ?? 0) < 0 || (days ?? 0) < 0;
}

/** 9月24日（周四）（暂估），还剩 2 个工作日; of a far one 2028年9月22日（周五）到期; of a window that is still closed, from when to when. */
export function dueText(deadline: DeadlineView): string {
  const { dueOn, otherYear, opensOn } = deadline;
  const days = { dueOn, otherYear, provisional: !deadline.certain };
  return opensOn === null
    ? say('deadline.due', { ...days, left: leftText(deadline), far: isFar(counted(deadline) ?? 0) })
    : say('deadline.window', { ...days, opensOn });
}

/** The same where it stays written: 截止 9月24日（周四）, without a count of days that goes on; how late it is, with the day on which it was so. */
function lastingDueText(deadline: DeadlineView): string {
  const { dueOn, otherYear, opensOn, certain, days } = deadline;
  const left = counted(deadline);
  if (left === null || opensOn !== null) return dueText(deadline);
  const lateDays = days === null ? 0 : Math.max(0, -left);
  const asOf = addDays(dueOn, -(days ?? 0));
  return say('deadline.dueBy', { dueOn, otherYear, provisional: !certain, late: isPast(deadline), lateDays, asOf });
}

/** A text that says until when, of whatever else it says; `make` gets the words for the time, null where there is none. */
export function dueBlock(deadline: DeadlineView | null, make: (due: string | null) => string): BlockOf<'text'> {
  const lasting = deadline === null ? null : lastingDueText(deadline);
  return withLasting(text(make(deadline === null ? null : dueText(deadline))), make(lasting));
}

/** A line that says what is due and when, in the colour of its urgency. */
export function dueLine(deadline: DeadlineView): BlockOf<'text'> {
  const { name, article } = deadline;
  const line = dueBlock(deadline, (due) => say('deadline.line', { name, due, article }));
  return isUrgent(deadline) ? { ...line, emphasis: 'warn' } : line;
}

/** Every deadline on a card has this button beside it. */
export function whyButton({ id, name }: DeadlineView, named = false): Button {
  return button(named ? `为什么：${name}` : '为什么', { verb: 'deadline.why', deadline: id }, 'link');
}

export function isUrgent({ left, state, opensOn }: DeadlineView): boolean {
  return state === 'missed' || (state === 'running' && left !== null && left <= 1 && opensOn === null);
}

/** The rows of a count that fit on one card: the beginning and the end, with a gap said where days were left out. */
const DAYS_SHOWN = 40;

/** Start, due date, and the count day by day; of a date of the year the date alone. */
export function countBlocks(count: CountView): readonly (Block | null)[] {
  const { startOn, dueOn, certain, fixed } = count;
  const rows = countRows(count);
  const gap = [`（中间 ${rows.length - DAYS_SHOWN} 天略）`, '', '', ''];
  const shown = rows.length <= DAYS_SHOWN ? rows : [...rows.slice(0, DAYS_SHOWN - 10), gap, ...rows.slice(-10)];
  return [
    fields([
      ['起算', fixed ? null : say('deadline.startValue', { startOn })],
      ['截止', say('deadline.dueValue', { dueOn, provisional: !certain })],
    ]),
    table(['日期', '星期', '计数', '说明'], shown),
  ];
}

/** What is said under a count: by which rules it was made. */
export function countAdvice({ fixed }: CountView): string {
  return say(fixed ? 'deadline.fixedAdvice' : 'deadline.countedAdvice');
}

/** Each day with its weekday, which one it is, and why; none of a date of the year. */
export function countRows(count: CountView): readonly (readonly [date: string, weekday: string, counted: string, why: string])[] {
  if (count.fixed) return [];
  return count.days.map(({ date, counted, why }, at) => [
    date,
    weekdayName(date),
    counted ? countedText(count, at) : '不计',
    why,
  ]);
}

/** Whether each day is listed; of a period only its corners are. */
export function isListed({ startOn, days }: CountView): boolean {
  return days[1] !== undefined && days[1].date === addDays(startOn, 1);
}

/** Where every day is listed, which one it is; of a period the last one says how long it was. */
function countedText(count: CountView, at: number): string {
  const { startOn, days } = count;
  if (isListed(count)) return `第 ${String(days.slice(0, at + 1).filter(({ counted }) => counted).length)} 天`;
  return `起算后第 ${String(daysBetween(startOn, days[at]?.date ?? startOn))} 天`;
}
