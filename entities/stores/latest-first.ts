interface Changed {
  readonly id: number;
  readonly updatedAt: number;
}

/** Sorted here, and not by the database: an index in this order would have it look at all projects, one by one. */
export function latestFirst<T extends Changed>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => b.updatedAt - a.updatedAt || b.id - a.id);
}
