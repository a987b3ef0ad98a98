import { countDays } from '../../cards/count-days.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Count, Deadline, Policy } from '../../policies/schema/index.js';
import { periodText } from '../../workflow/describe/point.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { type CivilDate, formatDate } from '../../workflow/time/civil.js';
import { resolve, type Span } from '../../workflow/time/count.js';
import { parseDate, parseSpan } from '../../workflow/time/parse-date.js';
import type { Scope } from '../context.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { noticeCard } from '../present/notice.js';
import { countView } from '../present/views.js';
import type { Command } from './command.js';
import { supposes } from './reading/supposition.js';
import { folded } from './reading/words.js';
import { supposeFor } from './suppose.js';

export const count: Command = {
  id: 'count',
  words: ['试算', '算日期', '计算'],
  takes: '<事项或日期> <n>个工作日',
  example: '9月18日 5个工作日',
  help: '算截止日期，逐日列出',
  where: 'anywhere',
  run: (context, typed) => {
    if (supposes(typed)) return supposeFor(context, typed);
    return Promise.resolve({ card: countFor(context, ownPolicy(context, context.actor), typed) });
  },
};

/** So many working days from a date, day by day. Throws `COUNT_TOO_FAR`, `DATE_UNREADABLE`. */
export function workdaysCard({ deps }: Scope, startOn: CivilDate, days: number): Card {
  const span = { n: days, unit: 'wd' } as const;
  const resolution = resolve(startOn, span, deps.calendar());
  return countDays.render({ count: countView(resolution, resolution.days, span), days });
}

/** A date and a period, in any order, or the name of a deadline and a date; without a date it counts from today. */
function countFor(scope: Scope, policy: Policy, typed: string): Card {
  if (typed === '') return howTo(policy);
  const named = Object.values(policy.deadlines).find(({ name }) => folded(typed).includes(folded(name)));
  const rest = named === undefined ? typed : typed.replace(named.name, ' ');
  const { date, span } = readParts(rest, scope.today);
  const own = named === undefined || 'field' in named.count ? null : named.count;
  const period = span ?? own;
  if (period === null && named !== undefined) throw new Refused(refuse('ANSWER_FAULT', { says: askLength(policy, named) }));
  if (period === null || (date === null && rest.trim() !== '' && span === null)) {
    throw new Refused(refuse('DATE_UNREADABLE', { text: typed }));
  }
  const startOn = date ?? scope.today;
  if (!('fixed' in period) && period.unit === 'wd') return workdaysCard(scope, startOn, period.n);
  return otherCard(scope, policy, startOn, period, named);
}

/** A deadline whose length each project sets itself. */
function askLength(policy: Policy, { name, count }: Deadline): string {
  return `“${name}”的期限是${periodText(policy, count)}，请写出来再算，例如：试算 今天 3个月。`;
}

interface Parts {
  readonly date: CivilDate | null;
  readonly span: Count | null;
}

/** A date, a period, or both in any order: 9月18日起5个工作日, 5个工作日 明天. */
function readParts(text: string, today: CivilDate): Parts {
  const plain = text.replace(/[从自起算，,]|[以之]?内/g, ' ').trim();
  const span = parseSpan(plain.replace(/[以之]?后$/, ''));
  if (span !== null) return { date: null, span };
  const date = parseDate(plain, today);
  if (date !== null) return { date: date.date, span: null };
  return cutInTwo(plain, today) ?? cutInTwo(plain.replace(/[以之]?后/g, ' '), today) ?? { date: null, span: null };
}

const WITHIN_NUMBER = /^(?:[\d０-９]{2}|[零〇一二两三四五六七八九十百千]{2})$/;

/** Spaces are cut at first, and never within a number: `9-1 15个工作日` is not 15 workdays less a digit, nor `9-31 5个工作日` counted from 9-3. */
function cutInTwo(text: string, today: CivilDate): Parts | null {
  const places = Array.from({ length: text.length }, (_, at) => at)
    .filter((at) => !WITHIN_NUMBER.test(text.slice(Math.max(0, at - 1), at + 1)))
    .reverse();
  for (const at of [...places.filter((place) => text[place] === ' '), ...places.filter((place) => text[place] !== ' ')]) {
    const [head, tail] = [text.slice(0, at).trim(), text.slice(at).trim()];
    for (const [on, during] of [
      [head, tail],
      [tail, head],
    ] as const) {
      const [date, span] = [parseDate(on, today), parseSpan(during)];
      if (date !== null && span !== null) return { date: date.date, span };
    }
  }
  return null;
}

/** Days, months and years have no day-by-day table: only their last day may move. */
function otherCard({ deps }: Scope, policy: Policy, startOn: CivilDate, period: Span, named: Deadline | undefined): Card {
  const { dueOn, certain, days } = resolve(startOn, period, deps.calendar());
  const until = `${formatDate(dueOn, { year: true })} 24:00 截止${certain ? '' : '（暂估）'}`;
  return noticeCard({
    title: '试算结果',
    lines: [`从 ${formatDate(startOn, { year: true })} 起，期限为 ${periodText(policy, period)}，到 ${until}。`],
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
