import { safeName, writePage, type ZipEntry, zipFile } from '../../../documents/index.js';
import type { FileStore } from '../../../entities/files/file-store.js';
import type { StoredEntry } from './entry.js';
import type { ProjectFile } from './index.js';

/** One archive of a project's file. */
export interface Volume {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Files that nobody has any more, by their paths: a line in their places says so. */
  readonly lost: readonly string[];
}

/** What is left of an archive's limit for its own directory: names and places of its files. */
const ENTRY_BYTES = 1000;

/**
 * Packs a project's file, one archive after the other, so that no more than one stands in memory. With a limit it is cut
 * into several, which belong into one folder; a single file over the limit is named and left out. One that is gone from the disk, or
 * damaged there, keeps nobody from the rest.
 *
 * @param limit - the largest archive, in bytes; null for one archive of any size
 */
export async function* pack(store: FileStore, file: ProjectFile, limit: number | null): AsyncGenerator<Volume> {
  const fits = (entry: StoredEntry): boolean => limit === null || entry.size + ENTRY_BYTES <= limit;
  const kept = file.files.filter(fits);
  const left = file.files.filter((entry) => !fits(entry));
  const written = [...file.pages.map(({ path, page }) => text(path, writePage(page))), ...recordsOf(file)];
  const parts = cut(
    kept,
    limit ?? Infinity,
    written.reduce((sum, { bytes }) => sum + bytes.length, ENTRY_BYTES * 100),
  );
  const gone: StoredEntry[] = [];
  for (const entry of kept) if (!(await store.has(entry.sha256))) gone.push(entry);
  const index = text('index.html', writePage(withNotes(file, { volumes: parts.length, left, gone })));
  for (const [at, part] of parts.entries()) {
    const stored: ZipEntry[] = [];
    const lost: string[] = [];
    for (const entry of part) {
      const bytes = await store.get(entry.sha256).catch(() => null);
      stored.push(bytes === null ? text(`${entry.path}.缺失.txt`, LOST) : { path: entry.path, bytes });
      if (bytes === null) lost.push(entry.path);
    }
    const own = at === 0 ? [index, ...written] : [];
    yield { name: volumeName(file.name, at, parts.length), bytes: zipFile([...own, ...stored]), lost };
  }
}

const LOST = '这个文件在服务器上缺失或已损坏，没有放进档案。请管理员从备份找回后重新导出。\n';

/** In order, as many as go into each archive; the first holds the pages too. */
function cut(files: readonly StoredEntry[], limit: number, first: number): StoredEntry[][] {
  const parts: StoredEntry[][] = [[]];
  let used = first;
  for (const file of files) {
    const size = file.size + ENTRY_BYTES;
    if (used + size > limit && used > 0) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(file);
    used += size;
  }
  return parts;
}

interface Notes {
  readonly volumes: number;
  /** Too large. */
  readonly left: readonly StoredEntry[];
  /** Not there any more. */
  readonly gone: readonly StoredEntry[];
}

function withNotes({ index }: ProjectFile, { volumes, left, gone }: Notes): ProjectFile['index'] {
  const notes = [
    ...(volumes === 1 ? [] : [`本档案共 ${String(volumes)} 个压缩包，请全部解压到同一个文件夹，链接才能打开。`]),
    ...(left.length === 0 ? [] : [`文件太大、没有放进来：${left.map(({ path }) => path).join('、')}。请管理员在服务器上导出。`]),
    ...(gone.length === 0
      ? []
      : [`在服务器上缺失、没有放进来：${gone.map(({ path }) => path).join('、')}。请管理员从备份找回。`]),
  ];
  return { ...index, lead: [...index.lead, ...notes] };
}

function recordsOf({ records }: ProjectFile): ZipEntry[] {
  return records === null ? [] : [text('记录.json', JSON.stringify(records, null, 2))];
}

function volumeName(name: string, at: number, of: number): string {
  return of === 1 ? `${safeName(name)}.zip` : `${safeName(name)}-${String(at + 1)}（共${String(of)}个）.zip`;
}

function text(path: string, content: string): ZipEntry {
  return { path, bytes: new TextEncoder().encode(content) };
}
