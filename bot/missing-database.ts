import { existsSync } from 'node:fs';

const SQLITE = 'sqlite:';

/**
 * The path of a SQLite file that is not there. Opening would make it: of a wrong folder, or a disk that is not mounted, an audit would be
 * proved sound and a backup made that has nothing in it.
 *
 * @param url - `DATABASE_URL`
 */
export function missingDatabase(url: string): string | null {
  const path = url.startsWith(SQLITE) ? url.slice(SQLITE.length) : null;
  return path === null || existsSync(path) ? null : path;
}
