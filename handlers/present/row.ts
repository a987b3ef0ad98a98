import { tableView } from '../../cards/kit/field-view.js';
import type { FaultView } from '../../cards/kit/props.js';
import { withNotes } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import { rowEdit } from '../../cards/row-edit.js';
import type { FieldOf } from '../../policies/schema/index.js';
import type { Row } from '../../workflow/facts.js';
import { rowsOf } from '../../workflow/forms/table.js';
import type { Filling } from '../core/forms/filling.js';

/** A row of a table that stands open. `row` counts from 0; the number of rows for a new one. */
export interface RowAt {
  readonly field: FieldOf<'table'>;
  readonly row: number;
  readonly values: Row;
  readonly faults: readonly FaultView[];
  /** Lines on top that say why it looks as it does. */
  readonly notes?: readonly (string | null)[];
}

/** One row of a page's table, to be filled in. */
export function rowCard(
  { task, version, values: answers }: Filling,
  page: number,
  { field, row, values, faults, notes = [] }: RowAt,
): Card {
  const card = rowEdit.render({
    taskId: task.id,
    version,
    page,
    table: tableView(field, rowsOf(answers[field.id])),
    row,
    values: { ...values },
    faults: [...faults],
  });
  return withNotes(card, notes);
}
