import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { PolicyFault, PolicyPath } from './check/finding.js';
import { wrongAliases } from './load-aliases.js';
import { firstOf, sayYaml } from './load-yaml-words.js';

/** One YAML file of a policy, parsed with the places of its nodes kept. */
export interface SourceFile {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly faults: readonly PolicyFault[];
}

/** Parses one file of a policy, which is a set of keys. */
export function parseSource(file: string, text: string): SourceFile {
  const source = parseYaml(file, text);
  if (source.faults.length > 0 || isMap(source.document.contents)) return source;
  return { ...source, faults: [{ file, line: 1, path: '', says: '文件内容应为“键: 值”的形式，且不能为空' }] };
}

/** Parses a text. What YAML itself refuses (indentation, tabs, a key written twice) is told in Chinese. */
export function parseYaml(file: string, text: string): SourceFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const written = text.split('\n');
  const faults = firstOf([...document.errors, ...document.warnings]).map((error) => {
    const { line } = lines.linePos(error.pos[0]);
    return { file, line, path: '', says: sayYaml(error, written[line - 1] ?? '') };
  });
  for (const [offset, says] of wrongAliases(document)) faults.push({ file, line: lines.linePos(offset).line, path: '', says });
  return { file, document, lines, faults };
}

/** The line of the node at `path`, or of the last part of the path that exists. */
export function lineOf({ document, lines }: SourceFile, path: PolicyPath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const part of path) {
    const here = isAlias(node) ? node.resolve(document) : node;
    if (isMap(here)) {
      const pair = here.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (pair === undefined) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(here)) {
      const item = here.items[Number(part)];
      if (item === undefined) break;
      if (isMap(item) || isSeq(item) || isScalar(item) || isAlias(item)) offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      break;
    }
  }
  return lines.linePos(offset).line;
}
