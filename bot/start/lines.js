/** Which line of which source each part of a compiled program comes from: what a stack needs of a source map, in a hundredth of its memory. */

const DIGITS = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((digit, value) => [digit, value]),
);
/** Of a part: its line and column in the program, its source, its line and column there. All count from 0. */
const FIELDS = 5;

/**
 * @param {{ sources: string[]; mappings: string }} map - a source map
 * @returns {{ sources: string[]; parts: number[] }} one part for each line of a source that follows another
 */
export function linesOf({ sources, mappings }) {
  const parts = [];
  let [source, line, column] = [0, 0, 0];
  let [lastSource, lastLine] = [-1, -1];
  for (const [at, text] of mappings.split(';').entries()) {
    let place = 0;
    for (const segment of text === '' ? [] : text.split(',')) {
      const [by, sourceBy, lineBy, columnBy] = numbers(segment);
      place += by;
      if (columnBy === undefined) continue;
      [source, line, column] = [source + sourceBy, line + lineBy, column + columnBy];
      if (source === lastSource && line === lastLine) continue;
      parts.push(at, place, source, line, column);
      [lastSource, lastLine] = [source, line];
    }
  }
  return { sources, parts };
}

/** Where a place of the program comes from; null before its first part. */
export function sourceAt({ sources, parts }, line, column) {
  let [low, high] = [0, parts.length / FIELDS];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [itsLine, itsColumn] = parts.slice(middle * FIELDS, middle * FIELDS + 2);
    if (itsLine < line || (itsLine === line && itsColumn <= column)) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return null;
  const [source, itsLine, itsColumn] = parts.slice((low - 1) * FIELDS + 2, low * FIELDS);
  return { source: sources[source], line: itsLine, column: itsColumn };
}

/** Base 64, five bits a digit, the lowest first; the sign is the lowest bit of all. */
function numbers(segment) {
  const found = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = DIGITS.get(digit) ?? 0;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    found.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return found;
}
