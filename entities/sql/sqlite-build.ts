import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * From 24.19 on Node's headers let every object of an add-on say that it goes, which ends the process when the sweep of the heap that finds it
 * runs while no program does. The driver makes such objects for each statement. It is of no account with which Node it runs, only
 * against which it was compiled, and that shows in what it asks of Node.
 */
const SAYS_THAT_IT_GOES = 'RemoveEnvironmentCleanupHook';

/** Whether the installed driver of SQLite would end the process sooner or later. @param file - its compiled part; the installed one unless given */
export async function endsProcess(file: string = installed()): Promise<boolean> {
  // One that is not there is the driver's own matter to tell of.
  const bytes = await readFile(file).catch(() => null);
  return bytes?.includes(SAYS_THAT_IT_GOES) ?? false;
}

function installed(): string {
  const home = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'));
  return join(home, 'build', 'Release', 'better_sqlite3.node');
}
