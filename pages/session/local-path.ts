import { HOME } from '../paths.js';

const BASE = 'http://pages.invalid';
/** As it is kept: with what is no ASCII encoded. */
const LONGEST = 500;

/** Where a sign-on may lead: a path of the pages and nothing else; home for whatever is none. */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith(HOME)) return HOME;
  // A browser reads `\` as `/`, and drops control characters.
  if (/[\\\u0000-\u001f]/.test(wanted) || !URL.canParse(wanted, BASE)) return HOME;
  const { origin, pathname, search } = new URL(wanted, BASE);
  const path = `${pathname}${search}`;
  const isPage = origin === BASE && path.startsWith(HOME) && !path.startsWith(`${HOME}sign-on`);
  return isPage && path.length <= LONGEST ? path : HOME;
}
