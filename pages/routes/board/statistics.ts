import { formatDate } from '../../../workflow/time/civil.js';
import { number, wan } from '../../../cards/kit/speech.js';
import {
  type Figure,
  figuresOf,
  isOfClocks,
  type Money,
  type OnTime,
  type Statistics,
  statisticsOf,
  type StageTime,
} from '../../../handlers/board/statistics.js';
import { type YearRows, yearRows } from '../../../handlers/board/year.js';
import { renderBars } from '../../render/bars.js';
import { projectPlace } from '../../where.js';
import { showMessage } from '../../render/page.js';
import type { Visit } from '../../visit.js';
import { readAsked } from './asked.js';
import { readForOffice, showBoard } from './office.js';

const YEARS = 5;

/** `GET /pages/board/statistics` */
export async function statisticsBoard(visit: Visit): Promise<void> {
  const found = await readYear(visit);
  if (found === null) return;
  const { all, rows } = found;
  const href = ({ key }: Figure) =>
    `/pages/board/statistics/behind?${new URLSearchParams({ year: String(all.year), of: key }).toString()}`;
  const count = (figure: Figure, label: string, unit: string, defined: string) => {
    return {
      label,
      value: number(figure.count),
      unit,
      href: figure.count === 0 ? null : href(figure),
      defined,
    };
  };
  const now = Number(rows.today.slice(0, 4));
  await showBoard(visit, '/pages/board/statistics', 'board-statistics', {
    year: all.year,
    years: yearsOffered(now, all.year).map((value) => ({ value, chosen: value === all.year })),
    exportHref: `/pages/board/export/statistics.xlsx?year=${String(all.year)}`,
    figures: [
      count(all.declared, '申报', '个', '本年度第一次提交申报的项目。'),
      count(all.approved, '通过', '个', `本年度第一次进入“${all.approvedIn.join('”“')}”或以“已通过”结束的项目。`),
      count(all.returned, '退回修改', '次', '本年度由管理部门附意见或理由退回申报单位的次数，一个项目退回几次算几次。'),
      count(all.failed, '未通过', '个', '本年度以“未通过”结束的项目。'),
      count(all.cancelled, '取消', '个', '本年度以“已取消”结束的项目，含单位撤回的。'),
      {
        label: '申报项目总投资',
        value: wan(all.totalWan),
        unit: '',
        href: null,
        defined: '本年度申报的项目的总投资之和，按各项目最新的金额。',
      },
    ],
    returns: all.returns.map((one) => ({ name: one.name, count: one.count, href: href(one) })),
    returnsChart: renderBars(
      'returns',
      '退回修改最多的环节',
      all.returns.map((one) => bar(one, '次')),
    ),
    opinions: all.opinions.map((one) => ({ name: one.name, count: one.count, href: href(one) })),
    times: all.times.map((one) => timeView(one, href)),
    timesChart: renderBars(
      'times',
      '各环节平均用时',
      all.times.flatMap(({ figure, mean }) =>
        mean === null ? [] : [{ label: figure.name, value: mean, text: `${number(mean)} 个工作日` }],
      ),
    ),
    offices: all.offices.map((one) => rateView(one, one.whose.name, href)),
    units: all.units.map((one) => rateView(one, one.whose.name, href)),
    officesChart: rateChart('offices', '管理部门按时率', all.offices),
    unitsChart: rateChart('units', '申报单位按时率', all.units),
    filings:
      all.filings.names.length === 0 ? null : { ...rateView(all.filings, '备案', href), names: all.filings.names.join('、') },
    byStage: all.byStage.map((one) => moneyView(one, href)),
    byStageChart: moneyChart('stage', '投资：按现处环节', all.byStage),
    byUnit: all.byUnit.map((one) => moneyView(one, href)),
    byUnitChart: moneyChart('unit', '投资：按申报单位', all.byUnit),
  });
}

/** The next, this and those before, the latest first, and the one that is shown: a list without it would name another. */
function yearsOffered(now: number, shown: number): number[] {
  const near = Array.from({ length: YEARS }, (_, at) => now + 1 - at);
  return [...new Set([...near, shown])].sort((a, b) => b - a);
}

/** `GET /pages/board/statistics/behind`: what a number was counted from. */
export async function behindFigure(visit: Visit): Promise<void> {
  const of = String(visit.ctx.query['of']);
  const found = await readYear(visit, isOfClocks(of));
  if (found === null) return;
  const { all, policyId, rows } = found;
  const figure = figuresOf(all).find(({ key }) => key === of);
  const back = `/pages/board/statistics?year=${String(all.year)}`;
  if (figure === undefined) {
    const says = '这个数字现在没有对应的清单，可能刚有变化。请回到统计重新查看。';
    return showMessage(visit.ctx, visit.visitor, {
      status: 404,
      title: '没有这一页',
      says,
      link: { label: '回到统计', href: back },
    });
  }
  const ids = [...new Set(figure.counted.map(({ projectId }) => projectId))];
  const read = await visit.parts.deps.db.tx((tx) => tx.board.projects({ policyId, ids }));
  const projects = new Map(read.map((project) => [project.id, project]));
  await showBoard(
    visit,
    '/pages/board/statistics',
    'board-behind',
    {
      back,
      name: figure.name,
      year: all.year,
      total: figure.count,
      rows: figure.counted.flatMap(({ projectId, on, what }) => {
        const project = projects.get(projectId);
        if (project === undefined) return [];
        return [
          {
            href: projectPlace(projectId),
            project: project.name,
            number: project.number ?? '',
            unit: rows.units.get(project.unitId) ?? '',
            on: on === null ? '' : formatDate(on, { year: true }),
            what,
          },
        ];
      }),
    },
    `${figure.name}（${String(all.year)} 年）`,
  );
}

async function readYear(visit: Visit, each = false): Promise<{ all: Statistics; policyId: string; rows: YearRows } | null> {
  const found = await readForOffice(visit, (scope, policy) => Promise.resolve({ policy, today: scope.today }));
  if (found === null) return null;
  const { policy, today } = found;
  const rows = await yearRows(visit.parts.deps, policy.id, readAsked(visit.ctx.query, today).year, each);
  return { all: statisticsOf(rows, policy), policyId: policy.id, rows };
}

type Href = (figure: Figure) => string;

function bar({ name, count }: Figure, unit: string) {
  return { label: name, value: count, text: `${String(count)} ${unit}` };
}

function timeView({ figure, mean, longest, allowed }: StageTime, href: Href) {
  return {
    name: figure.name,
    count: figure.count,
    href: href(figure),
    mean: mean === null ? '—' : number(mean),
    longest: mean === null ? '—' : number(longest),
    allowed: allowed.length === 0 ? '没有规定' : allowed.join('；'),
  };
}

function percent(rate: number | null): string {
  return rate === null ? '—' : `${number(Math.round(rate * 1000) / 10)}%`;
}

function rateView({ met, late, rate }: Omit<OnTime, 'whose'>, name: string, href: Href) {
  return {
    name,
    met: met.count,
    metHref: met.count === 0 ? null : href(met),
    late: late.count,
    lateHref: late.count === 0 ? null : href(late),
    rate: percent(rate),
  };
}

function rateChart(id: string, title: string, all: readonly OnTime[]): string {
  const bars = all.flatMap(({ whose, rate, late }) => {
    if (rate === null) return [];
    const tone = rate === 1 ? ('done' as const) : rate < 0.8 ? ('bad' as const) : ('warn' as const);
    return [
      {
        label: whose.name,
        value: rate,
        text: `${percent(rate)}${late.count === 0 ? '' : `，逾期 ${String(late.count)} 项`}`,
        tone,
      },
    ];
  });
  return renderBars(id, title, bars, 1);
}

function moneyView({ figure, totalWan }: Money, href: Href) {
  return { name: figure.name, count: figure.count, href: href(figure), money: wan(totalWan) };
}

function moneyChart(id: string, title: string, all: readonly Money[]): string {
  return renderBars(
    id,
    title,
    all.map(({ figure, totalWan }) => ({ label: figure.name, value: totalWan, text: wan(totalWan) })),
  );
}
