import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { linesOf } from './lines.js';

/** Drivers with a part that is no JavaScript, or that only one of the databases needs: they are loaded as they are installed. */
const AS_INSTALLED = /^(better-sqlite3|mysql2)(\/|$)/;

/** What a map names as the source of a package's file. */
export const PACKAGE = 'package';

const SEEN = Symbol('seen');

/** What a file of a package says of its lines: that they are the package's. Their real ones would make the map four times as large. */
const NO_LINES = `\n//# sourceMappingURL=data:application/json;base64,${btoa(JSON.stringify({ version: 3, sources: [PACKAGE], mappings: 'AAAA' }))}\n`;

/**
 * Bundles a program with its packages into one script: a function of `(exports, require, module, __filename, __dirname)`.
 *
 * @param {string} root - the folder that `entry` is named from
 * @param {string} entry - `bot/main.ts`
 * @param {string} outfile - where it will stand, next to its lines
 * @returns {Promise<{ path: string; text: string }[]>} the script and its lines (`lines.js`)
 */
export async function bundle(root, entry, outfile) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    write: false,
    platform: 'node',
    // A script, not a module: V8 keeps compiled code of scripts only.
    format: 'cjs',
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
    target: `node${process.versions.node}`,
    define: { COMPILED_AS: JSON.stringify(outfile) },
    // The text stays in memory for as long as the program runs.
    minifyWhitespace: true,
    legalComments: 'none',
    // A fault in the log names the source that it comes from.
    sourcemap: 'external',
    sourcesContent: false,
    // Without `keepNames`: it would give every function its name anew each time that it is made, some hundreds of times a press.
    logLevel: 'silent',
    plugins: [{ name: 'as-from-the-sources', setup: asFromTheSources }],
  });
  return outputFiles.map(({ path, text }) =>
    path === outfile
      ? { path, text: ascii(text) }
      : { path: `${outfile}.lines`, text: JSON.stringify(linesOf(JSON.parse(text))) },
  );
}

/** A module that reads files beside it finds them beside its source. */
function asFromTheSources(build) {
  build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, pluginData, resolveDir }) => {
    if (kind === 'entry-point' || pluginData === SEEN) return undefined;
    if (AS_INSTALLED.test(path)) return { path, external: true };
    const found = await build.resolve(path, { kind, resolveDir, pluginData: SEEN });
    // A driver that some package offers and nobody installed.
    return found.errors.length > 0 ? { path, external: true } : found;
  });
  build.onLoad({ filter: /\.(ts|[cm]?js)$/ }, async ({ path }) => {
    const text = (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
    if (path.endsWith('.ts')) return { contents: text, loader: 'ts' };
    return { contents: text.replaceAll(/\b__dirname\b/g, JSON.stringify(dirname(path))) + NO_LINES, loader: 'js' };
  });
}

/** A template that is taken as it was typed: an escape in it would be six characters of it. */
const RAW = /\braw\s*`[^`]*[^\0-\x7f]/;

/**
 * V8 keeps a text of ASCII in half the memory. esbuild escapes all but regular expressions, in which an escape means the same, and raw
 * templates, in which it does not.
 *
 * @param {string} text
 * @throws for a raw template that is not ASCII
 */
function ascii(text) {
  const raw = RAW.exec(text)?.[0];
  if (raw !== undefined) throw new Error(`A raw template cannot be written in ASCII: ${raw.slice(0, 80)}`);
  return text.replaceAll(/(\\*)([^\0-\x7f])/g, (_, slashes, unit) => {
    // One that was escaped already has its backslash.
    const slash = slashes.length % 2 === 0 ? '\\' : '';
    return `${slashes}${slash}u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
