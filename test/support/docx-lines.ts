import { isUnreadable, readDocx } from '../../documents/index.js';

/** The paragraphs of a .docx and then the cells of its tables. */
export function linesOf(bytes: Uint8Array | undefined): string[] {
  const doc = readDocx(new Uint8Array(bytes ?? []));
  if (isUnreadable(doc)) throw new Error(doc.unreadable);
  return [...doc.paragraphs.map(({ text }) => text), ...doc.tables.flat(2)];
}
