import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, parseJson } from '../json.js';

/** Where a world is kept between starts; `E` is all that ever changes it. */
export interface Journal<E> {
  replay(): readonly E[];
  append(entry: E): void;
  writeFile(key: string, bytes: Uint8Array): void;
  readFile(key: string): Uint8Array | null;
}

/** Keeps nothing beyond the process. */
export function memoryJournal<E>(): Journal<E> {
  const files = new Map<string, Uint8Array>();
  return {
    replay: () => [],
    append: () => undefined,
    writeFile: (key, bytes) => void files.set(key, bytes),
    readFile: (key) => files.get(key) ?? null,
  };
}

/** JSON lines in `folder/journal.jsonl`, file contents beside it. A line cut off by a crash is skipped. */
export function folderJournal<E>(folder: string): Journal<E> {
  const lines = join(folder, 'journal.jsonl');
  mkdirSync(join(folder, 'files'), { recursive: true });
  const pathOf = (key: string): string => join(folder, 'files', key.replace(/[^A-Za-z0-9_-]/g, ''));
  return {
    replay: () =>
      existsSync(lines)
        ? readFileSync(lines, 'utf8')
            .split('\n')
            .flatMap((line) => parseEntry<E>(line))
        : [],
    append: (entry) => appendFileSync(lines, `${JSON.stringify(entry)}\n`),
    writeFile: (key, bytes) => writeFileSync(pathOf(key), bytes),
    readFile: (key) => (existsSync(pathOf(key)) ? readFileSync(pathOf(key)) : null),
  };
}

function parseEntry<E>(line: string): readonly E[] {
  const value = parseJson(line);
  return isObject(value) && typeof value['kind'] === 'string' ? [value as unknown as E] : [];
}
