import type { Command } from 'commander';
import type { Count } from '../../policies/schema/index.js';
import { refusalSentence } from '../../workflow/refusals.js';
import { addDays, formatDate, isCivilDate } from '../../workflow/time/civil.js';
import { refusalOf, resolve, UNITS } from '../../workflow/time/count.js';
import { readCalendar } from '../calendar-file.js';
import { CliRefused, type Io, print, WrongUse } from './io.js';
import { readEnv } from './read-env.js';

interface Json {
  readonly json?: boolean;
}

/** `calendar show`, `calendar count`. */
export function calendarVerbs(program: Command, io: Io): void {
  const calendar = program.command('calendar').description('工作日历');
  calendar
    .command('show <年份>')
    .description('显示一年的节假日与调休上班日；JSON 为全年每一天')
    .option('--json', '以 JSON 输出')
    .action(async (year: string, { json = false }: Json) => {
      if (!/^\d{4}$/.test(year)) throw new WrongUse(`年份应为四位数字，如 2026，写的是“${year}”。`);
      const calendar = await readCalendar(readEnv(io).calendarFile);
      const [first, last] = [`${year}-01-01`, `${year}-12-31`];
      if (first < calendar.earliest || last > calendar.latest) {
        throw new CliRefused(`日历范围为 ${calendar.earliest} 至 ${calendar.latest}。`);
      }
      const days: { date: string; workday: boolean; name: string }[] = [];
      for (let date = first; date <= last; date = addDays(date, 1)) {
        days.push({ date, workday: calendar.isWorkday(date), name: calendar.nameOf(date) });
      }
      const named = days.filter(({ name }) => name !== '工作日' && name !== '周末');
      print(io, json, days, [
        `${year} 年：工作日 ${days.filter(({ workday }) => workday).length} 天${calendar.certain(first) ? '' : named.length === 0 ? '（放假安排尚未公布，按周末推算，暂估）' : '（只列了一部分，暂估：1月1日和10月1日都列为放假，才算已公布）'}`,
        ...named.map(({ date, workday, name }) => `${formatDate(date)} ${workday ? `上班（${name}）` : `放假（${name}）`}`),
      ]);
    });
  calendar
    .command('count <日期> <期限>')
    .description('推算期限，如 calendar count 2026-09-18 5wd（wd 工作日、d 天、m 个月、y 年）')
    .option('--json', '以 JSON 输出')
    .action(async (date: string, span: string, { json = false }: Json) => {
      if (!isCivilDate(date)) throw new WrongUse(`日期应写成 2026-09-18 这样的真实日期，写的是“${date}”。`);
      const count = parseCount(span);
      if (count === null) throw new WrongUse(`期限应写成 5wd、30d、3m 或 1y，写的是“${span}”。`);
      const calendar = await readCalendar(readEnv(io).calendarFile);
      const refusal = refusalOf(date, count, calendar);
      if (refusal !== null) throw new CliRefused(refusalSentence(refusal));
      const { dueOn: due, certain, days } = resolve(date, count, calendar);
      print(io, json, { due, certain, days }, [
        `${formatDate(date, { year: true })}起 ${count.n} ${UNITS[count.unit]}：${formatDate(due, { year: true })}${certain ? '' : '（暂估）'}`,
        ...days.map((day) => `  ${formatDate(day.date)} ${day.counted ? '计' : '不计'}（${day.why}）`),
      ]);
    });
}

function parseCount(text: string): Count | null {
  const match = /^([1-9]\d{0,5})(wd|d|m|y)$/.exec(text);
  const unit = (['wd', 'd', 'm', 'y'] as const).find((one) => one === match?.[2]);
  return match === null || unit === undefined ? null : { n: Number(match[1]), unit };
}
