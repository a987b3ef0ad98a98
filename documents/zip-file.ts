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

/** Bytes of UTF-8: file systems of Linux take 255, of which some are for what is put before and behind. */
const LONGEST = 200;

/** A name for every file system, and no way out of its folder. A long one is cut before its ending, by which it is opened. */
export function safeName(name: string): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Surrogate}]/gu, '_').trim();
  const ending = /\.[a-z0-9]{1,8}$/i.exec(plain)?.[0] ?? '';
  const stem = begin(plain.slice(0, plain.length - ending.length), LONGEST - ending.length);
  return `${stem}${ending}`.replace(/^\.+$/, '_') || '_';
}

/** As many whole characters as so many bytes hold. */
function begin(text: string, bytes: number): string {
  let [kept, left] = ['', bytes];
  for (const char of text) {
    left -= Buffer.byteLength(char);
    if (left < 0) break;
    kept += char;
  }
  return kept;
}
