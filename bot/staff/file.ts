import { STAFF_ROLES, StaffRole } from '../../policies/schema/index.js';
import { readTable } from './table.js';
import type { MoreSheet, TableLine } from './table.js';

/** One person of a staff file, checked. Either id may be missing: the person is then matched by mobile at first contact. */
export interface StaffRow {
  readonly line: number;
  readonly name: string;
  /** Eleven digits. */
  readonly mobile: string;
  readonly unit: string;
  readonly title: string | null;
  readonly roles: readonly StaffRole[];
  readonly policyId: string;
  readonly larkOpenId: string | null;
  readonly zwddAccountId: string | null;
}

export interface StaffFault {
  /** 1-based, as the file is seen in an editor or in Excel; null for the file itself. */
  readonly line: number | null;
  readonly says: string;
}

export interface StaffFile {
  /** The lines without a fault. */
  readonly rows: readonly StaffRow[];
  readonly faults: readonly StaffFault[];
}

const COLUMNS = ['姓名', '手机号', '单位', '职务', '角色', '地区', '飞书open_id', '浙政钉accountId'] as const;
const REQUIRED = ['姓名', '手机号', '单位', '角色', '地区'] as const;
type Column = (typeof COLUMNS)[number];
/** The most characters that are kept of each. */
const LONGEST: readonly (readonly [Column, number])[] = [
  ['姓名', 60],
  ['单位', 120],
  ['职务', 60],
  ['飞书open_id', 128],
  ['浙政钉accountId', 128],
];
type Cells = Readonly<Record<Column, string>>;

/**
 * Reads a staff file (csv or xlsx, see `readTable`), columns in any order, unknown ones ignored. Never throws: whatever
 * is wrong becomes a fault.
 *
 * @param policyIds - what 地区 may be
 */
export async function parseStaffFile(bytes: Uint8Array, policyIds: ReadonlySet<string>): Promise<StaffFile> {
  const table = await readTable(bytes);
  if ('unreadable' in table) return refused(`文件${table.unreadable}。`);
  const [header, ...lines] = table.lines;
  if (header === undefined) return refused('文件是空的，请先按模板填写。');
  const places = new Map(COLUMNS.map((column) => [column, header.cells.findIndex((cell) => sameColumn(cell, column))]));
  const missing = REQUIRED.filter((column) => places.get(column) === -1);
  if (missing.length > 0) return refused(`缺少列：${missing.join('、')}。第一行应为：${COLUMNS.join('、')}。`, header.line);
  const beside = table.more.filter(
    ({ lines: [head, ...people] }) => head !== undefined && people.length > 0 && namesPeople(head),
  );
  if (beside.length > 0) return refused(otherSheets(beside));
  if (lines.length === 0) return refused('只有表头，没有人员。请从第二行起每行填写一人。', header.line);
  const cellsOf = ({ cells }: TableLine): Cells => {
    const at = (column: Column) => cells[places.get(column) ?? -1] ?? '';
    return {
      姓名: at('姓名'),
      手机号: at('手机号'),
      单位: at('单位'),
      职务: at('职务'),
      角色: at('角色'),
      地区: at('地区'),
      飞书open_id: at('飞书open_id'),
      浙政钉accountId: at('浙政钉accountId'),
    };
  };
  const seen = new Map<string, number>();
  const results = lines.map((line) => parseRow(line.line, cellsOf(line), policyIds, seen));
  return { rows: results.flatMap(({ row }) => row ?? []), faults: results.flatMap(({ faults }) => faults) };
}

/** What a platform calls somebody, or nothing: it stands in addresses and is compared sign by sign. */
const ID = /^[A-Za-z0-9_:.-]*$/;
const IDS = ['飞书open_id', '浙政钉accountId'] as const satisfies readonly Column[];

function refused(says: string, line: number | null = null): StaffFile {
  return { rows: [], faults: [{ line, says }] };
}

/** Full-width digits, letters and signs, as an input method types them, become plain ones. */
function plain(cell: string): string {
  return cell.normalize('NFKC');
}

function sameColumn(cell: string, column: Column): boolean {
  return plain(cell).replace(/[\s*]/g, '').toLowerCase() === column.toLowerCase();
}

/** Whether a sheet is a staff file of its own, which would else be passed over in silence: with `--complete` all its people would have left. */
function namesPeople(head: TableLine): boolean {
  return REQUIRED.every((column) => head.cells.some((cell) => sameColumn(cell, column)));
}

function otherSheets(sheets: readonly MoreSheet[]): string {
  const names = sheets.map(({ name }) => `“${name}”`).join('');
  return `工作表${names}里也有人员，只读得了第一张工作表。请把全部人员放到第一张工作表里。`;
}

/** @param seen - mobiles and ids of the lines before, by kind, to find the same person twice */
function parseRow(
  line: number,
  cells: Cells,
  policyIds: ReadonlySet<string>,
  seen: Map<string, number>,
): { row: StaffRow | null; faults: StaffFault[] } {
  const mobile = plain(cells.手机号)
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  const words = plain(cells.角色)
    .split(/[、,;/\s]+/)
    .filter((word) => word !== '');
  const roles = words.filter((word): word is StaffRole => StaffRole.safeParse(word).success);
  const says = [
    ...REQUIRED.filter((column) => cells[column] === '').map((column) => `${column}没有填写。`),
    ...tooLong(cells),
    ...(mobile === '' ? [] : mobileFaults(mobile)),
    ...words
      .filter((word) => !StaffRole.safeParse(word).success)
      .map((word) => `没有“${word}”这个角色，可填：${STAFF_ROLES.join('、')}。`),
    ...(cells.地区 === '' || policyIds.has(cells.地区)
      ? []
      : [`没有加载地区“${cells.地区}”的办法，可填：${[...policyIds].join('、')}。`]),
    ...IDS.filter((column) => !ID.test(cells[column])).map(
      (column) => `${column}只含字母、数字和 _ - . :，请从平台后台原样复制。`,
    ),
    ...repeated(line, seen, { 手机号: mobile, 飞书open_id: cells.飞书open_id, 浙政钉accountId: cells.浙政钉accountId }),
  ];
  if (says.length > 0) return { row: null, faults: says.map((text) => ({ line, says: text })) };
  const row = {
    line,
    name: cells.姓名,
    mobile,
    unit: cells.单位,
    title: cells.职务 || null,
    roles: [...new Set(roles)],
    policyId: cells.地区,
    larkOpenId: cells.飞书open_id || null,
    zwddAccountId: cells.浙政钉accountId || null,
  };
  return { row, faults: [] };
}

function tooLong(cells: Cells): string[] {
  return LONGEST.flatMap(([column, most]) => {
    const { length } = cells[column];
    return length <= most ? [] : [`${column}最多 ${most} 个字，现在有 ${length} 个。`];
  });
}

function mobileFaults(mobile: string): string[] {
  if (/^1[3-9]\d{9}$/.test(mobile)) return [];
  if (/^[\d.]+E\+?\d+$/i.test(mobile)) return ['手机号被表格软件改成了科学计数，请把该列设为“文本”后重新填写。'];
  return ['手机号不是 11 位的手机号码，请核对。'];
}

function repeated(line: number, seen: Map<string, number>, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([column, value]) => {
    const first = seen.get(`${column} ${value}`);
    if (value === '') return [];
    if (first === undefined) seen.set(`${column} ${value}`, line);
    return first === undefined ? [] : [`${column}与第 ${first} 行相同；一人有多个角色时写在同一行，用、隔开。`];
  });
}
