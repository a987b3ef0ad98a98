import { countDays } from '../../cards/count-days.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Count, Deadline, Policy } from '../../policies/schema/index.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { type CivilDate, formatDate } from '../../workflow/time/civil.js';
import { resolve } from '../../workflow/time/count.js';
import { parseDate, parseSpan } from '../../workflow/time/parse-date.js';
import type { Scope } from '../context.js';
import { ownPolicy } from '../core/own-policy.js';
import { noticeCard } from '../present/notice.js';
import { periodText } from '../present/period.js';
import type { Command } from './command.js';
import { folded } from './reading/words.js';

export const count: Command = {
  id: 'count',
  words: ['试算', '算日期', '计算'],
  takes: '<事项或日期> <n>个工作日',
  help: '算截止日期，逐日列出',
  where: 'anywhere',
  run: (context, typed) => Promise.resolve({ card: countFor(context, ownPolicy(context, context.actor), typed) }),
};

/** So many working days from a date, day by day. Throws `COUNT_TOO_FAR`, `DATE_UNREADABLE`. */
export function workdaysCard({ deps }: Scope, startOn: CivilDate, days: number): Card {
  const { dueOn, certain, days: counted } = resolve(startOn, { n: days, unit: 'wd' }, deps.calendar());
  return countDays.render({ count: { startOn, dueOn, certain, days: counted.map((day) => ({ ...day })) }, days });
}

/** A date and a period, in any order, or the name of a deadline and a date; without a date it counts from today. */
function countFor(scope: Scope, policy: Policy, typed: string): Card {
  if (typed === '') return howTo(policy);
  const named = Object.values(policy.deadlines).find(({ name }) => folded(typed).includes(folded(name)));
  const rest = named === undefined ? typed : typed.replace(named.name, ' ');
  const { date, span } = readParts(rest, scope.today);
  const period = span ?? named?.count ?? null;
  if (period === null || (date === null && rest.trim() !== '' && span === null)) {
    throw new Refused(refuse('DATE_UNREADABLE', { text: typed }));
  }
  const startOn = date ?? scope.today;
  if (!('fixed' in period) && period.unit === 'wd') return workdaysCard(scope, startOn, period.n);
  return otherCard(scope, startOn, period, named);
}

/** Tries every cut of the text into a date and a period. */
function readParts(text: string, today: CivilDate): { date: CivilDate | null; span: Count | null } {
  const tidy = text.replace(/[从自起后内，,]|以后|之后/g, ' ').trim();
  const whole = { date: parseDate(tidy, today)?.date ?? null, span: parseSpan(tidy) };
  if (whole.span !== null) return { ...whole, date: null };
  if (whole.date !== null) return whole;
  for (let at = 1; at < tidy.length; at += 1) {
    const [head, tail] = [tidy.slice(0, at).trim(), tidy.slice(at).trim()];
    const [dateFirst, spanLast] = [parseDate(head, today), parseSpan(tail)];
    if (dateFirst !== null && spanLast !== null) return { date: dateFirst.date, span: spanLast };
    const [spanFirst, dateLast] = [parseSpan(head), parseDate(tail, today)];
    if (spanFirst !== null && dateLast !== null) return { date: dateLast.date, span: spanFirst };
  }
  return whole;
}

/** Days, months and years have no day-by-day table: only their last day may move. */
function otherCard({ deps }: Scope, startOn: CivilDate, period: Deadline['count'], named: Deadline | undefined): Card {
  const { dueOn, certain, days } = resolve(startOn, period, deps.calendar());
  const until = `${formatDate(dueOn, { year: true })} 24:00 截止${certain ? '' : '（暂估）'}`;
  return noticeCard({
    title: '试算结果',
    lines: [`从 ${formatDate(startOn, { year: true })} 起，期限为${periodText(period)}，到 ${until}。`],
    points: days.map(({ date, why }) => `${formatDate(date, { year: true })}：${why}`),
    article: named?.article ?? null,
  });
}

/** `试算` alone asks how to say it. */
function howTo(policy: Policy): Card {
  const named = Object.values(policy.deadlines).find((deadline) => !('fixed' in deadline.count));
  return noticeCard({
    title: '试算截止日期',
    lines: ['在“试算”后面写上日期和期限，例如：'],
    points: ['试算 2026-09-18 5个工作日', '试算 明天 30天', ...(named === undefined ? [] : [`试算 ${named.name} 9月18日`])],
  });
}
