import { DocumentFault } from '../office/fault.js';
import { attribute, walkXml } from '../office/xml.js';

const MOST = { rows: 5000, columns: 256, cells: 100_000 };
/** Places of all sheets together: the reader makes one for each, from A1 to the last cell of a sheet. */
const MOST_PLACES = MOST.rows * MOST.columns;

const CELL = /<(?:[^\s<>/:]+:)?c(?=[\s/>])([^<>]*)>/g;
const EMPTY_CELL = /<(?:[^\s<>/:]+:)?c(?=[\s/>])[^<>]*(?:\/>|><\/(?:[^\s<>/:]+:)?c>)/g;
const ERROR_CELL = /(<(?:[^\s<>/:]+:)?c\s(?:[^<>]*?\s)?)t="e"/g;

const tooManyRows = () =>
  new DocumentFault(`表格行列太多（最多 ${MOST.rows} 行、${MOST.columns} 列）。请删去多余的行列后重新发送。`);
const tooManySheets = () => new DocumentFault('各工作表的行列合起来太多。请只留下填了表的工作表，删去多余的行列后重新发送。');
const broken = () => new DocumentFault('表格已损坏，无法读取。请用 Excel 或 WPS 另存为 .xlsx 后重新发送。');
const odd = () => new DocumentFault('表格的写法无法读取。请用 Excel 或 WPS 另存为 .xlsx 后重新发送。');

const columnNumber = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Row and column of a cell, from 1. What programs do not write (other quotes, small letters, entities) the reader may take for any place at all. */
function placeOf(attributes: string): { readonly row: number; readonly column: number } {
  const [, letters, row] = /\sr="([A-Z]{1,4})(\d{1,8})"/.exec(attributes) ?? [];
  if (letters === undefined || row === undefined || attributes.match(/\sr\s*=/g)?.length !== 1) throw odd();
  return { row: Number(row), column: columnNumber(letters) };
}

/**
 * Makes the sheets of one workbook safe for a reader that builds a dense grid: cells that only carry a format go, and what is left
 * must lie within the limits, in each sheet and in all together. Error cells (#REF! …) become text, so that they are named instead of read as
 * blank.
 */
export function sheetBounds(): (xml: string) => string {
  let places = 0;
  return (xml) => {
    const filled = xml.replace(EMPTY_CELL, '').replace(ERROR_CELL, '$1t="str"');
    let [cells, rows, columns] = [0, 0, 0];
    for (const [, attributes = ''] of filled.matchAll(CELL)) {
      const { row, column } = placeOf(attributes);
      cells += 1;
      if (cells > MOST.cells || row > MOST.rows || column > MOST.columns) throw tooManyRows();
      [rows, columns] = [Math.max(rows, row), Math.max(columns, column)];
    }
    places += rows * columns;
    if (places > MOST_PLACES) throw tooManySheets();
    return filled;
  };
}

/** A sheet that is named twice is read twice. @param relations - what the workbook's names of sheets lead to */
export function mustNameEachOnce(workbook: string, relations: string): void {
  const [names, targets]: [string[], string[]] = [[], []];
  const look = (xml: string, open: (name: string, attributes: string) => void) => {
    try {
      if (xml !== '') walkXml(xml, { open, close: () => undefined });
    } catch {
      throw broken();
    }
  };
  look(workbook, (name, attributes) => {
    if (isNamed(name, 'sheet')) names.push(attribute(attributes, '\\S+:id') ?? '');
  });
  look(relations, (name, attributes) => {
    if (!isNamed(name, 'Relationship') || !(attribute(attributes, 'Type') ?? '').endsWith('/worksheet')) return;
    targets.push((attribute(attributes, 'Target') ?? '').replace(/^\/xl\//, ''));
  });
  if ([names, targets].some((each) => new Set(each).size < each.length)) throw odd();
}

function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.endsWith(`:${wanted}`);
}
