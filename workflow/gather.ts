/**
 * `items.flatMap(of)` for what every press does: V8 makes its own of reads and writes by name, each element a call into the engine
 * (ADR 0042).
 */
export function gather<T, U>(items: Iterable<T>, of: (item: T) => readonly U[]): U[] {
  const all: U[] = [];
  for (const item of items) for (const one of of(item)) all.push(one);
  return all;
}
