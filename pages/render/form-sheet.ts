import { withoutUnit } from '../../workflow/describe/unit.js';
import { encodeAction } from '../../cards/kit/action.js';
import { button } from '../../cards/kit/build.js';
import { dueLine, whyButton } from '../../cards/kit/deadlines.js';
import { inputOf } from '../../cards/kit/form-fields.js';
import { INPUTS, paragraph } from '../../cards/kit/inputs.js';
import { outcomeButton } from '../../cards/kit/outcomes.js';
import { sureToFile, sureToHandIn } from '../../cards/kit/hand-in.js';
import { answerButton } from '../../cards/kit/parts.js';
import type { FaultView, FieldView, PageView } from '../../cards/kit/props.js';
import { tableHeading } from '../../cards/kit/rows.js';
import { wan } from '../../cards/kit/speech.js';
import type { Button } from '../../cards/kit/tree.js';
import { say } from '../../cards/kit/wording.js';
import type { ReadSheet } from '../../handlers/read-sheet.js';
import type { Answered, Visitor } from '../visit.js';
import { buttonOf } from './card.js';
import { conflictsView } from './conflicts.js';
import { inputView } from './input.js';
import { materialsView } from './materials.js';
import { OPINION_WORDS } from './project-words.js';
import { sumsOf, tableField, tableForReading } from './sheet-table.js';
import { renderView } from './view.js';

/** The most that is kept of one text. */
const KEPT = 4000;

/** What came of the last press, and what it asked for. */
export interface Asked {
  readonly toast?: Answered['toast'];
  /** The table that gets an empty row. */
  readonly add: string | null;
}

/** A form's page as HTML. */
export function renderSheet({ csrf }: Pick<Visitor, 'csrf'>, read: ReadSheet, { toast, add }: Asked): string {
  const { sheet } = read;
  const { taskId, version, at, steps, lateReason } = sheet;
  const goto = (to: number): string => encodeAction({ verb: 'form.goto', task: taskId, version, page: at, to });
  const confirms = sheet.steps.length > 0 && at === steps.length;
  const ways = waysOn(read);
  return renderView('sheet', {
    csrf,
    toast: toast ?? null,
    action: `/pages/forms/${String(taskId)}`,
    task: taskId,
    page: at,
    title: sheet.title,
    projectName: sheet.projectName,
    steps: [...steps, ...(steps.length === 0 ? [] : ['核对'])].map((title, no) => ({ title, here: no === at, wire: goto(no) })),
    heading: confirms ? '核对并提交' : (steps[at] ?? null),
    hint: sheet.hint,
    // What the last press was refused for stands above already.
    notes: sheet.notes.filter((note) => note !== toast?.text),
    warnings: sheet.warnings,
    deadline: sheet.deadline === null ? null : { emphasis: 'plain', ...dueLine(sheet.deadline) },
    opinions: sheet.opinions.map((opinion) => ({ ...opinion, ...OPINION_WORDS[opinion.state] })),
    opinionsLeft: sheet.opinionsLeft,
    answer: sheet.opinionsLeft ? buttonOf(answerNow(taskId)) : null,
    faults: sheet.faults.map((fault) => faultLink(read, fault)),
    shut: sheet.shut,
    confirms,
    first: firstOf(ways),
    marks: JSON.stringify(sheet.marks),
    conflicts: sheet.conflicts.length === 0 ? null : conflictsView(sheet),
    save: encodeAction({ verb: 'form.save', task: taskId, version, page: at }),
    fields: sheet.fields.map((field) => fieldOf(field, sheet.faults, taskId, add)),
    empty: !confirms && sheet.fields.length + sheet.materials.length === 0 && steps.length > 0,
    materials: materialsView(read),
    // A step that is called so has said it above.
    materialsNamed: [steps[at], ...sheet.pages.map(({ title }) => title)].includes('材料'),
    pages: sheet.pages.map((page, no) => ({ ...pageForReading(page), wire: goto(no) })),
    shown: sheet.shown.map(pageForReading),
    late: lateReason === null ? null : inputView(paragraph(LATE, lateReason, 500)),
    undo:
      sheet.undo === null
        ? null
        : buttonOf(button('撤销读入，恢复原来的行', { verb: 'table.undo', task: taskId, version, field: sheet.undo })),
    ways: ways.map((each) => buttonOf(each)),
    others: sheet.others.map((outcome) => buttonOf(outcomeButton(outcome, taskId, sheet.taskVersion))),
    // A filing has one page: there is none to turn.
    kept:
      steps.length === 0 ? say('form.keptAlone') : say('form.kept', { isDraft: sheet.isDraft }).replace('带 * 的为必填。', ''),
  });
}

function pageForReading({ title, answers, tables }: PageView) {
  return {
    title,
    answers: { view: 'block-fields', fields: answers },
    tables: tables.map((table) => ({ heading: tableHeading(table), sums: sumsOf(table), table: tableForReading(table) })),
  };
}

function answerNow(task: number): Button {
  return button('去回应', { verb: 'opinion.list', task }, 'primary');
}

const LATE = { name: INPUTS.lateReason, label: say('task.lateLabel'), required: true, hint: say('task.lateHint') };

/** On, back, keep, hand in. */
function waysOn({ sheet }: ReadSheet): Button[] {
  const { taskId, version, at, steps, submit, faults, materials, opinionsLeft, deadline, correctable } = sheet;
  const to = (page: number) => ({ verb: 'form.goto', task: taskId, version, page: at, to: page }) as const;
  const confirms = steps.length > 0 && at === steps.length;
  const last = at + 1 >= steps.length;
  const handIn =
    submit === null || (confirms && faults.length > 0)
      ? []
      : [
          button(
            submit.label,
            { verb: 'form.submit', task: taskId, version },
            'primary',
            confirms ? sureToHandIn(submit) : sureToFile(submit, materials),
          ),
        ];
  return [
    ...(confirms || steps.length === 0 ? [] : [button(last ? '下一页：核对' : '下一页', to(at + 1), 'primary')]),
    ...handIn,
    ...(at > 0 ? [button('上一页', to(at - 1))] : []),
    ...(confirms ? [] : [button('保存草稿', { verb: 'form.save', task: taskId, version, page: at })]),
    ...(opinionsLeft === null ? [] : [answerButton(taskId, opinionsLeft)]),
    ...(deadline === null ? [] : [whyButton(deadline)]),
    ...(correctable ? [button('更正日期', { verb: 'date.correct', task: taskId, version: sheet.taskVersion }, 'link')] : []),
  ];
}

/** What the Enter key presses: the way on; on a form of one step, keeping it. */
function firstOf(ways: readonly Button[]): string | null {
  const way = ways.find(({ action }) => action.verb === 'form.goto') ?? ways.find(({ action }) => action.verb === 'form.save');
  return way === undefined ? null : encodeAction(way.action);
}

function fieldOf(field: FieldView, faults: readonly FaultView[], taskId: number, add: string | null): object {
  const own = faults.find((fault) => fault.field === field.id && fault.row === undefined)?.text ?? null;
  switch (field.type) {
    case 'table':
      return tableField(field.table, { ...field, taskId, faults, empty: add === field.id ? 1 : 0 });
    case 'total': {
      const value = field.value === null ? '—' : wan(field.value);
      return { view: 'field-total', field: field.id, label: withoutUnit(field.label, '万元'), value };
    }
    case 'text': {
      const input = inputOf(field);
      const whole = input.kind === 'input' ? { ...input, value: field.value, max: KEPT } : input;
      return inputView(whole, { fault: own, count: field.max });
    }
    default:
      return inputView(inputOf(field), { fault: own });
  }
}

/** A fault that leads to its field: here, or on its page. */
function faultLink({ sheet }: ReadSheet, { page, field, label, text, row, cell }: FaultView): object {
  const material = sheet.materials.find(({ name }) => field === null && name === label);
  const place =
    field === null
      ? material === undefined
        ? null
        : `m-${material.id}`
      : row === undefined || cell === undefined
        ? `q-${field}`
        : `r-${field}-${String(row)}-${cell}`;
  const away = page !== null && page !== sheet.at ? `/pages/forms/${String(sheet.taskId)}?page=${String(page + 1)}` : '';
  return { label, text, href: place === null ? null : `${away}#${place}` };
}
