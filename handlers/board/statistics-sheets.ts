import type { DataSheet } from '../../documents/index.js';
import type { Figure, OnTime, Statistics } from './statistics.js';

type Cell = string | number | null;

/** 统计 as sheets: the numbers of the year, then each table beside its chart. */
export function statisticsSheets(all: Statistics): DataSheet[] {
  const total = (name: string, { count }: Figure): Cell[] => [name, count];
  return [
    {
      name: `${String(all.year)} 年度`,
      columns: [
        { label: '指标', width: 30, kind: 'text' },
        { label: '数值', width: 14, kind: 'number' },
      ],
      rows: [
        total('申报（个）', all.declared),
        total('通过（个）', all.approved),
        total('退回修改（次）', all.returned),
        total('未通过（个）', all.failed),
        total('取消（个）', all.cancelled),
        ['申报项目总投资（万元）', all.totalWan],
        total('备案按时（项）', all.filings.met),
        total('备案逾期（项）', all.filings.late),
      ],
    },
    named(
      '退回原因',
      '环节和结果',
      '次数',
      [...all.returns, ...all.opinions].map((one) => [one.name, one.count]),
    ),
    {
      name: '各环节用时',
      columns: [
        { label: '环节', width: 24, kind: 'text' },
        { label: '离开该环节（次）', width: 16, kind: 'count' },
        { label: '平均（工作日）', width: 16, kind: 'number' },
        { label: '最长（工作日）', width: 16, kind: 'count' },
        { label: '规定时限', width: 50, kind: 'text' },
      ],
      rows: all.times.map(({ figure, mean, longest, allowed }) => [
        figure.name,
        figure.count,
        mean,
        mean === null ? null : longest,
        allowed.join('；'),
      ]),
    },
    {
      name: '按时率',
      columns: [
        { label: '类别', width: 14, kind: 'text' },
        { label: '单位或角色', width: 30, kind: 'text' },
        { label: '按时（项）', width: 12, kind: 'count' },
        { label: '逾期（项）', width: 12, kind: 'count' },
        { label: '按时率', width: 12, kind: 'percent' },
      ],
      rows: [...all.offices.map((one) => rateRow('管理部门', one)), ...all.units.map((one) => rateRow('申报单位', one))],
    },
    money('投资（按环节）', '现处环节', all.byStage),
    money('投资（按单位）', '申报单位', all.byUnit),
  ];
}

function rateRow(kind: string, { whose, met, late, rate }: OnTime): Cell[] {
  return [kind, whose.name, met.count, late.count, rate];
}

function named(name: string, label: string, count: string, rows: readonly Cell[][]): DataSheet {
  return {
    name,
    columns: [
      { label, width: 50, kind: 'text' },
      { label: count, width: 10, kind: 'count' },
    ],
    rows,
  };
}

function money(name: string, label: string, rows: Statistics['byStage']): DataSheet {
  return {
    name,
    columns: [
      { label, width: 30, kind: 'text' },
      { label: '项目（个）', width: 12, kind: 'count' },
      { label: '总投资（万元）', width: 18, kind: 'money' },
    ],
    rows: rows.map(({ figure, totalWan }) => [figure.name, figure.count, totalWan]),
  };
}
