import type { Deps } from '../handlers/context.js';
import { dropFile } from './drop-file.js';
import { forEach } from './each.js';
import type { Outcome } from './job.js';

/** Longer than anything that was begun with a file waits for its end. */
const UNNAMED_MS = 30 * 86_400_000;

/**
 * Forgets files that no row names: sent and refused, or made and sent on. Where the database names none of all that are on the
 * disk, the two do not belong together, and nothing goes.
 */
export async function dropUnnamed(deps: Deps): Promise<Outcome> {
  const unnamed: string[] = [];
  let known = false;
  for (let shelf = 0; shelf < 256; shelf += 1) {
    const digits = shelf.toString(16).padStart(2, '0');
    const kept = await deps.files.shelf(digits);
    if (kept.length === 0) continue;
    const named = await deps.db.tx(
      async (tx) => new Set([...(await tx.materials.files(digits)), ...(await tx.letters.files(digits))]),
    );
    known ||= kept.some((sha256) => named.has(sha256));
    unnamed.push(...kept.filter((sha256) => !named.has(sha256)));
  }
  const { failed } = await forEach(
    deps,
    known ? unnamed : [],
    () => ({}),
    (sha256) => deps.db.tx((tx) => dropFile(deps, tx, sha256, UNNAMED_MS)),
  );
  // Most are young, and stay: they are no work that was done.
  return { done: 0, failed };
}
