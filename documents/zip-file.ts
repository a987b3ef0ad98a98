import PizZip from 'pizzip';

/** One file of an archive. */
export interface ZipEntry {
  /** With `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is packed already (Office files, PDF, pictures) is not packed again: it would take long and save nothing. */
const PACKED = /\.(?:docx|xlsx|pptx|pdf|jpe?g|png|gif|webp|zip|rar|7z|wps|ofd|mp4)$/i;

/** Packs files into one .zip; names may be in any language. */
export function zipFile(entries: readonly ZipEntry[]): Uint8Array {
  const zip = new PizZip();
  for (const { path, bytes } of entries) {
    zip.file(path, bytes, { binary: true, compression: PACKED.test(path) ? 'STORE' : 'DEFLATE' });
  }
  return zip.generate({ type: 'uint8array' });
}

/** A name for every file system, and no way out of its folder. */
export function safeName(name: string): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').trim();
  return [...plain].slice(0, 100).join('').replace(/^\.+$/, '_') || '_';
}
