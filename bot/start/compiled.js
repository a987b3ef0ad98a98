/**
 * The program and its packages compiled into one file, so that a start does not translate some nine hundred and look for as many again: it is
 * made at the first start and whenever a source has changed, and kept beside the packages. Plain JavaScript, since it runs before anything can read TypeScript.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, constants, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundle } from './bundle.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMPILE = fileURLToPath(new URL('compile.js', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/project-steward');
/** What the program is made of. */
const FOLDERS = ['bot', 'cards', 'documents', 'entities', 'handlers', 'jobs', 'pages', 'policies', 'sandbox', 'workflow'];

/**
 * The compiled program, which another process makes where there is none: what that takes in memory is not this one's.
 *
 * @param {string} entry - from the root: `bot/main.ts`
 * @returns {Promise<URL>} where it stands
 * @throws when a source cannot be compiled, or the folder of the packages may not be written
 */
export async function compiled(entry) {
  const { name, kept } = await lookFor(entry);
  if (!kept.includes(name)) await promisify(execFile)(process.execPath, [COMPILE, entry]);
  return pathToFileURL(join(CACHE, name));
}

/** Compiles a program unless it is there, and takes away what older sources made. @param {string} entry */
export async function compile(entry) {
  const { own, name, kept } = await lookFor(entry);
  if (kept.includes(name)) return;
  await write(entry, name);
  const others = kept.filter((file) => file.startsWith(own) && !file.startsWith(name));
  for (const file of others) await rm(join(CACHE, file), { force: true });
}

async function lookFor(entry) {
  const own = `${entry.replace(/\W+/g, '-')}-${createHash('sha256').update(ROOT).digest('hex').slice(0, 8)}-`;
  return { own, name: `${own}${await keyOf(entry)}.cjs`, kept: await readdir(CACHE).catch(() => []) };
}

/** @param {string} entry @returns {URL} */
export function sourceUrl(entry) {
  return pathToFileURL(join(ROOT, entry));
}

/** The same sources compile to the same file. */
async function keyOf(entry) {
  const hash = createHash('sha256').update(process.version);
  const measured = entry.startsWith('bench/') ? ['bench', 'test'] : [];
  for (const folder of [...FOLDERS, ...measured]) {
    const names = await readdir(join(ROOT, folder), { recursive: true });
    const sources = names.filter((name) => name.endsWith('.ts')).sort();
    const texts = await Promise.all(sources.map((name) => readFile(join(ROOT, folder, name))));
    for (const [at, text] of texts.entries()) hash.update(`${folder}/${sources[at]} ${text.length}\n`).update(text);
  }
  for (const name of [
    'package-lock.json',
    'tsconfig.json',
    ...['compiled', 'bundle', 'lines'].map((file) => `bot/start/${file}.js`),
  ]) {
    hash.update(await readFile(join(ROOT, name)));
  }
  // What is installed, which may be other than what is asked for.
  hash.update(await readFile(join(ROOT, 'node_modules/.package-lock.json')).catch(() => ''));
  return hash.digest('hex').slice(0, 20);
}

async function write(entry, name) {
  await mkdir(CACHE, { recursive: true });
  await access(CACHE, constants.W_OK);
  const files = await bundle(ROOT, entry, join(CACHE, name));
  // Several processes may start at the same time: each file is whole from the moment at which it is there, the program last.
  for (const { path, text } of files.sort((a, b) => b.path.length - a.path.length)) {
    const unfinished = `${path}.${process.pid}`;
    // On the disk before it has its name: a program cut short by a power cut would never start again.
    await writeFile(unfinished, text, { flush: true });
    await rename(unfinished, path);
  }
}
