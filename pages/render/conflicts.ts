import type { FieldView } from '../../cards/kit/props.js';
import { tableHeading } from '../../cards/kit/rows.js';
import { formatDate } from '../../workflow/time/civil.js';
import type { ConflictView, FormSheet } from '../../handlers/present/form-sheet.js';
import { tableForReading } from './sheet-table.js';

/** What was changed here and elsewhere: both answers side by side, and mine ready to be sent again. */
export function conflictsView({ conflicts }: FormSheet): object[] {
  return conflicts.map(conflictView);
}

function conflictView({ mine, theirs }: ConflictView): object {
  return { field: mine.id, label: mine.label, mine: shown(mine), theirs: shown(theirs), resend: resend(mine) };
}

function shown(field: FieldView): { readonly text: string; readonly table: object | null } {
  if (field.type !== 'table') return { text: answerText(field) || '（空）', table: null };
  return { text: tableHeading(field.table), table: field.table.rows.length === 0 ? null : tableForReading(field.table) };
}

function answerText(field: Exclude<FieldView, { type: 'table' }>): string {
  switch (field.type) {
    case 'multiChoice':
      return field.values.join('、');
    case 'yesno':
      return field.value === null ? '' : field.value ? '是' : '否';
    case 'date':
      return field.value === null
        ? ''
        : /^\d{4}-\d\d-\d\d$/.test(field.value)
          ? formatDate(field.value, { year: true })
          : field.value;
    case 'total':
      return '';
    default:
      return field.value ?? '';
  }
}

/** Hidden fields that send an answer as the form itself would (`pages/request/read-form.ts`). */
function resend(field: FieldView): { readonly name: string; readonly value: string }[] {
  switch (field.type) {
    case 'table':
      return [
        { name: 'rows', value: field.id },
        ...field.table.rows.flatMap((row, at) =>
          field.table.columns
            .filter(({ computed }) => !computed)
            .map(({ id }) => ({ name: `r:${field.id}:${String(at)}:${id}`, value: String(row[id] ?? '') })),
        ),
      ];
    case 'multiChoice':
      return ['', ...field.values].map((value) => ({ name: `m:${field.id}`, value }));
    case 'yesno':
      return [{ name: `t:${field.id}`, value: field.value === null ? '' : field.value ? 'yes' : 'no' }];
    case 'total':
      return [];
    default:
      return [{ name: `t:${field.id}`, value: field.value ?? '' }];
  }
}
