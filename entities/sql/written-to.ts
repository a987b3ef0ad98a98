/** How often a unit of work has written to any of these tables: only ever grows. */
export interface WrittenTo {
  writesTo(tables: readonly string[]): number;
}
