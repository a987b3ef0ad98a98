import { besideValue } from '../../workflow/describe/unit.js';
import { bad, button, buttonRows, buttons, muted, strong, text, type FormPart, type Gaps } from './build.js';
import { cellName, choice, choices, day, line, paragraph } from './inputs.js';
import type { FaultView, FieldView, TableView } from './props.js';
import { rowLine, tableHeading, totalFields } from './rows.js';
import { wan } from './speech.js';
import type { Button, Input } from './tree.js';
import { say } from './wording.js';

/** Where a form page stands: its buttons carry it. */
export interface PageAt {
  readonly taskId: number;
  readonly version: number;
  readonly page: number;
  /** The row of a long table that is shown, with those about it. */
  readonly tableAt: { readonly field: string; readonly row: number } | null;
  /** Rows of a table that are shown at once, each with its button. */
  readonly rows: number;
  /** Whether the page has more than one table: then the buttons say which they are of. */
  readonly several: boolean;
}

/** Rows of a table that a form page shows at once where there is room. */
export const ROWS_A_PART = 10;

/** One question with what is wrong with it, in the form. The input's name is the field's id. */
export function fieldBlocks(field: FieldView, faults: readonly FaultView[], at: PageAt): Gaps<FormPart> {
  const wrong = faults
    .filter((fault) => fault.field === field.id)
    .map((fault) => bad(say('form.fault', { label: field.label, text: fault.text })));
  if (field.type === 'table') return [...wrong, ...tableBlocks(field.table, at)];
  if (field.type === 'total') {
    const total = field.value === null ? '—' : wan(field.value);
    return [...wrong, text(say('form.total', { label: besideValue(field.label, total), total }))];
  }
  return [...wrong, inputOf(field)];
}

/** The input of a field that is typed or chosen. 是/否 comes back as `yes`/`no`. */
export function inputOf(field: Exclude<FieldView, { type: 'table' | 'total' }>): Input {
  const hint = [field.hint, field.article === null ? null : say('form.article', { article: field.article })]
    .filter(Boolean)
    .join('；');
  const asked = { name: field.id, label: field.label, required: field.required, hint: hint === '' ? null : hint };
  switch (field.type) {
    case 'text':
      return field.multiline ? paragraph(asked, field.value, field.max) : line(asked, field.value, field.max);
    case 'number':
      return line({ ...asked, label: field.unit === null ? field.label : `${field.label}（${field.unit}）` }, field.value, 20);
    case 'money':
      return line({ ...asked, label: inWan(field.label) }, field.value, 20);
    case 'date':
      return day(asked, field.value);
    case 'choice':
      return choice(asked, field.value, field.options);
    case 'multiChoice':
      return choices(asked, field.values, field.options);
    case 'yesno':
      return choice(asked, field.value === null ? null : field.value ? 'yes' : 'no', YES_NO);
  }
}

/** A label that names its unit already keeps it. */
export function inWan(label: string): string {
  return label.includes('万元') ? label : `${label}（万元）`;
}

const YES_NO = [
  { label: '是', value: 'yes' },
  { label: '否', value: 'no' },
];

function tableBlocks(table: TableView, at: PageAt): Gaps<FormPart> {
  const { rows } = table;
  const row = at.tableAt?.field === table.id && at.tableAt.row < rows.length ? at.tableAt.row : 0;
  const from = row - (row % at.rows);
  const part = rows.slice(from, from + at.rows);
  return [
    strong(tableHeading(table)),
    totalFields(table),
    part.length === 0 ? muted(say('table.empty', { label: table.label })) : null,
    ...part.map((row, no) => text(`${from + no + 1}. ${rowLine(table, row)}`)),
    rows.length === 0
      ? null
      : muted(
          say('table.part', { isPart: part.length < rows.length, from: from + 1, to: from + part.length, rows: rows.length }),
        ),
    ...buttonRows(
      part.map((_, no) => rowButton(table, at, from + no)),
      5,
    ),
    buttons(...partButtons(table, at, from)),
    rows.length >= table.maxRows ? muted(say('table.full', { max: table.maxRows })) : null,
    buttons(...tableButtons(table, at)),
    table.template ? muted(say('table.howTo')) : null,
  ];
}

function rowButton({ id }: TableView, { taskId, version, page }: PageAt, row: number): Button {
  return button(`第 ${row + 1} 行`, { verb: 'row.edit', task: taskId, version, page, field: id, row });
}

function partButtons({ id, rows }: TableView, { taskId, version, page, rows: size }: PageAt, from: number): Gaps<Button> {
  const show = (label: string, to: number): Button =>
    button(label, { verb: 'row.show', task: taskId, version, page, field: id, from: to }, 'link');
  return [
    from > 0 && show(`前 ${size} 行`, Math.max(0, from - size)),
    from + size < rows.length && show(`后 ${size} 行`, from + size),
  ];
}

function tableButtons(
  { id, label, rows, maxRows, template }: TableView,
  { taskId, version, page, several }: PageAt,
): Gaps<Button> {
  const of = several ? `：${label}` : '';
  return [
    rows.length < maxRows && button(`添加一行${of}`, { verb: 'row.add', task: taskId, version, page, field: id }),
    template && button(`下载表格模板${of}`, { verb: 'table.template', task: taskId, field: id }, 'link'),
  ];
}

/** The inputs of one table row; a computed cell is not asked. Their names are `cellName(column)`. */
export function cellInputs({ columns }: TableView, row: Readonly<Record<string, string | number | null>>): readonly Input[] {
  return columns.flatMap(({ id, label, type, required, options, computed }) => {
    if (computed) return [];
    const asked = { name: cellName(id), label: type === 'money' ? inWan(label) : label, required };
    const value = row[id] === undefined || row[id] === null ? '' : String(row[id]);
    return [type === 'choice' ? choice(asked, value, options) : line(asked, value)];
  });
}
