import { type Page, type PageBlock, type PageCell, type PageSection } from '../../../documents/index.js';
import type { Deadline } from '../../../entities/deadline.entity.js';
import { periodText, pointText } from '../../../workflow/describe/point.js';
import { formatDate } from '../../../workflow/time/civil.js';
import { ruleOf } from '../../core/case/term.js';
import type { TextEntry } from './entry.js';
import type { Gathered } from './gather.js';

const PATH = '时限.html';

/** What became of a clock. */
export const DEADLINE_STATES = {
  running: '计时中',
  met: '按时完成',
  metLate: '逾期完成',
  missed: '未完成',
  suspended: '暂停计时',
  cancelled: '取消计时',
} as const;

/** Every deadline with what became of it, its day-by-day count on a page of its own, and the days on which the project stood still. */
export function timesSection(gathered: Gathered): {
  readonly sections: readonly PageSection[];
  readonly pages: readonly TextEntry[];
} {
  const { deadlines } = gathered.found;
  const rows = deadlines.map((row): PageCell[] => [
    { text: nameOf(gathered, row), path: PATH, section: sectionOf(row) },
    longDate(row.startOn),
    `${longDate(row.dueOn)}${row.certain ? '' : '（暂估）'}`,
    stateText(row),
    gathered.found.policy.deadlines[row.deadline]?.article ?? '',
  ]);
  const table: PageBlock = { kind: 'table', columns: ['时限', '起算', '截止', '结果', '依据'], rows };
  const section = { id: 'deadlines', title: '时限', blocks: rows.length === 0 ? [NOTHING] : [table] };
  return {
    sections: [section, ...pauseSections(gathered)],
    pages: rows.length === 0 ? [] : [{ path: PATH, page: countsPage(gathered) }],
  };
}

function countsPage(gathered: Gathered): Page {
  const { project, deadlines } = gathered.found;
  return {
    title: '时限是怎么算的',
    lead: [project.name, '起算当日不计；工作日按国务院放假安排；最后一日遇周末、节假日的，顺延到下一个工作日。'],
    back: { text: '返回项目档案', path: 'index.html' },
    sections: deadlines.map((row) => ({ id: sectionOf(row), title: nameOf(gathered, row), blocks: countBlocks(gathered, row) })),
  };
}

function countBlocks({ scope, found }: Gathered, row: Deadline): PageBlock[] {
  const { policy } = found;
  const definition = ruleOf(scope, found, row);
  return [
    {
      kind: 'fields',
      rows: [
        ['依据', definition?.article ?? null],
        ['规定', definition?.says ?? null],
        ['系统约定', definition?.reading ?? null],
        ['谁来办', policy.roles[row.holder]?.name ?? row.holder],
        [
          '从哪天起算',
          `${definition === undefined ? '' : `${pointText(policy, definition.starts, definition.task)}　`}${longDate(row.startOn)}`,
        ],
        ['期限', definition === undefined ? null : periodText(policy, definition.count)],
        ['截止', `${longDate(row.dueOn)} 24:00 前${row.certain ? '' : '（暂估）'}`],
        ['结果', stateText(row)],
      ],
    },
    // Of a date of the year no day was counted.
    ...(definition !== undefined && 'fixed' in definition.count ? [] : [daysTable(row)]),
  ];
}

function daysTable({ count }: Deadline): PageBlock {
  const rows = count.map(({ date, counted, why }) => [longDate(date), counted ? '计入' : '不计', why]);
  return { kind: 'table', columns: ['日期', '是否计入', '说明'], rows };
}

function stateText({ state, closedOn, reason }: Deadline): string {
  const on = closedOn === null ? '' : `（${longDate(closedOn)}）`;
  return `${DEADLINE_STATES[state]}${on}${reason === null ? '' : `\n原因：${reason}`}`;
}

/** Since when, until when and why the project stood still; nothing where it never did. */
function pauseSections({ found: { facts } }: Gathered): PageSection[] {
  const rows = facts.pauses.map(({ from, to, why }) => [longDate(from), to === null ? '仍在中止' : longDate(to), why]);
  if (rows.length === 0) return [];
  return [{ id: 'pauses', title: '中止记录', blocks: [{ kind: 'table', columns: ['中止', '恢复', '原因'], rows }] }];
}

function nameOf({ found: { policy } }: Gathered, { deadline }: Deadline): string {
  return policy.deadlines[deadline]?.name ?? deadline;
}

function sectionOf({ id }: Deadline): string {
  return `d${String(id)}`;
}

function longDate(date: string): string {
  return formatDate(date, { year: true });
}

const NOTHING: PageBlock = { kind: 'muted', text: '没有。' };
