import { inWan } from '../../../cards/kit/form-fields.js';
import type { PageView, TableView } from '../../../cards/kit/props.js';
import { figure } from '../../../cards/kit/rows.js';
import { type Page, type PageBlock, type PageSection, safeName } from '../../../documents/index.js';
import type { Form } from '../../../entities/form.entity.js';
import { formatNumber } from '../../../workflow/forms/money.js';
import { changeSentence, diffForms } from '../../../workflow/forms/diff.js';
import { pageViews } from '../../present/views.js';
import type { TextEntry } from './entry.js';
import { longInstant } from '../../../workflow/time/civil.js';
import { isCleared } from '../../core/forms/cleared.js';
import { readsDraft } from '../../core/rights/inner.js';
import { formRounds } from '../../core/forms/rounds.js';
import { seenWithin } from '../../core/case/case.js';
import { type Gathered, isBetweenOffices, nameOf, taskOf } from './gather.js';

/** The forms in the order in which they were begun: each newest draft in full, the earlier ones on pages of their own, and what changed from one to the next. */
export function formsSection(gathered: Gathered): { readonly section: PageSection; readonly pages: readonly TextEntry[] } {
  const rounds = formRounds(gathered.found).map(({ title, drafts }) => roundOf(gathered, title, drafts));
  return {
    section: { id: 'forms', title: '填报内容', blocks: rounds.flatMap((round) => roundBlocks(gathered, round)) },
    pages: rounds.flatMap(({ shown }) => shown.filter(({ cleared }) => !cleared).map((draft) => draftPage(gathered, draft))),
  };
}

interface Draft {
  readonly row: Form;
  /** 第 2 稿 */
  readonly name: string;
  readonly title: string;
  /** It only took back what stood before. */
  readonly cleared: boolean;
}

interface Round {
  readonly title: string;
  readonly shown: readonly Draft[];
}

/** What was handed in; a draft is theirs who fill it in until then, and what passed between offices is theirs. */
function roundOf(gathered: Gathered, title: string, drafts: readonly Form[]): Round {
  const { found, viewer } = gathered;
  const named = drafts.map((row, at): Draft => {
    const name = `第 ${String(at + 1)} 稿${row.state === 'draft' ? '，草稿' : ''}`;
    return { row, name, title: `${title}（${name}）`, cleared: isCleared(found.forms, row) };
  });
  const shown = named.filter(
    ({ row }) => (row.state !== 'draft' || readsDraft(found, viewer, row.taskId)) && !isBetweenOffices(gathered, row.taskId),
  );
  return { title, shown };
}

function roundBlocks(gathered: Gathered, { title, shown }: Round): PageBlock[] {
  const filled = shown.filter(({ cleared }) => !cleared);
  const newest = filled.at(-1);
  if (newest === undefined) return [];
  const rows = shown.map((draft) => {
    const { row, name } = draft;
    const before = draft.cleared ? undefined : filled[filled.indexOf(draft) - 1];
    return [
      draft.cleared ? name : { text: name, path: pathOf(draft) },
      longInstant(row.at),
      nameOf(gathered, row.byId),
      draft.cleared ? '清空，待重新填写' : changesText(gathered, before?.row, row),
    ];
  });
  return [
    { kind: 'heading', text: title },
    { kind: 'table', columns: ['版本', '时间', '填报人', '与上一稿相比'], rows },
    ...valueBlocks(seenFor(gathered, newest.row), newest.row),
  ];
}

function draftPage(gathered: Gathered, draft: Draft): TextEntry {
  const { row, title } = draft;
  const page: Page = {
    title,
    lead: [gathered.found.project.name, `${nameOf(gathered, row.byId)}　${longInstant(row.at)}`],
    back: { text: '返回项目档案', path: '../index.html' },
    sections: [{ id: 'values', title: '填报内容', blocks: valueBlocks(seenFor(gathered, row), row) }],
  };
  return { path: pathOf(draft), page };
}

/** What is asked of a lot depends on the lot's own answers. */
function seenFor(gathered: Gathered, { taskId }: Form): Pick<Gathered, 'found'> {
  return { found: seenWithin(gathered.found, taskOf(gathered, taskId)?.subject ?? null) };
}

/** The answers of a form, page by page. */
export function valueBlocks({ found }: Pick<Gathered, 'found'>, { form, values }: Pick<Form, 'form' | 'values'>): PageBlock[] {
  return pageViews(found, form, values).flatMap(blocksOf);
}

/** One page of a form for reading, under its title. */
export function blocksOf({ title, answers, tables }: PageView): PageBlock[] {
  return [
    { kind: 'heading', text: title },
    ...(answers.length === 0
      ? []
      : [{ kind: 'fields' as const, rows: answers.map(({ label, value }) => [label, value] as const) }]),
    ...tables.flatMap(tableBlocks),
  ];
}

function tableBlocks({ label, columns, rows, total, groups }: TableView): PageBlock[] {
  const sums = groups.map((group) => `${group.name} ${formatNumber(group.total)}`);
  const heading = total === null ? label : `${label}：合计 ${formatNumber(total)} 万元`;
  return [
    { kind: 'text', text: sums.length === 0 ? heading : `${heading}（${sums.join('，')}）` },
    {
      kind: 'table',
      columns: ['序号', ...columns.map(({ type, label }) => (type === 'money' ? inWan(label) : label))],
      rows: rows.map((row, at) => [String(at + 1), ...columns.map((column) => figure(column, row))]),
      wide: columns.length > 5,
    },
  ];
}

function changesText({ found }: Gathered, before: Form | undefined, after: Form): string {
  const form = found.policy.forms[after.form];
  if (before === undefined || form === undefined) return '—';
  const changes = diffForms(form, before.values, after.values).map(changeSentence);
  return changes.length === 0 ? '没有变化' : changes.join('\n');
}

/** By its number too: a long title is cut short, and two drafts must not become one. */
function pathOf({ row, title }: Draft): string {
  return `填报/${String(row.id)}-${safeName(title)}.html`;
}
