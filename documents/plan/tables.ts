import type { PlanOutline } from '../../policies/schema/index.js';
import type { PlanDocument } from '../docx-read.js';
import { quoted, squash } from '../office/text.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';

type Rows = readonly (readonly string[])[];
const HEADING_DEPTH = 3;

/** How many of the columns a heading row has, each in a cell of its own; and which it lacks. */
function match(cells: readonly string[], columns: readonly (readonly string[])[]): { found: number; lacks: string[] } {
  const texts = cells.map(squash);
  const cellOf = new Map<number, number>();
  const place = (column: number, tried: Set<number>): boolean => {
    const words = columns[column] ?? [];
    for (const [cell, text] of texts.entries()) {
      if (tried.has(cell) || !words.some((word) => text.includes(squash(word)))) continue;
      tried.add(cell);
      const holder = cellOf.get(cell);
      if (holder === undefined || place(holder, tried)) {
        cellOf.set(cell, column);
        return true;
      }
    }
    return false;
  };
  const lacking = columns.flatMap((words, column) => (place(column, new Set()) ? [] : [words[0] ?? '']));
  return { found: columns.length - lacking.length, lacks: lacking };
}

/** Finds each table that the outline asks for by the words of its heading cells, with at least one row below them. */
export function checkTables(doc: PlanDocument, { tables }: PlanOutline): Finding[] {
  return tables.map((wanted) => {
    const item = `表格：${wanted.name}`;
    let best: { found: number; lacks: string[]; cells: readonly string[]; rows: Rows; row: number } | null = null;
    for (const rows of doc.tables) {
      for (const [row, cells] of rows.slice(0, HEADING_DEPTH).entries()) {
        const fit = match(cells, wanted.columns);
        const filled = rows.slice(row + 1).some((each) => each.filter((cell) => cell.trim() !== '').length >= 2);
        if (fit.lacks.length === 0 && filled) return finding(wanted, item, 'found', `已有${wanted.name}。`);
        if (fit.found > (best?.found ?? 0)) best = { ...fit, cells, rows, row };
      }
    }
    const names = wanted.columns.map((words) => words[0] ?? '').join('、');
    if (best?.lacks.length === 0) return finding(wanted, item, 'missing', `${wanted.name}只有表头，请填写各行。`);
    if (best && best.found * 2 >= wanted.columns.length) {
      const heading = quoted(best.cells.filter((cell) => cell !== '').join('、'), 40);
      return finding(wanted, item, 'missing', `${wanted.name}缺少列：${best.lacks.join('、')}（最接近的表头是${heading}）。`);
    }
    return finding(wanted, item, 'missing', `没有找到${wanted.name}，请以表格写明${names}。`);
  });
}
