/** The two kinds of file that this folder reads. */
export type Ending = '.docx' | '.xlsx';

const program = { '.docx': 'Word', '.xlsx': 'Excel' } as const;
const OLE = 'd0cf11e0a1b11ae1';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** Says why bytes that do not begin as a zip cannot be the file that was asked for. */
export function whyNotZip(bytes: Uint8Array, ending: Ending): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.length === 0) return '文件是空的，请重新发送。';
  if (head.subarray(0, 8).toString('hex') === OLE) {
    return head.includes(utf16('EncryptedPackage'))
      ? '文件设了密码，无法读取。请取消密码后重新发送。'
      : `文件是旧版格式，无法读取。请用 ${program[ending]} 或 WPS 另存为 ${ending} 后重新发送。`;
  }
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return `文件其实是 PDF，无法读取。请发送 ${ending} 原稿。`;
  return `文件不是 ${ending} 格式，或已损坏。请用 ${program[ending]} 或 WPS 另存为 ${ending} 后重新发送。`;
}

/** Says what an Office file of another kind is. */
export function wrongOffice(names: readonly string[], ending: Ending): string {
  const kind = names.some((name) => name.startsWith('xl/'))
    ? 'Excel 表格'
    : names.some((name) => name.startsWith('ppt/'))
      ? 'PPT 演示文稿'
      : names.some((name) => name.startsWith('word/'))
        ? 'Word 文档'
        : '压缩包或其他文件';
  return `文件其实是${kind}，不是 ${ending}。请发送 ${ending} 文件。`;
}
