import type { SqlValue } from './session.js';
import { LONGEST_KEPT } from './tables-in.js';

/** Beyond it the texts are not the program's own. */
const KEPT = 1000;
const pieces = new Map<string, readonly string[]>();
/** What the server reads differently from one `sql_mode` to another, and what some tools cut a text at. */
const NOT_PLAIN = /[\\\u0000\u001a]/;

/**
 * A statement with its values in it, for servers of the MySQL family. Nothing a value holds can end its literal, whatever `sql_mode` the
 * server has (ADR 0024). `?` in the text always stands for a value.
 */
export function withValues(sql: string, values: readonly SqlValue[]): string {
  const parts = piecesOf(sql);
  if (parts.length !== values.length + 1) {
    throw new Error(`This statement takes ${parts.length - 1} values and got ${values.length}: ${sql}`);
  }
  let text = parts[0] ?? '';
  for (const [at, value] of values.entries()) text += literal(value) + (parts[at + 1] ?? '');
  return text;
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${String(value)} cannot be stored`);
  return String(value);
}

/**
 * A doubled quote is a quote in every mode. A backslash is an escape in one mode and a letter in another (`NO_BACKSLASH_ESCAPES`), so that
 * a text with one is written as its bytes.
 */
function quoted(text: string): string {
  if (NOT_PLAIN.test(text)) return `_utf8mb4 x'${Buffer.from(text, 'utf8').toString('hex')}'`;
  return text.includes("'") ? `'${text.replaceAll("'", "''")}'` : `'${text}'`;
}

function piecesOf(sql: string): readonly string[] {
  const before = pieces.get(sql);
  if (before !== undefined) return before;
  const parts = sql.split('?');
  if (sql.length > LONGEST_KEPT) return parts;
  if (pieces.size >= KEPT) pieces.clear();
  pieces.set(sql, parts);
  return parts;
}
