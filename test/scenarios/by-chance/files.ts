import { Document, Packer, Paragraph } from 'docx';
import { PDF } from '../../support/pdf.js';

let plain: Promise<Uint8Array> | null = null;

/** A small sound file of a name, of a kind that is taken. */
export async function fileFor(name: string, accept: readonly string[]): Promise<{ name: string; bytes: Uint8Array }> {
  if (accept.length === 0 || accept.includes('pdf')) return { name: `${name}.pdf`, bytes: PDF };
  plain ??= Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('正文')] }] }));
  return { name: `${name}.${accept.includes('docx') ? 'docx' : (accept[0] ?? 'pdf')}`, bytes: await plain };
}
