import type { Finding, PolicyPath } from './finding.js';

/** A finding for each id that stands more than once, at its second place and after. */
export function repeated(word: string, named: readonly { readonly id: string; readonly path: PolicyPath }[]): Finding[] {
  return named
    .filter(({ id }, index) => named.findIndex((other) => other.id === id) < index)
    .map(({ id, path }) => ({ path, says: `${word}“${id}”写了两次，请改名或删去一个` }));
}
