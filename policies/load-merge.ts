import { isRecord } from './check/is-record.js';
import type { PolicyFault, PolicyPath } from './check/finding.js';
import { lineOf, type SourceFile } from './load-source.js';

/** The keys whose entries may be spread over several files of one policy. */
const SPREAD = new Set([
  'roles',
  'forms',
  'materials',
  'stages',
  'tasks',
  'deadlines',
  'ladders',
  'meetings',
  'letters',
  'flags',
  'derived',
  'outlines',
  'lots',
  'seasons',
  'registers',
]);

/** A policy's files as one value, knowing for each path the file and line where it is written. */
export interface Merged {
  readonly data: Readonly<Record<string, unknown>>;
  readonly faults: readonly PolicyFault[];
  readonly place: (path: PolicyPath, says: string) => PolicyFault;
}

/** Merges a policy's files by top-level key. A key written in two files is a fault, except the entries of spread keys. */
export function mergeSources(files: readonly SourceFile[], fallback: string): Merged {
  const data: Record<string, unknown> = {};
  const owners = new Map<string, SourceFile>();
  const faults: PolicyFault[] = [];

  const own = (file: SourceFile, path: readonly string[]): boolean => {
    const earlier = owners.get(path.join('.'));
    if (earlier === undefined) {
      owners.set(path.join('.'), file);
      return true;
    }
    const says = `“${path.join('.')}”已写在 ${earlier.file} 第 ${lineOf(earlier, path)} 行，请删去一处`;
    faults.push({ file: file.file, line: lineOf(file, path), path: path.join('.'), says });
    return false;
  };

  for (const file of files) {
    // How much its aliases may grow to was looked at when it was parsed.
    const content: unknown = file.document.toJS({ maxAliasCount: -1 });
    if (!isRecord(content)) continue;
    for (const [key, value] of Object.entries(content)) {
      const whole = data[key];
      if (SPREAD.has(key) && isRecord(value)) {
        const kept = Object.entries(value).filter(([id]) => own(file, [key, id]));
        data[key] = { ...(isRecord(whole) ? whole : {}), ...Object.fromEntries(kept) };
        if (!owners.has(key)) owners.set(key, file);
      } else if (own(file, [key])) {
        data[key] = value;
      }
    }
  }

  const place = (path: PolicyPath, says: string): PolicyFault => {
    const file = owners.get(path.slice(0, 2).join('.')) ?? owners.get(String(path[0] ?? ''));
    return { file: file?.file ?? fallback, line: file === undefined ? 1 : lineOf(file, path), path: path.join('.'), says };
  };
  return { data, faults, place };
}
