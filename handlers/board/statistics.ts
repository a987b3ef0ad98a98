import type { ClosedCount, CountedProject, DeadlineRow, TaskRow } from '../../entities/stores/board-store.js';
import type { Policy } from '../../policies/schema/index.js';
import { saidOnce } from '../../workflow/describe/said-once.js';
import { formatNumber, sumWan } from '../../workflow/forms/money.js';
import { type CivilDate, civilDate } from '../../workflow/time/civil.js';
import { allowedIn, mean } from './durations.js';
import { isMarked } from './lines.js';
import { rowTaskName, stageName } from './names.js';
import { groupBy } from '../core/group-by.js';
import { type Whose, whoseOf } from './whose.js';
import { sentBack, type YearRows } from './year.js';

/** One thing that was counted. */
export interface Counted {
  readonly projectId: number;
  readonly on: CivilDate | null;
  readonly what: string;
}

/** A number with what it was counted from; `key` names it in addresses. */
export interface Figure {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** Fewer than `count` where the database counted (`YearRows.closedCounts`). */
  readonly counted: readonly Counted[];
}

/** Whether a figure is one of clocks that stopped, for which `YearRows` has to hold each of them. */
export function isOfClocks(key: string): boolean {
  return key.startsWith('met-') || key.startsWith('late-');
}

export interface StageTime {
  readonly figure: Figure;
  /** Mean of the stays that ended in the year, in working days; null where none did. */
  readonly mean: number | null;
  readonly longest: number;
  readonly allowed: readonly string[];
}

export interface OnTime {
  readonly whose: Whose;
  readonly met: Figure;
  /** Done late, and not done though its day has passed. */
  readonly late: Figure;
  /** A part of 1; null while nothing was due. */
  readonly rate: number | null;
}

export interface Money {
  readonly figure: Figure;
  /** 万元. */
  readonly totalWan: number;
}

export interface Statistics {
  readonly year: number;
  readonly declared: Figure;
  readonly approved: Figure;
  readonly returned: Figure;
  readonly failed: Figure;
  readonly cancelled: Figure;
  /** 万元, of all that was declared in the year. */
  readonly totalWan: number;
  /** By task and outcome, the most frequent first. */
  readonly returns: readonly Figure[];
  /** Opinions in the same words, the most frequent first. */
  readonly opinions: readonly Figure[];
  readonly times: readonly StageTime[];
  readonly offices: readonly OnTime[];
  readonly units: readonly OnTime[];
  readonly filings: Omit<OnTime, 'whose'> & { readonly names: readonly string[] };
  readonly byStage: readonly Money[];
  readonly byUnit: readonly Money[];
  /** Names of the stages of which one says that a project was approved. */
  readonly approvedIn: readonly string[];
}

/** The most frequent opinions that are shown. */
const OPINIONS = 10;

/** The statistics of a year, as `policy` (the one in force) calls things. */
export function statisticsOf(rows: YearRows, policy: Policy): Statistics {
  const { year } = rows;
  const within = (on: CivilDate | null) => on?.startsWith(`${String(year)}-`) === true;
  const projects = new Map(rows.projects.map((project) => [project.id, project]));
  const lines = rows.projects.flatMap((project) => lineOf(rows, project)).filter(({ declaredOn }) => within(declaredOn));
  const back = sentBack(rows, rows.done);
  const kept = keptOf(rows, projects);
  const ended = (result: string) =>
    rows.endings.flatMap(({ projectId, at, ...ending }) => {
      return ending.result === result && within(civilDate(at)) ? [counted(projectId, civilDate(at), '')] : [];
    });
  return {
    year,
    declared: figure(
      'declared',
      '申报',
      lines.map((line) => counted(line.id, line.declaredOn, line.stageName)),
    ),
    approved: figure(
      'approved',
      '通过',
      approvals(rows, projects).filter(({ on }) => within(on)),
    ),
    returned: figure(
      'returned',
      '退回修改',
      back.map((task) => countedTask(policyIn(rows, projects, task), task)),
    ),
    failed: figure('failed', '未通过', ended('failed')),
    cancelled: figure('cancelled', '取消', ended('cancelled')),
    totalWan: sumWan(lines.map(({ totalWan }) => totalWan ?? 0)),
    returns: returnsOf(rows, projects, back),
    opinions: opinionsOf(rows),
    times: timesOf(rows, projects, policy, within),
    ...onTimeOf(kept),
    filings: filingsOf(kept),
    byStage: moneyBy(lines, 'stage', ({ stage, stageName: name }) => [stage, name]),
    byUnit: moneyBy(lines, 'unit', ({ unitId, unit }) => [String(unitId), unit]),
    approvedIn: Object.values(policy.stages).flatMap(({ name, marks }) => (marks.includes('approved') ? [name] : [])),
  };
}

type Projects = ReadonlyMap<number, CountedProject>;

/** A declared project as it is counted. */
interface Line extends CountedProject {
  readonly declaredOn: CivilDate;
  readonly stageName: string;
  readonly unit: string;
}

function lineOf(rows: YearRows, project: CountedProject): Line[] {
  const declaredOn = rows.declaredOn.get(project.id);
  if (declaredOn === undefined) return [];
  const { stage, unitId } = project;
  return [{ ...project, declaredOn, stageName: stageName(rows.policyOf(project), stage), unit: rows.units.get(unitId) ?? '' }];
}

function figure(key: string, name: string, all: readonly Counted[], count = all.length): Figure {
  return { key, name, count, counted: all };
}

function counted(projectId: number, on: CivilDate | null, what: string): Counted {
  return { projectId, on, what };
}

function policyIn(rows: YearRows, projects: Projects, { projectId }: { readonly projectId: number }): Policy | undefined {
  const project = projects.get(projectId);
  return project === undefined ? undefined : rows.policyOf(project);
}

function countedTask(policy: Policy | undefined, task: TaskRow): Counted {
  const label = policy?.tasks[task.task]?.outcomes[task.outcome ?? '']?.label ?? task.outcome ?? '';
  const reason = task.reason === null || task.reason === '' ? '' : `：${task.reason}`;
  const on = task.decidedAt === null ? null : civilDate(task.decidedAt);
  return counted(task.projectId, on, `${rowTaskName(policy, task)} ${label}${reason}`);
}

/** Each project once, when it came first into a stage that says so, or ended with 通过. */
function approvals(rows: YearRows, projects: Projects): Counted[] {
  const first = new Map<number, Counted>();
  const found = rows.entries.flatMap(({ projectId, stage, at }) => {
    const policy = policyIn(rows, projects, { projectId });
    return isMarked(policy, stage, 'approved') ? [{ at, ...counted(projectId, civilDate(at), stageName(policy, stage)) }] : [];
  });
  const passed = rows.endings.flatMap(({ projectId, result, at }) => {
    return result === 'passed' ? [{ at, ...counted(projectId, civilDate(at), '已通过') }] : [];
  });
  for (const { projectId, on, what } of [...found, ...passed].sort((a, b) => a.at - b.at)) {
    if (!first.has(projectId)) first.set(projectId, counted(projectId, on, what));
  }
  return [...first.values()];
}

function returnsOf(rows: YearRows, projects: Projects, back: readonly TaskRow[]): Figure[] {
  const groups = groupBy(back, ({ task, outcome }) => `${task}.${outcome ?? ''}`);
  return byCount(
    [...groups].map(([key, tasks]) => {
      const [task] = tasks;
      const policy = task === undefined ? undefined : policyIn(rows, projects, task);
      const definition = policy?.tasks[task?.task ?? ''];
      const label = definition?.outcomes[task?.outcome ?? '']?.label ?? '';
      return figure(
        `returned-${key}`,
        saidOnce(definition?.name ?? key, label),
        tasks.map((one) => countedTask(policy, one)),
      );
    }),
  );
}

/** Words that differ only in width, spaces or the full stop are the same. */
function opinionsOf({ opinions }: YearRows): Figure[] {
  const same = (text: string) => text.normalize('NFKC').replace(/[\s。.;;]+/g, '');
  const groups = [...groupBy(opinions, ({ text }) => same(text)).values()].filter((group) => group.length > 1);
  const figures = groups.map((group, at) => {
    const text = group[0]?.text ?? '';
    return figure(
      `opinion-${String(at)}`,
      text,
      group.map(({ projectId }) => counted(projectId, null, text)),
    );
  });
  return byCount(figures).slice(0, OPINIONS);
}

function byCount(figures: readonly Figure[]): Figure[] {
  return figures.toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'zh'));
}

/** In the order of the policy; stages that only older versions have come last. */
function timesOf(rows: YearRows, projects: Projects, policy: Policy, within: (on: CivilDate) => boolean): StageTime[] {
  const stays = groupBy(
    rows.stays.filter(({ to }) => within(to)),
    ({ stage }) => stage,
  );
  return [...new Set([...Object.keys(policy.stages), ...stays.keys()])].flatMap((stage): StageTime[] => {
    const own = stays.get(stage) ?? [];
    const former = own[0] === undefined ? undefined : policyIn(rows, projects, own[0]);
    const name = policy.stages[stage]?.name ?? stageName(former, stage);
    const allowed = allowedIn(policy, stage);
    if (own.length === 0 && allowed.length === 0) return [];
    const days = own.map((stay) => stay.days);
    const all = own.map((stay) => counted(stay.projectId, stay.to, `${stay.from} 至 ${stay.to}，${String(stay.days)} 个工作日`));
    return [{ figure: figure(`stay-${stage}`, name, all), mean: mean(days), longest: Math.max(0, ...days), allowed }];
  });
}

interface Kept {
  readonly whose: Whose;
  readonly late: boolean;
  readonly count: number;
  /** One, or none where the database counted. */
  readonly counted: readonly Counted[];
  /** The deadline's name, where what it is for is a filing. */
  readonly filing: string | null;
}

/** Every clock that stopped in the year, and those that have run past their day in it; a suspended one counts for nobody. */
function keptOf(rows: YearRows, projects: Projects): Kept[] {
  const tasks = new Map(rows.clockTasks.map((task) => [task.id, task]));
  const closed = rows.closed.filter(({ state }) => state === 'met' || state === 'metLate' || state === 'missed');
  const open = rows.overdue.filter(({ dueOn }) => dueOn.startsWith(`${String(rows.year)}-`));
  const each = [...closed, ...open].flatMap((row): Kept[] => {
    const project = projects.get(row.projectId);
    if (project === undefined) return [];
    const policy = rows.policyOf(project);
    const whose = whoseOf(rows, policy, project, row, tasks.get(row.taskId ?? 0));
    const name = policy?.deadlines[row.deadline]?.name ?? row.deadline;
    const what = `${name}，应于 ${row.dueOn}${howItEnded(row)}`;
    const one = counted(project.id, row.closedOn ?? row.dueOn, what);
    return [{ whose, late: row.state !== 'met', count: 1, counted: [one], filing: filingName(policy, row) }];
  });
  return [...each, ...(rows.closedCounts ?? []).map((one) => keptAlike(rows, one))];
}

function howItEnded({ state, closedOn }: Pick<DeadlineRow, 'state' | 'closedOn'>): string {
  if (state === 'missed') return ' 前，到期未完成';
  return closedOn === null ? '，尚未完成' : ` 前，完成于 ${closedOn}`;
}

function keptAlike(rows: YearRows, one: ClosedCount): Kept {
  const policy = rows.policyOf(one);
  const task = one.body === null ? undefined : { subject: one.body, bodyUnitId: one.unitId, assigneeId: null };
  const whose = whoseOf(rows, policy, one, one, task);
  return { whose, late: one.isLate, count: one.count, counted: [], filing: filingName(policy, one) };
}

function filingName(policy: Policy | undefined, { deadline }: Pick<DeadlineRow, 'deadline'>): string | null {
  const definition = policy?.deadlines[deadline];
  return definition !== undefined && policy?.tasks[definition.task]?.kind === 'filing' ? definition.name : null;
}

function onTimeOf(kept: readonly Kept[]): Pick<Statistics, 'offices' | 'units'> {
  const groups = [...groupBy(kept, ({ whose }) => whose.key).values()].flatMap((group): OnTime[] => {
    const whose = group[0]?.whose;
    return whose === undefined ? [] : [{ whose: { ...whose, person: null }, ...rateOf(group, whose.key, whose.name) }];
  });
  const sorted = groups.sort(
    (a, b) => (a.rate ?? 1) - (b.rate ?? 1) || b.late.count - a.late.count || a.whose.name.localeCompare(b.whose.name, 'zh'),
  );
  return {
    offices: sorted.filter(({ whose }) => whose.kind === 'office'),
    units: sorted.filter(({ whose }) => whose.kind === 'unit'),
  };
}

function rateOf(kept: readonly Kept[], key: string, name: string): Omit<OnTime, 'whose'> {
  const of = (some: readonly Kept[]) =>
    [some.flatMap((one) => one.counted), some.reduce((sum, { count }) => sum + count, 0)] as const;
  const [met, late] = [of(kept.filter((one) => !one.late)), of(kept.filter((one) => one.late))];
  return {
    met: figure(`met-${key}`, `${name}：按时`, ...met),
    late: figure(`late-${key}`, `${name}：逾期`, ...late),
    rate: kept.length === 0 ? null : met[1] / (met[1] + late[1]),
  };
}

function filingsOf(all: readonly Kept[]): Statistics['filings'] {
  const kept = all.filter(({ filing }) => filing !== null);
  return { ...rateOf(kept, 'filing', '备案'), names: [...new Set(kept.flatMap(({ filing }) => filing ?? []))] };
}

function moneyBy(lines: readonly Line[], kind: string, of: (line: Line) => readonly [string, string]): Money[] {
  const groups = [...groupBy(lines, (line) => of(line)[0]).values()];
  return groups
    .map((group) => {
      const [id, name] = group[0] === undefined ? ['', ''] : of(group[0]);
      const all = group.map((line) =>
        counted(line.id, line.declaredOn, line.totalWan === null ? '金额未填' : `${formatNumber(line.totalWan)} 万元`),
      );
      return { figure: figure(`${kind}-${id}`, name, all), totalWan: sumWan(group.map(({ totalWan }) => totalWan ?? 0)) };
    })
    .sort((a, b) => b.totalWan - a.totalWan || b.figure.count - a.figure.count);
}

/** All figures of a year that can be looked behind. */
export function figuresOf(all: Statistics): Figure[] {
  const rates = [...all.offices, ...all.units, all.filings];
  return [
    ...[all.declared, all.approved, all.returned, all.failed, all.cancelled, ...all.returns, ...all.opinions],
    ...[...all.times, ...all.byStage, ...all.byUnit].map((one) => one.figure),
    ...rates.flatMap(({ met, late }) => [met, late]),
  ];
}
