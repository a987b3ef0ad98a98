import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUN = fileURLToPath(new URL('run.js', import.meta.url));
const POLICIES = fileURLToPath(new URL('../../policies', import.meta.url));
/** What tells a start that it is one. */
const MARK = 'STEWARD_REHEARSAL';
/** A rehearsal that takes longer than this has gone wrong. */
const PATIENCE_MS = 120_000;

export const isRehearsal = process.env[MARK] !== undefined;

/**
 * Starts the program once more, in an empty folder with the sandbox, and ends it when it has started: at its end it leaves V8's code (`script.js`).
 * That takes half as much memory again for a while, which is this process's and not that of one that stays.
 *
 * @param {string} entry
 * @param {readonly string[]} flags - V8's: code made under others would be refused
 */
export async function rehearse(entry, flags) {
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  // There it finds no `.env`: it knows of no platform and of no database but its own.
  const child = spawn(process.execPath, [...flags, RUN, entry], {
    cwd: folder,
    env: { PATH: process.env.PATH, [MARK]: '1', PORT: '0', DATA_DIR: folder, POLICIES_DIR: POLICIES, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE_MS,
  });
  const end = () => child.kill();
  const abandon = () => {
    end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', abandon);
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
    child.once('spawn', () => makeWay(child.pid));
    // Its first line says that it has started.
    child.stdout.once('data', end);
  });
  process.off('exit', abandon);
  await rm(folder, { recursive: true, force: true });
}

/** Whoever is at work goes first. */
function makeWay(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It may have ended.
  }
}
