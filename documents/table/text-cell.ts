import type { CellObject } from 'write-excel-file/node';
import { sheetText } from '../office/text.js';

/** How a text begins that a sheet could take for a formula, in whatever width it was typed. */
const LIKE_A_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** The number format “text”. */
const TEXT_FORMAT = '@';

/**
 * A cell with a person's text, shown as it was typed. It is a string cell, which is never worked out; one that begins like a
 * formula is formatted as text as well, so that it stays text when somebody edits the cell.
 */
export function textCell(text: string): CellObject {
  const value = sheetText(text);
  return LIKE_A_FORMULA.test(value) ? { type: String, value, format: TEXT_FORMAT } : { type: String, value };
}
