import { mysqlTools } from './mysql.js';
import { sqliteTools } from './sqlite.js';
import type { DatabaseTools } from './tools.js';

export { restoreBrokeOff } from './aside.js';
export { type DatabaseTools, DumpFailed } from './tools.js';

/** @param url - `DATABASE_URL` */
export function toolsFor(url: string): DatabaseTools {
  return url.startsWith('sqlite:') ? sqliteTools(url.slice('sqlite:'.length)) : mysqlTools(url);
}
