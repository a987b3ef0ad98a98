import { dueText, isPast, leftText } from '../../../cards/kit/deadlines.js';
import { type CalendarDay, calendarReading, type DueOf } from '../../../handlers/reading/calendar.js';
import { addMonths, formatDate, partsOf } from '../../../workflow/time/civil.js';
import { dueView } from '../../render/item.js';
import { addressOf } from '../../render/pager.js';
import { renderView } from '../../render/view.js';
import { meetingPlace } from '../../where.js';
import { readingPage } from './page.js';

/** In one day's cell; the list below has all of them. */
const IN_CELL = 4;

/** `GET /pages/calendar?month=yyyy-mm&whose=all` */
export const calendar = readingPage(
  (context, { word }) => calendarReading(context, word('month'), word('whose') === 'all'),
  ({ month, today, weeks, earlier, earlierMore, all, oversees }) => {
    const [year, no] = partsOf(`${month}-01`);
    const to = (months: number): string =>
      addressOf('/pages/calendar', { month: addMonths(`${month}-01`, months).slice(0, 7), whose });
    const whose = oversees && all ? 'all' : '';
    const busy = weeks.flat().filter((day) => day.inMonth && day.deadlines.length + day.meetings.length > 0);
    const main = renderView('calendar', {
      title: `${String(year)}年${String(no)}月`,
      before: to(-1),
      after: to(1),
      now: addressOf('/pages/calendar', { whose }),
      switch: oversees
        ? {
            label: all ? '只看由我负责的' : '看全部项目的',
            href: addressOf('/pages/calendar', { month, whose: all ? '' : 'all' }),
          }
        : null,
      weeks: weeks.map((week) => week.map((day) => dayView(day, today))),
      earlier: earlier.map((due) => ({ ...dueEntry(due), unit: due.project.unit, on: dueText(due.deadline) })),
      earlierMore,
      days: busy.map((day) => dayView(day, today)),
      // Beyond what is listed the office has it all as a sheet.
      sheet: oversees,
    });
    return { title: '日历', main, styles: ['reading', 'calendar'], trail: [{ label: '首页', href: '/pages/' }], wide: true };
  },
);

function dueEntry({ deadline, project }: DueOf) {
  const isOpen = deadline.state === 'running';
  return {
    text: `${deadline.name}：${project.name}`,
    more: `${project.unit}　${leftText(deadline)}`,
    href: `/pages/deadlines/${String(deadline.id)}`,
    tone: isOpen ? (dueView(deadline)?.tone ?? 'plain') : 'over',
    late: isOpen && isPast(deadline),
  };
}

function dayView({ date, inMonth, workday, name, deadlines, more, meetings }: CalendarDay, today: string): object {
  const entries = [
    ...meetings.map((meeting) => ({
      text: `${meeting.at ?? ''} ${meeting.name}`.trim(),
      more: meeting.place ?? '',
      href: meetingPlace(meeting.id),
      tone: 'meeting',
      late: false,
    })),
    ...deadlines.map(dueEntry),
  ];
  return {
    date,
    no: partsOf(date)[2],
    says: formatDate(date),
    name: name === '工作日' || name === '周末' ? '' : name,
    outside: !inMonth,
    off: !workday,
    makeUp: name === '调休上班',
    today: date === today,
    entries: entries.slice(0, IN_CELL),
    all: entries,
    more,
    rest: Math.max(0, entries.length + more - IN_CELL),
  };
}
