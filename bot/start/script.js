import { createHash } from 'node:crypto';
import { accessSync, constants as fsConstants, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';
import { isRehearsal } from './rehearse.js';

/** When a start is over, and what it compiled on its way is worth keeping. */
const STARTED_MS = 6000;
/** Bytes of a digest. */
const DIGEST = 32;

/**
 * Runs a compiled program. V8's code of what a start runs is kept beside it at the end of the first one, so that later ones need not compile again;
 * V8 refuses what another version of itself, or one with other flags, has made.
 *
 * @param {URL} program
 * @param {(() => Promise<void>) | null} aside - has another process make it, for one that stays
 * @param {boolean} keeps - false: nothing is kept, since making it would stand in the way of what is measured
 */
export function runScript(program, aside, keeps = true) {
  const file = fileURLToPath(program);
  const code = `${file}.code`;
  const cachedData = read(code);
  // As bytes of one each, which V8 leaves where they are instead of copying them into its heap: the text is ASCII.
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: program.href,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData === null ? {} : { cachedData }),
  });
  if (keeps && (cachedData === null || script.cachedDataRejected === true)) keepCode(script, code, aside);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(import.meta.url), module, file, dirname(file));
}

/** Once: some seconds after the start, or when a command ends sooner. Not of a start that was refused: it ran little, and later ones would stay with that. */
function keepCode(script, code, aside) {
  const keep = () => {
    clearTimeout(timer);
    process.off('exit', ended);
    const unfinished = `${code}.${process.pid}`;
    try {
      const made = script.createCachedData();
      writeFileSync(unfinished, Buffer.concat([digestOf(made), made]));
      renameSync(unfinished, code);
    } catch {
      // A folder that may only be read, a disk that is full: the next start compiles as this one did.
      rmSync(unfinished, { force: true });
    }
  };
  const ended = (exitCode) => {
    if (exitCode === 0) keep();
  };
  const later = () => {
    if (aside === null) return keep();
    process.off('exit', ended);
    // Whatever hinders it, the next start compiles as this one did.
    if (mayWrite(dirname(code))) aside().catch(() => undefined);
  };
  // A rehearsal is ended when it has started, however long that takes it.
  const timer = isRehearsal ? undefined : setTimeout(later, STARTED_MS).unref();
  process.once('exit', ended);
}

function mayWrite(folder) {
  try {
    accessSync(folder, fsConstants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Null also for one that a power cut left damaged: V8 looks at its first bytes only, and the process would die of the others at every start. */
function read(file) {
  try {
    const kept = readFileSync(file);
    const made = kept.subarray(DIGEST);
    return kept.subarray(0, DIGEST).equals(digestOf(made)) ? made : null;
  } catch {
    return null;
  }
}

function digestOf(made) {
  return createHash('sha256').update(made).digest();
}
