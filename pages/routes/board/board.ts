import { number, wan } from '../../../cards/kit/speech.js';
import { type BoardFilter, columns, filtered, type StageColumn, totalOf } from '../../../handlers/board/filter.js';
import { type ProjectLine, projectLines } from '../../../handlers/board/lines.js';
import { boardRows } from '../../../handlers/board/rows.js';
import { pageOf } from '../../../handlers/present/page-of.js';
import { dueView } from '../../render/board-words.js';
import { projectPlace } from '../../where.js';
import type { Visit } from '../../visit.js';
import { addressOf, type Asked, readAsked } from './asked.js';
import { readForOffice, showBoard } from './office.js';

const PER_STAGE = 15;

/** `GET /pages/board`: every project under way, by stage. */
export async function board(visit: Visit): Promise<void> {
  const found = await readForOffice(visit, async (scope, policy) => ({
    rows: await boardRows(scope, { policyId: policy.id, running: true }),
    policy,
  }));
  if (found === null) return;
  const { rows, policy } = found;
  const asked = readAsked(visit.ctx.query, rows.today);
  const all = projectLines(rows).filter(({ status }) => status === 'running');
  const lines = filtered(all, asked.filter);
  const late = lines.filter(({ due }) => due?.state === 'late').length;
  await showBoard(visit, '/pages/board', 'board', {
    jurisdiction: policy.jurisdiction,
    filter: filterView(asked.filter, all, rows.units),
    narrowed: addressOf(asked.filter) !== '',
    total: number(lines.length),
    late,
    money: wan(totalOf(lines)),
    lateHref: `/pages/board${addressOf({ ...asked.filter, late: true })}`,
    exportHref: `/pages/board/export/projects.xlsx${addressOf(asked.filter)}`,
    columns: columns(lines, policy).map((column) => columnView(column, asked)),
  });
}

function filterView(
  { unitId, year, late, urgent, search }: BoardFilter,
  all: readonly ProjectLine[],
  units: ReadonlyMap<number, string>,
) {
  const having = new Set(all.map((line) => line.unitId));
  const years = new Set(all.flatMap(({ declaredOn }) => declaredOn?.slice(0, 4) ?? []));
  return {
    units: [...units].filter(([id]) => having.has(id)).map(([id, name]) => ({ value: String(id), name, chosen: id === unitId })),
    years: [...years]
      .sort()
      .reverse()
      .map((value) => ({ value, chosen: value === String(year) })),
    late,
    urgent,
    search,
  };
}

function columnView({ stage, name, lines, late, totalWan }: StageColumn, { filter, stage: turned, page: wanted }: Asked) {
  const { items, page, pages } = pageOf(lines, turned === stage ? wanted : 0, PER_STAGE);
  const href = (to: number) => `/pages/board${addressOf(filter, { stage, page: String(to + 1) })}#stage-${stage}`;
  return {
    stage,
    name,
    count: number(lines.length),
    late,
    money: wan(totalWan),
    items: items.map(cardView),
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
