import { existsSync } from 'node:fs';
import { mysqlAddress } from '../sql/mysql-address.js';

/** Tables on their way: what is loaded, what was there before and can come back, and what of it goes for good. */
export const [COMING, GOING, GONE] = ['restored_', 'before_', 'dropped_'];

/** Where SQLite’s file of before lies meanwhile: under no name that somebody gives a copy of his own. */
export const fileBefore = (path: string): string => `${path}.before-restore`;

/** Every database of this program has it, so that its name tells whether one lies aside. */
const ALWAYS = 'migrations';

/**
 * Whether a restore was ended between the change to its copy and the end of the look at it: what was there before lies aside, and what is
 * in its place was not found whole.
 *
 * @param url - `DATABASE_URL`
 * @throws whatever a server throws that does not answer
 */
export async function restoreBrokeOff(url: string): Promise<boolean> {
  if (url.startsWith('sqlite:')) return existsSync(fileBefore(url.slice('sqlite:'.length)));
  // The driver is loaded where it is used only: every start comes by here.
  const { tablesOf } = await import('./ask-mysql.js');
  return (await tablesOf(mysqlAddress(url))).includes(GOING + ALWAYS);
}
