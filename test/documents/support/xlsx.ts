import { deflateRawSync } from 'node:zlib';
import PizZip from 'pizzip';
import type { Row } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';

export const HEADING: Row = ['类别*', '名称（模块/型号）*', '数量*', '单价（万元）*', '小计（万元）', '备注'];

/** A real .xlsx with one sheet. */
export const xlsx = async (rows: Row[]): Promise<Uint8Array> => new Uint8Array(await writeExcelFile(rows).toBuffer());

/** A zip of text parts. */
export function zipOf(parts: Record<string, string>): Uint8Array {
  const zip = new PizZip();
  for (const [name, text] of Object.entries(parts)) zip.file(name, text);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** The file with one part rewritten. */
export function rewrite(bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const zip = new PizZip(bytes);
  zip.file(name, change(zip.file(name)?.asText() ?? ''));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A zip of one part, packed by hand: fast for huge parts, and able to lie about their size. */
export function handZip(name: string, data: Uint8Array, declared = data.length): Uint8Array {
  const packed = deflateRawSync(data);
  const local = Buffer.alloc(30);
  const central = Buffer.alloc(46);
  const end = Buffer.alloc(22);
  for (const [head, at, signature] of [
    [local, 0, 0x04034b50],
    [central, 2, 0x02014b50],
  ] as const) {
    head.writeUInt32LE(signature, 0);
    head.writeUInt16LE(8, 8 + at);
    head.writeUInt32LE(packed.length, 18 + at);
    head.writeUInt32LE(declared, 22 + at);
    head.writeUInt16LE(name.length, 26 + at);
  }
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}
