import type { FieldOf } from '../../policies/schema/index.js';
import type { Row } from '../../workflow/facts.js';
import { formatNumber } from '../../workflow/forms/money.js';
import { quoted, squash } from '../office/text.js';
import { isBlank, shownCell } from './cell.js';
import type { CellFault, Heading } from './heading.js';
import { address, fault } from './heading.js';
import type { SheetCell } from './workbook.js';

const decimalsOf = (text: string): number => (/\.(\d+)/.exec(text)?.[1] ?? '').length;

/** Whether a figure, rounded as it was written, is that many percent. */
function isNear(text: string, factor: number, percent: number): boolean {
  const decimals = Math.max(0, decimalsOf(text) - Math.log10(factor));
  return Math.abs(Number(text) * factor - percent) <= Math.max(0.005, 0.5 * 10 ** -decimals) + 1e-9;
}

/** A share stands as `12.35`, as `12.35%`, or as the fraction 0.1235 that a sheet shows in percent. */
function isShare(cell: SheetCell, percent: number): boolean {
  const text = squash(shownCell(cell));
  const digits = text.replace(/%$/, '');
  if (!/^\d+(\.\d+)?$/.test(digits)) return false;
  return isNear(digits, 1, percent) || (text === digits && isNear(digits, 100, percent));
}

/** Shares that the file states otherwise than they are. `at` are the rows' places in the sheet. */
export function shareFaults(
  field: FieldOf<'table'>,
  rows: readonly Row[],
  at: readonly number[],
  { sheet, places }: Heading,
): CellFault[] {
  const shares = field.columns.filter(({ share }) => share === true);
  return rows.flatMap((row, n) =>
    shares.flatMap(({ id, label }) => {
      const [line, place] = [at[n] ?? 0, places.get(id)];
      const cell = place === undefined ? null : (sheet.rows[line]?.[place] ?? null);
      const percent = row[id];
      if (place === undefined || isBlank(cell) || typeof percent !== 'number' || isShare(cell, percent)) return [];
      return [fault(address(line, place), `${label}应为 ${formatNumber(percent)}%，现为${quoted(shownCell(cell))}`)];
    }),
  );
}
