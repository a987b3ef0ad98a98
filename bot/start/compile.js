/**
 * `npm run compile`: makes ahead what a start would make, for a folder that the service itself may not write: the programs, and what V8 and the policies'
 * checks make of the first one. `node compile.js bot/main.ts` makes that program alone.
 */
import { compile } from './compiled.js';
import { rehearse } from './rehearse.js';

const [only] = process.argv.slice(2);
if (only !== undefined) {
  await compile(only);
} else {
  for (const entry of ['bot/main.ts', 'bot/cli.ts', 'bot/papers/worker.ts']) await compile(entry);
  // As `npm start`, the unit of systemd and the image start it.
  await rehearse('bot/main.ts', ['--max-semi-space-size=8']);
}
