import { squash } from './text.js';

/** A row that states a sum: 合计, 小计, 总计. `amount` is set where the figure stands in the same cell. */
export interface TotalLabel {
  readonly grand: boolean;
  readonly amount: number | null;
}

const LABEL = /^(.{0,20}?)(合计|总计|小计|共计|总投资|总额)(?:金额|费用)?(?:\((?:万?元)\))?[:：]?¥?(-?[\d,]*\.?\d*)(?:万?元)?$/;

/** Reads the label of a total row, such as `合计：￥12.5` or `资金总计`; null for anything else. */
export function totalLabel(text: string): TotalLabel | null {
  const found = LABEL.exec(squash(text.slice(0, 80)));
  if (!found) return null;
  const digits = (found[3] ?? '').replaceAll(',', '');
  const amount = /\d/.test(digits) ? Number(digits) : null;
  return { grand: (found[2] ?? '').includes('总'), amount };
}

/** A table read downward: amounts, and the totals that were written under them. All in one whole unit. */
export type SumLine =
  | { readonly kind: 'row'; readonly amount: number }
  | { readonly kind: 'total'; readonly amount: number; readonly grand: boolean; readonly at: string };

export interface SumFault {
  readonly at: string;
  readonly expected: number;
  readonly found: number;
}

/**
 * Checks each written total against the rows: 总计 against all of them, 合计 against those since the last total
 * (or all). `tolerance` is in the same unit.
 */
export function checkTotals(lines: readonly SumLine[], tolerance: (found: number) => number = () => 0): SumFault[] {
  const faults: SumFault[] = [];
  let all = 0;
  let since = 0;
  let rowsSince = 0;
  for (const line of lines) {
    if (line.kind === 'row') {
      all += line.amount;
      since += line.amount;
      rowsSince += 1;
      continue;
    }
    const expected = line.grand || rowsSince === 0 ? all : since;
    const near = (sum: number) => Math.abs(sum - line.amount) <= tolerance(line.amount);
    if (!near(expected) && !near(all)) faults.push({ at: line.at, expected, found: line.amount });
    if (!line.grand) since = rowsSince = 0;
  }
  return faults;
}
