import type { Tx } from '../entities/tx.js';
import type { Deps } from '../handlers/context.js';

/** Whoever has put a file names it within so long, or not at all. */
const NAMED_MS = 43_200_000;

/**
 * Files are kept by their content: a message that has not left yet may carry the same one, and whoever got it may have handed it in. What is
 * put in this moment is named only later, and stays by its stamp.
 *
 * @param named - ms since it was put last, after which nobody names it any more
 */
export async function dropFile({ files, now }: Deps, tx: Tx, sha256: string, named = NAMED_MS): Promise<void> {
  if (await tx.outbox.waitsWith(sha256)) return;
  if ((await tx.materials.names(sha256)) || (await tx.letters.names(sha256))) return;
  await files.remove(sha256, now() - named);
}
