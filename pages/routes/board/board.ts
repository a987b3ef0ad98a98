import { number, wan } from '../../../cards/kit/speech.js';
import { type BoardColumn, boardReading, type BoardReading } from '../../../handlers/board/board-page.js';
import type { BoardFilter } from '../../../handlers/board/filter.js';
import type { ProjectLine } from '../../../handlers/board/lines.js';
import { dueView } from '../../render/board-words.js';
import { projectPlace } from '../../where.js';
import type { Visit } from '../../visit.js';
import { addressOf, readAsked } from './asked.js';
import { readForOffice, showBoard } from './office.js';

/** `GET /pages/board`: every project under way, by stage. */
export async function board(visit: Visit): Promise<void> {
  const found = await readForOffice(visit, async (scope, policy) => {
    const asked = readAsked(visit.ctx.query, scope.today);
    return { asked, policy, reading: await boardReading(scope, policy, asked) };
  });
  if (found === null) return;
  const { asked, policy, reading } = found;
  await showBoard(visit, '/pages/board', 'board', {
    jurisdiction: policy.jurisdiction,
    filter: filterView(asked.filter, reading),
    narrowed: addressOf(asked.filter) !== '',
    total: number(reading.total),
    late: reading.late,
    money: wan(reading.totalWan),
    lateHref: `/pages/board${addressOf({ ...asked.filter, late: true })}`,
    exportHref: `/pages/board/export/projects.xlsx${addressOf(asked.filter)}`,
    columns: reading.columns.map((column) => columnView(column, asked.filter)),
  });
}

function filterView({ unitId, year, late, urgent, search }: BoardFilter, { units, years, hasUrgent }: BoardReading) {
  return {
    units: units.map(({ id, name }) => ({ value: String(id), name, chosen: id === unitId })),
    years: years.map((value) => ({ value, chosen: value === String(year) })),
    late,
    urgent,
    asksUrgent: hasUrgent || urgent,
    search,
  };
}

function columnView({ stage, name, count, lines, late, totalWan, page, pages }: BoardColumn, filter: BoardFilter) {
  const href = (to: number) => `/pages/board${addressOf(filter, { stage, page: String(to + 1) })}#stage-${stage}`;
  return {
    stage,
    name,
    count: number(count),
    late,
    money: wan(totalWan),
    items: lines.map(cardView),
    pager:
      pages === 1
        ? null
        : {
            text: `第 ${String(page + 1)} / ${String(pages)} 页`,
            before: page === 0 ? null : href(page - 1),
            after: page === pages - 1 ? null : href(page + 1),
          },
  };
}

function cardView(line: ProjectLine) {
  return {
    href: projectPlace(line.id),
    name: line.name,
    number: line.number ?? '',
    unit: line.unit,
    urgent: line.urgent,
    paused: line.paused,
    days: line.days === 0 ? '今天进入本环节' : `在本环节 ${String(line.days ?? 0)} 天`,
    turns: line.turns.map(({ who, task }) => ({ who, task })),
    due: line.due === null ? null : dueView(line.due),
  };
}
