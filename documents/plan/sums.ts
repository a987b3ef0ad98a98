import type { PlanOutline } from '../../policies/schema/index.js';
import type { PlanDocument } from '../docx-read.js';
import { formatNumber } from '../../workflow/forms/money.js';
import { parseAmount } from '../office/amount.js';
import { quoted, squash } from '../office/text.js';
import type { SumLine } from '../office/totals.js';
import { checkTotals, totalLabel } from '../office/totals.js';
import type { Finding, Source } from './finding.js';
import { finding } from './finding.js';

type Rows = PlanDocument['tables'][number];
const SUM_HEADING = /^(小计|总价|金额|合价|合计|费用|总额|预算|概算|投资额?)(\(.*\))?$/;
const MOST_NAMED = 5;

const decimals = (text: string) => (/\.(\d+)/.exec(squash(text))?.[1] ?? '').length;
const number = (text: string | undefined) => (text === undefined ? null : parseAmount(text));

/** A written figure may be rounded: it is right when the exact one rounds to it. */
const allowance = (text: string) => 0.5 * 10 ** -decimals(text) + 1e-9;

interface Checked {
  readonly checked: number;
  readonly wrong: string[];
}

/** Checks one table below a heading row that has a sum column: its products row by row, and its totals. */
function checkRows(rows: Rows, name: string): Checked {
  const top = rows.slice(0, 3).findIndex((cells) => cells.some((cell) => SUM_HEADING.test(squash(cell))));
  const headings = (rows[top] ?? []).map(squash);
  const sumAt = headings.findIndex((text) => SUM_HEADING.test(text));
  if (top < 0 || sumAt < 0) return { checked: 0, wrong: [] };
  const countAt = headings.findIndex((text) => /^(数量|工作?量|开发工量)/.test(text));
  const priceAt = headings.findIndex((text) => /^单价/.test(text));
  const unitOf = (at: number) => /万元/.exec(headings[at] ?? '')?.[0] ?? /元/.exec(headings[at] ?? '')?.[0] ?? '';
  const sameUnit = unitOf(priceAt) === unitOf(sumAt);
  const wrong: string[] = [];
  const lines: SumLine[] = [];
  const texts = new Map<string, string>();
  let checked = 0;
  for (const [n, cells] of rows.entries()) {
    if (n <= top) continue;
    const at = `${name}第 ${n + 1} 行`;
    const label = cells.map(totalLabel).find((each) => each !== null);
    const count = number(cells[countAt]);
    const price = number(cells[priceAt]);
    const sum = number(cells[sumAt]);
    if (label && price === null) {
      const amount = label.amount ?? sum ?? null;
      if (amount === null) continue;
      texts.set(at, label.amount === null ? (cells[sumAt] ?? '') : String(label.amount));
      lines.push({ kind: 'total', amount, grand: label.grand, at });
      checked += 1;
      continue;
    }
    if (sum === null) continue;
    lines.push({ kind: 'row', amount: sum });
    if (count === null || price === null || !sameUnit) continue;
    checked += 1;
    const product = count * price;
    if (Math.abs(product - sum) > allowance(cells[sumAt] ?? '')) {
      wrong.push(`${at}：${formatNumber(count)}×${formatNumber(price)} 应为 ${formatNumber(product)}，现为 ${formatNumber(sum)}`);
    }
  }
  // An amount may have been written with fewer decimals than the rows it sums.
  const most = Math.max(0, ...[...texts.values()].map(decimals));
  for (const { at, expected, found } of checkTotals(lines, () => 0.5 * 10 ** -most + 1e-9)) {
    wrong.push(`${at}：合计应为 ${formatNumber(expected)}，现为 ${formatNumber(found)}`);
  }
  return { checked, wrong };
}

/** Whether the tables' arithmetic is right. Says nothing when no table states a sum: the table findings do that. */
export function checkSums(doc: PlanDocument, { tables, total, chapters, sections }: PlanOutline): Finding[] {
  const source: Source | undefined = total ?? tables.at(-1) ?? chapters ?? sections[0];
  if (source === undefined) return [];
  const results = doc.tables.map((rows, n) => checkRows(rows, `第 ${n + 1} 张表${captionOf(rows)}`));
  const wrong = results.flatMap((each) => each.wrong);
  if (results.every(({ checked }) => checked === 0)) return [];
  if (wrong.length === 0) return [finding(source, '表格算术', 'found', '各表的小计、合计算得对。')];
  const more = wrong.length > MOST_NAMED ? `；另有 ${wrong.length - MOST_NAMED} 处` : '';
  return [finding(source, '表格算术', 'wrong', `${wrong.slice(0, MOST_NAMED).join('；')}${more}。请核对。`)];
}

const captionOf = (rows: Rows) => {
  const heading = rows[0]
    ?.filter((cell) => cell.trim() !== '')
    .slice(0, 3)
    .join('、');
  return heading ? `（${quoted(heading, 16).slice(1, -1)}）` : '';
};
