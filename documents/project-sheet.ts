import type { CellObject, Row as SheetRow } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { sheetText } from './office/text.js';

/** One project as it stands in the 台账. Dates are civil dates, money is in 万元. */
export interface ProjectLine {
  readonly number: string | null;
  readonly name: string;
  readonly unit: string;
  readonly handler: string;
  readonly stage: string;
  readonly state: string;
  readonly turn: string;
  readonly due: string;
  readonly totalWan: number | null;
  readonly updatedOn: string;
}

const COLUMNS = [
  ['编号', 16, ({ number }) => number ?? ''],
  ['项目名称', 40, ({ name }) => name],
  ['申报单位', 24, ({ unit }) => unit],
  ['经办人', 10, ({ handler }) => handler],
  ['当前环节', 16, ({ stage }) => stage],
  ['状态', 10, ({ state }) => state],
  ['轮到谁', 24, ({ turn }) => turn],
  ['最近时限', 14, ({ due }) => due],
  ['总投资（万元）', 16, ({ totalWan }) => totalWan],
  ['最后更新', 14, ({ updatedOn }) => updatedOn],
] as const satisfies readonly (readonly [string, number, (line: ProjectLine) => string | number | null])[];

/** The .xlsx that 导出 hands out: one line a project. Text that a sheet would take for a formula is made plain. */
export async function projectSheet(title: string, lines: readonly ProjectLine[]): Promise<Uint8Array> {
  const head: SheetRow = COLUMNS.map(([label]) => ({
    value: label,
    fontWeight: 'bold',
    backgroundColor: '#DDEBF7',
    align: 'center',
  }));
  const rows = lines.map((line): SheetRow => COLUMNS.map(([, , valueOf]) => cell(valueOf(line))));
  return writeExcelFile(
    [head, ...rows],
    {
      sheet: title.replace(/[\\/?*[\]:]/g, '').slice(0, 31) || '台账',
      columns: COLUMNS.map(([, width]) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    { fontFamily: '宋体', fontSize: 11 },
  ).toBuffer();
}

/** A text that begins like a formula gets an apostrophe in front: it must stay text in every programme that opens it. */
export function plainCell(text: string): string {
  const clipped = sheetText(text);
  return /^[\s]*[=+\-@＝＋－＠\t\r]/.test(clipped) ? `'${clipped}` : clipped;
}

function cell(value: string | number | null): CellObject {
  const style = { wrap: true, alignVertical: 'center' } as const;
  if (value === null) return style;
  return typeof value === 'number'
    ? { ...style, type: Number, value, format: '#,##0.00####' }
    : { ...style, type: String, value: plainCell(value) };
}
