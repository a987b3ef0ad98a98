/** One width, no white space: the form in which headings, choices and names are compared. */
export const squash = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');

/** A value as quoted to a person: one line, cut when long. */
export function quoted(text: string, most = 24): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const chars = [...line];
  return `“${chars.length > most ? `${chars.slice(0, most).join('')}…` : line}”`;
}

/** Excel's limit on one cell. */
const CELL_MAX = 32_000;

/**
 * A text as it can be written into a sheet. The writer looks texts up in an object, so that one of the names that every
 * object inherits (`constructor`) would break the whole file: those get a blank, which readers trim.
 */
export function sheetText(text: string): string {
  const clipped = text.slice(0, CELL_MAX);
  return clipped in {} ? `${clipped} ` : clipped;
}
