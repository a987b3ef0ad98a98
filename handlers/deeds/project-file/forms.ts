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
import { lotName } from '../../core/case/task-name.js';
import { readsDraft } from '../../core/rights/inner.js';
import { type Gathered, isBetweenOffices, nameOf, taskOf } from './gather.js';

/**
 * The forms in the order in which they were first filled in: each newest revision in full, the earlier ones on pages of their own, and what
 * changed from one to the next.
 */
export function formsSection(gathered: Gathered): { readonly section: PageSection; readonly pages: readonly TextEntry[] } {
  const groups = [...byForm(gathered).values()].toSorted(([a], [b]) => (a?.id ?? 0) - (b?.id ?? 0));
  return {
    section: { id: 'forms', title: '填报内容', blocks: groups.flatMap((revisions) => formBlocks(gathered, revisions)) },
    pages: groups.flatMap((revisions) => filledIn(gathered, revisions).map((row) => revisionPage(gathered, row))),
  };
}

/** What was handed in, a lot's apart; a draft is theirs who fill it in until then, and what passed between offices is theirs. */
function byForm(gathered: Gathered): Map<string, Form[]> {
  const { found, viewer } = gathered;
  const groups = new Map<string, Form[]>();
  for (const row of found.forms) {
    if (row.state === 'draft' && !readsDraft(found, viewer, row.taskId)) continue;
    if (isBetweenOffices(gathered, row.taskId)) continue;
    const key = `${row.form}/${taskOf(gathered, row.taskId)?.subject ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function formBlocks(gathered: Gathered, revisions: readonly Form[]): PageBlock[] {
  const filled = filledIn(gathered, revisions);
  const newest = filled.at(-1);
  if (newest === undefined) return [];
  const rows = revisions.map((row) => {
    const at = filled.indexOf(row);
    const name = revisionName(row);
    return [
      at < 0 ? name : { text: name, path: pathOf(gathered, row) },
      longInstant(row.at),
      nameOf(gathered, row.byId),
      at < 0 ? CLEARED : changesText(gathered, filled[at - 1], row),
    ];
  });
  return [
    { kind: 'heading', text: titleOf(gathered, newest) },
    { kind: 'table', columns: ['版本', '时间', '填报人', '与上一稿相比'], rows },
    ...valueBlocks(gathered, newest),
  ];
}

const CLEARED = '清空，待重新填写';

/** Without those that only took back what was there. */
function filledIn({ found }: Gathered, revisions: readonly Form[]): Form[] {
  return revisions.filter((row) => !isCleared(found.forms, row));
}

function revisionPage(gathered: Gathered, row: Form): TextEntry {
  const page: Page = {
    title: `${titleOf(gathered, row)}（${revisionName(row)}）`,
    lead: [gathered.found.project.name, `${nameOf(gathered, row.byId)}　${longInstant(row.at)}`],
    back: { text: '返回项目档案', path: '../index.html' },
    sections: [{ id: 'values', title: '填报内容', blocks: valueBlocks(gathered, row) }],
  };
  return { path: pathOf(gathered, row), page };
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

function titleOf(gathered: Gathered, { form, taskId }: Form): string {
  const { found } = gathered;
  const title = found.policy.forms[form]?.title ?? form;
  const lot = lotName(found, taskOf(gathered, taskId)?.subject ?? null);
  return lot === null ? title : `${title}（${lot}）`;
}

function revisionName({ revision, state }: Form): string {
  return state === 'draft' ? `第 ${String(revision)} 稿，草稿` : `第 ${String(revision)} 稿`;
}

function pathOf(gathered: Gathered, row: Form): string {
  return `填报/${safeName(`${titleOf(gathered, row)}-第${String(row.revision)}稿`)}.html`;
}
