import type { FieldOf } from '../../policies/schema/index.js';
import { parseAmount } from '../office/amount.js';
import { totalLabel } from '../office/totals.js';
import { isBlank, shownCell } from './cell.js';
import { address } from './heading.js';
import type { SheetCell } from './workbook.js';

/** A row that states a sum. `amount` is in 万元, null when the figure is not filled in yet. */
export interface TotalRow {
  readonly grand: boolean;
  readonly label: string;
  readonly amount: number | null;
  readonly at: string;
}

/** Reads a row as a total: a cell says 合计 or the like, and none of the cells that a real row must hold is filled. */
export function readTotalRow(
  cells: readonly SheetCell[],
  row: number,
  field: FieldOf<'table'>,
  places: ReadonlyMap<string, number>,
): TotalRow | null {
  const { sum } = field;
  if (sum === undefined) return null;
  const factors = field.columns.flatMap((column) => column.product ?? []);
  if (factors.some((id) => !isBlank(cells[places.get(id) ?? -1]))) return null;
  for (const [column, cell] of cells.entries()) {
    const found = typeof cell === 'string' ? totalLabel(cell) : null;
    if (!found) continue;
    const label = shownCell(cell).replace(/[:：￥¥\d.,\s].*$/, '');
    if (found.amount !== null) return { ...found, label, at: address(row, column) };
    const inOrder = [places.get(sum) ?? -1, ...cells.keys()].filter((at) => at > column);
    for (const at of inOrder) {
      const value = cells[at];
      const amount = typeof value === 'number' ? value : typeof value === 'string' ? parseAmount(value) : null;
      if (amount !== null) return { ...found, label, amount, at: address(row, at) };
    }
    return { ...found, label, at: address(row, column) };
  }
  return null;
}
