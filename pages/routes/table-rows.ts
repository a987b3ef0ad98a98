import { rowsName } from '../../workflow/forms/parse-page.js';

/** What a button beside a table's row asks for, where no script has done it in the page. */
export interface RowPress {
  readonly what: 'add' | 'del' | 'drop' | 'up' | 'down';
  readonly field: string;
  /** From 0. */
  readonly at: number;
}

/** `add:budget`, `del:budget:3` (asks first), `drop:budget:3`, `up:budget:3`, `down:budget:3`; null for anything else. */
export function rowPress(value: unknown): RowPress | null {
  const [, what, field, at = '0'] =
    typeof value === 'string' ? (/^(add|del|drop|up|down):([A-Za-z]\w*)(?::(\d{1,5}))?$/.exec(value) ?? []) : [];
  if (field === undefined || !isWhat(what)) return null;
  return { what, field, at: Number(at) };
}

function isWhat(what: string | undefined): what is RowPress['what'] {
  return what === 'add' || what === 'del' || what === 'drop' || what === 'up' || what === 'down';
}

/** The form with its table's rows as they are after the press. */
export function withRows(
  form: Readonly<Record<string, unknown>>,
  { what, field, at }: RowPress,
): Readonly<Record<string, unknown>> {
  const name = rowsName(field);
  const sent: unknown = form[name];
  const rows: unknown[] = Array.isArray(sent) ? Array.from<unknown>(sent) : [];
  const to = what === 'up' ? at - 1 : at + 1;
  if (what === 'drop') rows.splice(at, 1);
  else if ((what === 'up' || what === 'down') && to >= 0 && to < rows.length) [rows[at], rows[to]] = [rows[to], rows[at]];
  return { ...form, [name]: rows };
}
