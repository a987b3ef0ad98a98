import writeExcelFile from 'write-excel-file/node';
import type { FieldOf } from '../../../policies/schema/index.js';

/** Category, item, quantity, measure, price: as a person types them. */
export type Typed = readonly [string, string, number | string, string, number | string];

const TYPED = ['category', 'item', 'quantity', 'measure', 'price'];

/** An .xlsx with the heading of a budget table on its third row; `null`: with a heading that no table has. */
export async function filledTable(field: FieldOf<'table'> | null, rows: readonly Typed[]): Promise<Uint8Array> {
  const columns = field?.columns ?? TYPED.map((id) => ({ id, label: `无关${id}` }));
  const cell = (value: string | number | undefined) =>
    value === undefined ? null : typeof value === 'number' ? { type: Number, value } : { type: String, value };
  const filled = rows.map((row) => columns.map(({ id }) => cell(row[TYPED.indexOf(id)])));
  const sheet = [[cell('概算')], [cell('单位：万元')], columns.map(({ label }) => cell(label)), ...filled];
  return new Uint8Array(await writeExcelFile(sheet, {}).toBuffer());
}
