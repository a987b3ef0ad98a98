import { BASE } from '../../handlers/core/forms/merge-page.js';
import { rowsName } from '../../workflow/forms/parse-page.js';

/** What a page's form handed in: the button, and the answers by the names of the card's inputs, as a chat would give them. */
export interface Handed {
  /** Of the button, whether it asks first (`ask`) or not; empty when the form was handed in without one. */
  readonly wire: string;
  readonly form: Readonly<Record<string, unknown>>;
}

/** By column, written in their place: as many may come as fit into a body. */
type Cells = Map<string, string>;

/**
 * Reads the fields of a page's form. Each name says how it is read: `t:` text, `c:` a box that is ticked or not (a hidden field of the
 * same name stands before it), `m:` any number of choices (the hidden one is empty), `l:` any number of texts, each of one line or more,
 * `r:field:row:column` a cell of a table, whose field stands in `rows`. `base` holds the marks of the answers that the page was drawn
 * with; `choose:field` drops an answer for the one that stands.
 */
export function readForm(body: unknown): Handed {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const form: Record<string, unknown> = {};
  const tables = new Map<string, Map<number, Cells>>();
  const dropped: string[] = [];
  let wire = '';
  for (const [key, sent] of fields) {
    const values = (Array.isArray(sent) ? sent : [sent]).filter((one): one is string => typeof one === 'string');
    const last = values.at(-1) ?? '';
    const name = key.slice(2);
    if (key === 'act' || key === 'ask') wire = last;
    else if (key === 'base') form[BASE] = last;
    else if (key === 'rows') for (const table of values) tables.set(table, tables.get(table) ?? new Map<number, Cells>());
    else if (key.startsWith('t:')) form[name] = last;
    else if (key.startsWith('c:')) form[name] = last === 'yes';
    else if (key.startsWith('l:')) form[name] = values.filter((one) => one.trim() !== '').join('\n');
    else if (key.startsWith('m:')) form[name] = values.filter((one) => one !== '');
    else if (key.startsWith('r:')) takeCell(tables, name, last);
    else if (key.startsWith('choose:') && last === 'theirs') dropped.push(key.slice('choose:'.length));
  }
  for (const [table, rows] of tables) {
    form[rowsName(table)] = [...rows].sort(([a], [b]) => a - b).map(([, cells]) => Object.fromEntries(cells));
  }
  for (const field of dropped) {
    delete form[field];
    delete form[rowsName(field)];
  }
  return { wire, form };
}

function takeCell(tables: Map<string, Map<number, Cells>>, name: string, value: string): void {
  const [, field, at, column] = /^([A-Za-z]\w*):(\d{1,5}):([A-Za-z]\w*)$/.exec(name) ?? [];
  if (field === undefined || at === undefined || column === undefined) return;
  const rows = tables.get(field) ?? new Map<number, Cells>();
  tables.set(field, rows);
  const cells: Cells = rows.get(Number(at)) ?? new Map<string, string>();
  rows.set(Number(at), cells.set(column, value));
}
