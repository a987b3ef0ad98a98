import { encodeAction } from '../../../cards/kit/action.js';
import { longDate, shortDate } from '../../../cards/kit/speech.js';
import { type LateLine, lateLines, lateMore, overdue } from '../../../handlers/board/late.js';
import { boardRows } from '../../../handlers/board/rows.js';
import { groupBy } from '../../../handlers/core/group-by.js';
import { toldText } from '../../../handlers/board/sheets.js';
import { instantOf } from '../../../workflow/time/civil.js';
import { projectPlace, taskPlace } from '../../where.js';
import type { Visit } from '../../visit.js';
import { readAsked } from './asked.js';
import { readForOffice, showBoard } from './office.js';

/** The newest of what was done late that are shown. */
const DONE_LATE = 100;

/** The regulation asks for no reason here. */
const NOT_ASKED = '未要求说明';

/** `GET /pages/board/late`: what is late, and whose it is. */
export async function lateBoard(visit: Visit): Promise<void> {
  const { staff, csrf } = visit.visitor;
  const found = await readForOffice(visit, async (scope, { id: policyId }) => {
    const asked = readAsked(visit.ctx.query, scope.today);
    const [from, to] = [`${String(asked.year)}-01-01`, `${String(asked.year)}-12-31`];
    // To this day, whatever the year: what is late now is shown beside what that year did late.
    const of = { policyId, since: { from: instantOf(from, '00:00'), to: scope.now + 1 } };
    const rows = await boardRows(scope, of);
    const closed = await scope.tx.board.closedDeadlines(of, from, to);
    const done = closed.filter(({ state }) => state === 'metLate');
    const open = overdue(rows);
    return { rows, open, done, more: await lateMore(scope, policyId, [...open, ...done], staff), year: asked.year };
  });
  if (found === null) return;
  const { rows, open, done, more, year } = found;
  const lines = lateLines(rows, open, more);
  const explained = lateLines(rows, done, more).sort((a, b) => (b.closedOn ?? '').localeCompare(a.closedOn ?? ''));
  const side = (kind: LateLine['whose']['kind']) => groupsOf(lines.filter(({ whose }) => whose.kind === kind));
  await showBoard(visit, '/pages/board/late', 'board-late', {
    csrf,
    total: lines.length,
    offices: side('office'),
    units: side('unit'),
    year,
    done: explained.slice(0, DONE_LATE).map(doneView),
    doneTotal: explained.length,
    exportHref: `/pages/board/export/late.xlsx?year=${String(year)}`,
  });
}

/** By unit, and by office and person; who has most stands first. */
function groupsOf(lines: readonly LateLine[]) {
  const groups = groupBy(lines, ({ whose: { key, person } }) => `${key}/${person ?? ''}`);
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { whose, holders } = first;
      const people = whose.person ?? (holders === '' ? null : `未指定到人：${holders}`);
      return [{ name: whose.name, people, count: group.length, items: group.map(itemView) }];
    });
}

function itemView(line: LateLine) {
  const last = line.told.at(-1);
  return {
    href: projectPlace(line.projectId),
    project: line.project,
    number: line.number ?? '',
    unit: line.unit,
    task: line.task || line.name,
    article: line.article,
    due: shortDate(line.dueOn),
    days: `${String(line.days)} 个工作日`,
    reason: line.reason ?? (line.asksReason ? '办结时填写' : NOT_ASKED),
    told:
      last === undefined
        ? '还没有提醒过'
        : `${toldText(last)}${line.told.length > 1 ? `（共 ${String(line.told.length)} 次）` : ''}`,
    earlier: line.told.slice(0, -1).map(toldText),
    own: line.own === null ? null : taskPlace(line.own),
    label: `催办：${line.project} ${line.task || line.name}`,
    urge: line.urge === null ? null : encodeAction({ verb: 'task.urge', task: line.urge }),
  };
}

function doneView(line: LateLine) {
  return {
    href: projectPlace(line.projectId),
    project: line.project,
    whose: line.whose.person === null ? line.whose.name : `${line.whose.name} ${line.whose.person}`,
    task: line.task || line.name,
    due: longDate(line.dueOn),
    closed: line.closedOn === null ? '' : longDate(line.closedOn),
    days: line.days,
    reason: line.reason ?? (line.asksReason ? '未说明' : NOT_ASKED),
  };
}
