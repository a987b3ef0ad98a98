import type { DataSheet, SheetColumn } from '../../documents/index.js';
import type { DeadlineRow, TaskRow } from '../../entities/stores/board-store.js';
import { civilDate, longInstant } from '../../workflow/time/civil.js';
import { lengthText } from '../../workflow/describe/point.js';
import { DEADLINE_STATES } from '../deeds/project-file/times.js';
import type { LateLine, Told } from './late.js';
import type { ProjectLine } from './lines.js';
import type { Load } from './load.js';
import { rowTaskOfBody, stageName } from './names.js';
import type { NamedProjects } from './rows.js';
import { whoseOf } from './whose.js';

type Cell = string | number | null;
type Columns<T> = readonly (readonly [label: string, width: number, kind: SheetColumn['kind'], valueOf: (row: T) => Cell])[];

function sheet<T>(name: string, columns: Columns<T>, rows: readonly T[]): DataSheet {
  return {
    name,
    columns: columns.map(([label, width, kind]) => ({ label, width, kind })),
    rows: rows.map((row) => columns.map(([, , , valueOf]) => valueOf(row))),
  };
}

/** 项目台账: one line a project. Whether it is urgent is told where the regulation has an urgent way. */
export function projectsSheet(lines: readonly ProjectLine[], hasUrgent: boolean): DataSheet {
  return sheet('项目台账', hasUrgent ? PROJECT : PROJECT.filter(([label]) => label !== URGENT), lines);
}

const URGENT = '紧急通道';

const PROJECT: Columns<ProjectLine> = [
  ['编号', 16, 'text', ({ number }) => number],
  ['项目名称', 40, 'text', ({ name }) => name],
  ['申报单位', 24, 'text', ({ unit }) => unit],
  ['经办人', 10, 'text', ({ handler }) => handler],
  ['申报日期', 12, 'date', ({ declaredOn }) => declaredOn],
  ['当前环节', 16, 'text', ({ stageName: name }) => name],
  ['进入环节', 12, 'date', ({ sinceOn }) => sinceOn],
  ['已停留（天）', 12, 'count', ({ days }) => days],
  ['状态', 10, 'text', ({ state, paused }) => (paused === null ? state : `中止：${paused}`)],
  ['轮到谁', 28, 'text', ({ turns }) => turns.map(({ who, task }) => `${who}：${task}`).join('；')],
  ['最近时限', 12, 'date', ({ due }) => due?.dueOn ?? null],
  ['时限事项', 20, 'text', ({ due }) => due?.name ?? null],
  ['剩余工作日', 12, 'count', ({ due }) => due?.left ?? null],
  [URGENT, 10, 'text', ({ urgent }) => (urgent ? '是' : '')],
  ['总投资（万元）', 16, 'money', ({ totalWan }) => totalWan],
  ['最后更新', 12, 'date', ({ updatedOn }) => updatedOn],
];

/** 逾期清单: what is late now, then what was done late. */
export function lateSheet(lines: readonly LateLine[]): DataSheet {
  return sheet('逾期清单', LATE, lines);
}

const LATE: Columns<LateLine> = [
  ['编号', 16, 'text', ({ number }) => number],
  ['项目名称', 40, 'text', ({ project }) => project],
  ['申报单位', 24, 'text', ({ unit }) => unit],
  ['责任单位或角色', 24, 'text', ({ whose }) => whose.name],
  ['责任人', 16, 'text', ({ whose, holders, unitsOwn }) => whose.person ?? (holders || unitsOwn)],
  ['事项', 24, 'text', ({ task, name }) => task || name],
  ['依据', 20, 'text', ({ article }) => article],
  ['应办结日期', 12, 'date', ({ dueOn }) => dueOn],
  ['办结日期', 12, 'date', ({ closedOn }) => closedOn],
  ['逾期（工作日）', 14, 'count', ({ days }) => days],
  ['逾期原因', 30, 'text', ({ reason }) => reason],
  ['提醒与催办', 40, 'text', ({ told }) => told.map(toldText).join('\n')],
];

/** `2026年11月20日 09:05 提醒李明`, `2026年11月24日 10:00 赵敏催办`: what is late may have been so for years. */
export function toldText({ at, to, by }: Told): string {
  return by === null ? `${longInstant(at)} 提醒${to}` : `${longInstant(at)} ${by}催办`;
}

/** 工作量: what is due, day by day, and how it falls to people week by week. */
export function loadSheets({ weeks, offices, units }: Load): DataSheet[] {
  const counts = [...offices, ...units];
  return [
    sheet(
      '日程',
      [
        ['日期', 12, 'date', ({ on }) => on],
        ['类别', 8, 'text', ({ kind }) => (kind === 'meeting' ? '会议' : '时限')],
        ['事项', 28, 'text', ({ what }) => what],
        ['由谁办理', 28, 'text', ({ who }) => who],
        ['项目', 40, 'text', ({ project }) => project],
        ['依据', 20, 'text', ({ article }) => article],
      ],
      weeks.flatMap(({ items }) => items),
    ),
    {
      name: '每周工作量',
      columns: [
        { label: '角色或人员', width: 28, kind: 'text' },
        ...weeks.map(({ from, to }) => ({ label: `${from} 至 ${to}`, width: 14, kind: 'count' as const })),
        { label: '合计', width: 8, kind: 'count' },
      ],
      rows: counts.map(({ name, counts: row, total }) => [name, ...row, total]),
    },
  ];
}

/** 办结待办: what was done in a period. */
export function tasksSheet(rows: NamedProjects, done: readonly TaskRow[]): DataSheet {
  const projects = new Map(rows.projects.map((project) => [project.id, project]));
  const lines = done.flatMap((task) => {
    const project = projects.get(task.projectId);
    return project === undefined ? [] : [{ task, project, policy: rows.policyOf(project) }];
  });
  const doneOn = ({ decidedAt }: TaskRow) => (decidedAt === null ? null : civilDate(decidedAt));
  return sheet(
    '办结待办',
    [
      ['办结日期', 12, 'date', ({ task }) => doneOn(task)],
      ['编号', 16, 'text', ({ project }) => project.number],
      ['项目名称', 40, 'text', ({ project }) => project.name],
      ['申报单位', 24, 'text', ({ project }) => rows.units.get(project.unitId) ?? null],
      ['环节', 16, 'text', ({ task, policy }) => stageName(policy, task.stage)],
      ['事项', 24, 'text', ({ task, policy }) => rowTaskOfBody(policy, task)],
      ['结果', 12, 'text', ({ task, policy }) => policy?.tasks[task.task]?.outcomes[task.outcome ?? '']?.label ?? task.outcome],
      ['说明', 40, 'text', ({ task }) => task.reason],
      ['办理人', 10, 'text', ({ task }) => rows.people.get(task.decidedBy ?? 0) ?? null],
      ['开始日期', 12, 'date', ({ task }) => task.openedOn],
      ['用时（工作日）', 14, 'count', ({ task }) => rows.calendar.workdaysBetween(task.openedOn, doneOn(task) ?? task.openedOn)],
    ],
    lines,
  );
}

function isDone({ state }: DeadlineRow): boolean {
  return state === 'met' || state === 'metLate';
}

/** 时限清单: each clock with how it was counted. */
export function deadlinesSheet(rows: NamedProjects, deadlines: readonly DeadlineRow[], tasks: readonly TaskRow[]): DataSheet {
  const projects = new Map(rows.projects.map((project) => [project.id, project]));
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const lines = deadlines.flatMap((row) => {
    const project = projects.get(row.projectId);
    if (project === undefined) return [];
    const policy = rows.policyOf(project);
    const whose = whoseOf(rows, policy, project, row, byId.get(row.taskId ?? 0));
    const definition = policy?.deadlines[row.deadline];
    const period = policy === undefined || definition === undefined ? '' : lengthText(policy, definition);
    return [{ row, project, whose, definition, period }];
  });
  return sheet(
    '时限清单',
    [
      ['编号', 16, 'text', ({ project }) => project.number],
      ['项目名称', 40, 'text', ({ project }) => project.name],
      ['申报单位', 24, 'text', ({ project }) => rows.units.get(project.unitId) ?? null],
      ['时限', 24, 'text', ({ row, definition }) => definition?.name ?? row.deadline],
      ['责任单位或角色', 24, 'text', ({ whose }) => whose.name],
      ['起算日', 12, 'date', ({ row }) => row.startOn],
      ['期限', 14, 'text', ({ period }) => period],
      ['其中工作日', 12, 'count', ({ row }) => rows.calendar.workdaysBetween(row.startOn, row.dueOn)],
      ['到期日', 12, 'date', ({ row }) => row.dueOn],
      [
        '状态',
        12,
        'text',
        ({ row }) => (row.state === 'running' && row.dueOn < rows.today ? '已逾期' : DEADLINE_STATES[row.state]),
      ],
      [
        '剩余工作日',
        12,
        'count',
        ({ row }) => (row.state === 'running' ? rows.calendar.workdaysBetween(rows.today, row.dueOn) : null),
      ],
      // Of what was never done, or is counted no more, the day says when the clock stopped.
      ['办结日期', 12, 'date', ({ row }) => (isDone(row) ? row.closedOn : null)],
      ['停止计时日期', 14, 'date', ({ row }) => (isDone(row) ? null : row.closedOn)],
      ['逾期原因', 30, 'text', ({ row }) => row.reason],
      ['日历', 14, 'text', ({ row }) => (row.certain ? '' : '暂估，待国务院公布')],
      ['依据', 20, 'text', ({ definition }) => definition?.article ?? null],
    ],
    lines,
  );
}
