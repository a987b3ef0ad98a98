/** An entry of a policy by a name that came with a button. What every object has by birth (`constructor` …) is no entry. */
export function entryOf<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
