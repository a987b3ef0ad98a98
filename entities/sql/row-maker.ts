/** A row of fixed columns from the list of its values. */
export type RowMaker = (values: readonly unknown[]) => Record<string, unknown>;

/**
 * Makes rows of these columns as an object literal would. An object that is filled name by name is a dictionary for V8 from its
 * twentieth name on, and whoever reads one of its fields, or freezes it, pays for that (ADR 0042).
 */
export function rowMaker(columns: readonly string[]): RowMaker {
  const fields = columns.map((name, at) => `${JSON.stringify(name)}: values[${at}]`);
  // Whatever a statement calls its columns stands in the text as a string.
  return new Function('values', `return { ${fields.join(', ')} };`) as RowMaker;
}
