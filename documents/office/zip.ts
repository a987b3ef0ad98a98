import { inflateRawSync } from 'node:zlib';
import { DocumentFault } from './fault.js';
import type { Ending } from './sniff.js';
import { whyNotZip } from './sniff.js';

const MB = 1024 * 1024;
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Bytes after unpacking: all parts as declared in the directory, and any one part that is read. */
export interface ZipLimits {
  readonly total: number;
  readonly part: number;
  readonly entries: number;
}
const DEFAULTS: ZipLimits = { total: 300 * MB, part: 48 * MB, entries: 5000 };

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** An Office file whose directory was checked before anything is unpacked. Parts are unpacked when asked for. */
export interface OfficeZip {
  readonly names: readonly string[];
  /** Bytes of all parts in XML after unpacking, as declared. */
  readonly textSize: number;
  has(name: string): boolean;
  read(name: string): Uint8Array;
  /** The part as text, '' when it is absent. */
  text(name: string): string;
}

const tooLarge = () => new DocumentFault('文件解开后太大，无法读取。请压缩图片或拆分后重新发送。', { tooLarge: true });
const broken = (ending: Ending) => new DocumentFault(`文件已损坏，无法读取。请重新另存为 ${ending} 后发送。`);

function findEnd(view: Buffer): number {
  const lowest = Math.max(0, view.length - 22 - 0xffff);
  for (let at = view.length - 22; at >= lowest; at--) if (view.readUInt32LE(at) === END) return at;
  return -1;
}

function readDirectory(view: Buffer, limits: ZipLimits, ending: Ending): Map<string, Entry> {
  const end = findEnd(view);
  if (end < 0) throw broken(ending);
  const count = view.readUInt16LE(end + 10);
  if (count > limits.entries) throw tooLarge();
  const entries = new Map<string, Entry>();
  let at = view.readUInt32LE(end + 16);
  let total = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL) throw broken(ending);
    if (view.readUInt16LE(at + 8) & 1) throw new DocumentFault('文件设了密码，无法读取。请取消密码后重新发送。');
    const nameLength = view.readUInt16LE(at + 28);
    const name = view.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    const size = view.readUInt32LE(at + 24);
    total += size;
    if (total > limits.total) throw tooLarge();
    if (entries.has(name)) throw broken(ending);
    entries.set(name, {
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      size,
      offset: view.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(view: Buffer, entry: Entry, limits: ZipLimits, ending: Ending): Uint8Array {
  if (entry.size > limits.part) throw tooLarge();
  if (entry.offset + 30 > view.length || view.readUInt32LE(entry.offset) !== LOCAL) throw broken(ending);
  const start = entry.offset + 30 + view.readUInt16LE(entry.offset + 26) + view.readUInt16LE(entry.offset + 28);
  const packed = view.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw broken(ending);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw broken(ending);
  try {
    // A directory may lie about a size; the cap holds whatever it says.
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    if (bytes.length === entry.size) return bytes;
  } catch {
    throw broken(ending);
  }
  throw broken(ending);
}

function decode(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(utf16).decode(bytes);
}

/** Opens an Office file. Throws `DocumentFault` on anything that is not one, is encrypted, broken, or unpacks to too much. */
export function openZip(bytes: Uint8Array, ending: Ending, limits: Partial<ZipLimits> = {}): OfficeZip {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 22 || view.readUInt16LE(0) !== 0x4b50) throw new DocumentFault(whyNotZip(bytes, ending));
  const bounds = { ...DEFAULTS, ...limits };
  const entries = readDirectory(view, bounds, ending);
  const read = (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw broken(ending);
    return unpack(view, entry, bounds, ending);
  };
  return {
    names: [...entries.keys()],
    textSize: [...entries].reduce((sum, [name, { size }]) => sum + (/\.(xml|rels)$/i.test(name) ? size : 0), 0),
    has: (name) => entries.has(name),
    read,
    text: (name) => (entries.has(name) ? decode(read(name)) : ''),
  };
}
