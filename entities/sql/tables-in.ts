const NAMED = /\b(?:FROM|JOIN|INTO|UPDATE) `(\w+)`/g;
/** The program's statements are fixed texts; those with a list have one text for each length of it. */
const KEPT = 2000;
/** A longer one has ids in it, which differ from one time to the next: kept, such texts would fill the memory. */
export const LONGEST_KEPT = 4000;
const known = new Map<string, readonly string[]>();

/** The tables that a statement of this program reads or writes. Throws for one that names none in backticks. */
export function tablesIn(sql: string): readonly string[] {
  const before = known.get(sql);
  if (before !== undefined) return before;
  const tables = [...new Set([...sql.matchAll(NAMED)].flatMap(([, name]) => name ?? []))];
  if (tables.length === 0) throw new Error(`This statement names no table: ${sql}`);
  if (sql.length > LONGEST_KEPT) return tables;
  if (known.size >= KEPT) known.clear();
  known.set(sql, tables);
  return tables;
}
