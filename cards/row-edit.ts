import { z } from 'zod';
import { button, buttons, card, divider, form, muted } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { cellInputs } from './kit/form-fields.js';
import { faultBlocks } from './kit/parts.js';
import { FaultView, Id, RowView, TableView, Version } from './kit/props.js';
import { rowLine } from './kit/rows.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  page: z.int().min(0),
  table: TableView,
  /** The row's place, counted from 0; the number of rows for a new one. */
  row: z.int().min(0),
  /** The cells as they stand, or as they were just typed. */
  values: RowView,
  faults: z.array(FaultView),
});
type Props = z.infer<typeof Props>;

/** One row of a table. Inputs are named by `cellName`. */
export const rowEdit = defineCard<Props>({
  id: 'row-edit',
  title: '填写表格的一行',
  props: Props,
  actions: ['row.keep', 'row.delete', 'form.goto'],
  render: ({ taskId, version, page, table, row, values, faults }) => {
    const at = { task: taskId, version, page, field: table.id, row } as const;
    const isNew = row >= table.rows.length;
    const computed = table.columns.filter((column) => column.computed).map(({ label }) => label);
    const confirm = {
      title: say('table.deleteTitle'),
      text: say('table.deleteText', { no: row + 1, name: rowLine(table, values) }),
    };
    return card(
      {
        summary: say('table.rowSummary', { label: table.label, isNew, no: row + 1 }),
        title: table.label,
        subtitle: say('table.rowTitle', { isNew, no: row + 1 }),
        tone: 'todo',
      },
      [
        ...faultBlocks(faults),
        computed.length === 0 ? null : muted(say('table.computed', { labels: computed })),
        form(`f${taskId}p${page}${table.id}r${row}v${version}`, [
          ...cellInputs(table, values),
          divider,
          buttons(
            button('保存这一行', { verb: 'row.keep', ...at }, 'primary'),
            button('返回', { verb: 'form.goto', task: taskId, version, page, to: page }),
            !isNew && button('删除', { verb: 'row.delete', ...at }, 'danger', confirm),
          ),
        ]),
      ],
    );
  },
  examples: {
    edit: { ...example(), row: 1, values: sample.budget.rows[1] ?? {} },
    add: {
      ...example(),
      row: 3,
      values: { kind: '硬件' },
      faults: [{ page: 1, field: 'price', label: '单价', text: '还没有填写' }],
    },
  },
});

function example(): Props {
  return { taskId: 41, version: 3, page: 1, table: sample.budget, row: 0, values: {}, faults: [] };
}
