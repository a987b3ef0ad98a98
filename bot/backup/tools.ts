import { mysqlTools } from './mysql.js';
import { sqliteTools } from './sqlite.js';

/** How one kind of database is copied out and put back. */
export interface DatabaseTools {
  readonly kind: 'sqlite' | 'mysql';
  /** The copy's name in the backup. */
  readonly file: string;
  /** Writes a copy of one instant, while others work. */
  dump(to: string): Promise<void>;
  isEmpty(): Promise<boolean>;
  /** Puts a copy in the place of whatever is there. Nobody else may work on it. */
  load(from: string): Promise<void>;
}

/** @param url - `DATABASE_URL` */
export function toolsFor(url: string): DatabaseTools {
  return url.startsWith('sqlite:') ? sqliteTools(url.slice('sqlite:'.length)) : mysqlTools(url);
}
