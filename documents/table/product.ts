import type { Column } from '../../policies/schema/index.js';
import type { CellValue } from '../../workflow/facts.js';
import { formatNumber, productWan, toFen, toWan } from '../../workflow/forms/money.js';
import { readCell } from './cell.js';
import type { SheetCell } from './workbook.js';

/** The value of a computed cell, or what is wrong with what stands there. */
export interface ProductRead {
  readonly value: number | null;
  readonly wrong?: string;
}

/** What the file holds in a computed cell: a formula's result may have more decimals than a typed figure. */
function standing(cell: SheetCell | undefined, column: Column): { readonly value: CellValue } | { readonly wrong: string } {
  return typeof cell === 'number' && Number.isFinite(cell) ? { value: toWan(toFen(cell)) } : readCell(cell, column);
}

/**
 * Computes a cell from the row's other cells and compares it with what the file holds there.
 * `faulty` columns were named already; then nothing more is said.
 */
export function readProduct(
  column: Column,
  columns: readonly Column[],
  values: ReadonlyMap<string, CellValue>,
  faulty: ReadonlySet<string>,
  cell: SheetCell | undefined,
): ProductRead {
  const found = standing(cell, column);
  if ('wrong' in found) return { value: null, wrong: found.wrong };
  const ids = column.product ?? [];
  if (ids.some((id) => faulty.has(id))) return { value: null };
  const label = (id: string) => columns.find((each) => each.id === id)?.label ?? id;
  const factors = ids.flatMap((id) => {
    const value = values.get(id);
    return typeof value === 'number' ? [{ label: label(id), value }] : [];
  });
  if (factors.length < ids.length) {
    const blank = ids.filter((id) => typeof values.get(id) !== 'number').map(label);
    return found.value === null || found.value === 0
      ? { value: null }
      : { value: null, wrong: `${column.label}＝${ids.map(label).join('×')}，请填写${blank.join('、')}` };
  }
  const value = productWan(factors.map((factor) => factor.value));
  if (typeof found.value === 'number' && toFen(found.value) !== toFen(value)) {
    const shown = factors.map((factor) => `${factor.label} ${formatNumber(factor.value)}`).join('×');
    return { value, wrong: `${column.label}应为 ${formatNumber(value)}（${shown}），现为 ${formatNumber(found.value)}` };
  }
  return { value };
}
