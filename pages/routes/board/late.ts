import { encodeAction } from '../../../cards/kit/action.js';
import { formatDate } from '../../../workflow/time/civil.js';
import type { LateLine } from '../../../handlers/board/late.js';
import { type LateGroup, lateReading, type LateSide } from '../../../handlers/board/late-page.js';
import { toldText } from '../../../handlers/board/sheets.js';
import { pagerView } from '../../render/pager.js';
import { projectPlace, taskPlace } from '../../where.js';
import type { Visit } from '../../visit.js';
import { readAsked } from './asked.js';
import { readForOffice, showBoard } from './office.js';

/** The regulation asks for no reason here. */
const NOT_ASKED = '未要求说明';

/** `GET /pages/board/late`: what is late, and whose it is. */
export async function lateBoard(visit: Visit): Promise<void> {
  const { staff, csrf } = visit.visitor;
  const found = await readForOffice(visit, async (scope, { id }) => {
    const { year, page } = readAsked(visit.ctx.query, scope.today);
    const side = visit.ctx.query['side'];
    const turned = side === 'office' || side === 'unit' ? side : null;
    return { year, reading: await lateReading(scope, id, staff, { year, side: turned, page }) };
  });
  if (found === null) return;
  const { year, reading } = found;
  const asked = visit.ctx.query['year'] === undefined ? '' : String(year);
  const sideView = ({ groups, ...at }: LateSide, side: string) => ({
    groups: groups.map(groupView),
    pager: pagerView('/pages/board/late', at, { side, year: asked }),
  });
  await showBoard(visit, '/pages/board/late', 'board-late', {
    csrf,
    total: reading.total,
    offices: sideView(reading.offices, 'office'),
    units: sideView(reading.units, 'unit'),
    year,
    done: reading.done.map(doneView),
    doneTotal: reading.doneTotal,
    exportHref: `/pages/board/export/late.xlsx?year=${String(year)}`,
  });
}

function groupView({ name, people, count, lines }: LateGroup) {
  return { name, people, count, items: lines.map(itemView) };
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
    due: formatDate(line.dueOn),
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
    due: formatDate(line.dueOn, { year: true }),
    closed: line.closedOn === null ? '' : formatDate(line.closedOn, { year: true }),
    days: line.days,
    reason: line.reason ?? (line.asksReason ? '未说明' : NOT_ASKED),
  };
}
