import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Lets a stack name the sources that a program was compiled from. The map is read with the first stack that is looked at: Node would
 * read it at every start, which takes a tenth of a second.
 *
 * @param {URL} program
 */
export function traceSources(program) {
  const file = fileURLToPath(`${program.href}.map`);
  let map;
  const sourceOf = (frame) => {
    if (frame.getFileName() !== program.href) return String(frame);
    map ??= existsSync(file)
      ? new SourceMap(JSON.parse(readFileSync(file, 'utf8')))
      : new SourceMap({ sources: [], mappings: '' });
    const { originalSource, originalLine, originalColumn } = map.findEntry(
      (frame.getLineNumber() ?? 1) - 1,
      (frame.getColumnNumber() ?? 1) - 1,
    );
    if (originalSource === undefined) return String(frame);
    const place = fileURLToPath(new URL(originalSource, program));
    return String(frame).replace(/file:[^)]*$|file:[^)]*(?=\))/, `${place}:${originalLine + 1}:${originalColumn + 1}`);
  };
  Error.prepareStackTrace = (error, frames) => [String(error), ...frames.map((frame) => `    at ${sourceOf(frame)}`)].join('\n');
}
