/**
 * `node bot/start/run.js bot/main.ts …`: runs a program as it was compiled; translated while it is read, where it cannot be compiled
 * (its folder may only be read, a source is wrong).
 */
import { setFlagsFromString } from 'node:v8';
import { compiled, sourceUrl } from './compiled.js';
import { isRehearsal, rehearse } from './rehearse.js';
import { runScript } from './script.js';
import { traceSources } from './trace.js';

// The heap is swept when it has grown by this much, instead of several times over: what a press needs lives as long as the press (ADR 0027).
setFlagsFromString('--heap-growing-percent=40');

const [entry = 'bot/main.ts'] = process.argv.splice(2, 1);
const program = await compiled(entry).catch((error) => {
  // It runs all the same, from a slower start and with more memory.
  process.emitWarning(`${entry} is translated while it is read, as it could not be compiled: ${error.message}`);
  return null;
});
if (program === null) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(sourceUrl(entry).href);
} else {
  traceSources(program);
  // Only the bot stays long enough to mind.
  const aside = entry === 'bot/main.ts' && !isRehearsal ? () => rehearse(entry, process.execArgv) : null;
  runScript(program, aside, !entry.startsWith('bench/'));
}
