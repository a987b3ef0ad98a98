/**
 * Works off many in several units at once, as far as the database takes them beside one another, and returns what each gave, in
 * the order of the rows. People's clicks need connections too: never more than a few.
 */
export async function inLanes<T, R>(rows: readonly T[], lanes: number, work: (row: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(rows.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < rows.length; at = next++) {
      const row = rows[at];
      if (row !== undefined) results[at] = await work(row);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Rows in portions of so many. */
export function portions<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));
}
