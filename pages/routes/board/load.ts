import { type LoadPerson, loadOf, loadRows, type LoadWeek } from '../../../handlers/board/load.js';
import { renderBars } from '../../render/bars.js';
import { dayOf } from '../../render/board-words.js';
import { projectPlace } from '../../where.js';
import type { Visit } from '../../visit.js';
import { readForOffice, showBoard } from './office.js';

/** Items of a week that are listed on the page; all of them are in the export. */
const LISTED = 60;

/** `GET /pages/board/load`: what falls due in the coming weeks, and on whom. */
export async function loadBoard(visit: Visit): Promise<void> {
  const found = await readForOffice(visit, async (scope, policy) => {
    const meetings = await scope.tx.meetings.upcoming(scope.today, policy.id);
    return { rows: await loadRows(scope, policy.id), meetings, policy };
  });
  if (found === null) return;
  const load = loadOf(found.rows, found.meetings, found.policy);
  await showBoard(visit, '/pages/board/load', 'board-load', {
    chart: renderBars(
      'weeks',
      '每周到期的时限和会议',
      load.weeks.map((week) => ({ label: span(week), value: week.items.length, text: shortText(week) })),
    ),
    weeks: load.weeks.map(weekView),
    offices: load.offices.map((person) => personView(person, most(load.offices))),
    units: load.units.map((person) => personView(person, most(load.units))),
    exportHref: '/pages/board/export/load.xlsx',
  });
}

function span({ from, to }: LoadWeek): string {
  return `${dayOf(from).slice(0, -2)}–${dayOf(to).slice(0, -2)}`;
}

/** `春节休 5 天，10月10日周六上班`: what makes the week another than usual. */
function holidays({ special }: LoadWeek): string {
  const off = special.filter((day) => day.off);
  const work = special.filter((day) => !day.off);
  const names = [...new Set(off.map(({ name }) => name))].join('、');
  const parts = [
    ...(off.length === 0 ? [] : [`${names}休 ${String(off.length)} 天`]),
    ...(work.length === 0 ? [] : [`${work.map(({ on }) => dayOf(on)).join('、')}上班`]),
  ];
  return parts.join('，');
}

function shortText({ items }: LoadWeek): string {
  const meetings = items.filter(({ kind }) => kind === 'meeting').length;
  const due = items.length - meetings;
  return meetings === 0 ? `${String(due)} 项` : `${String(due)} 项，会议 ${String(meetings)} 场`;
}

function weekView(week: LoadWeek) {
  return {
    span: span(week),
    note: holidays(week),
    summary: `${shortText(week)}，${String(week.workdays)} 个工作日${week.certain ? '' : '（暂估，放假安排尚未公布）'}`,
    count: week.items.length,
    left: Math.max(0, week.items.length - LISTED),
    items: week.items.slice(0, LISTED).map((item) => ({
      day: dayOf(item.on),
      meeting: item.kind === 'meeting',
      what: item.what,
      who: item.who,
      project: item.project,
      href: item.projectId === null ? null : projectPlace(item.projectId),
    })),
  };
}

/** The fullest week of anybody: a whole bar. */
function most(people: readonly LoadPerson[]): number {
  return Math.max(1, ...people.flatMap(({ counts }) => counts));
}

function personView({ name, counts, total }: LoadPerson, whole: number) {
  return { name, total, counts: counts.map((count) => ({ count, width: Math.round((count / whole) * 100) })) };
}
