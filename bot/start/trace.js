import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE } from './bundle.js';
import { sourceAt } from './lines.js';

/**
 * Lets a stack name the sources that a program was compiled from. Its lines are read with the first stack that is looked at.
 *
 * @param {URL} program
 */
export function traceSources(program) {
  const file = fileURLToPath(`${program.href}.lines`);
  let lines;
  const sourceOf = (frame) => {
    if (frame.getFileName() !== program.href) return String(frame);
    lines ??= existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { sources: [], parts: [] };
    const found = sourceAt(lines, (frame.getLineNumber() ?? 1) - 1, (frame.getColumnNumber() ?? 1) - 1);
    if (found === null) return String(frame);
    const source = fileURLToPath(new URL(found.source, program));
    const place = source.endsWith(`/${PACKAGE}`) ? dirname(source) : `${source}:${found.line + 1}:${found.column + 1}`;
    return String(frame).replace(/file:[^)]*$|file:[^)]*(?=\))/, place);
  };
  Error.prepareStackTrace = (error, frames) => [String(error), ...frames.map((frame) => `    at ${sourceOf(frame)}`)].join('\n');
}
