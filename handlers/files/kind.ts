/** What a file's first bytes show it to be. `office` is a zip of Office's own making, `ole` an Office file of before 2007 or one with a password. */
type Content = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'zip' | 'ole' | 'rtf' | 'jpg' | 'png' | 'other';

const MIME: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  zip: 'application/zip',
  ofd: 'application/ofd',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** What may stand behind a name's ending. Endings that are not listed are taken by their name. */
const BEHIND: Readonly<Record<string, readonly Content[]>> = {
  pdf: ['pdf'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  pptx: ['pptx'],
  doc: ['ole', 'rtf', 'docx'],
  xls: ['ole', 'xlsx'],
  ppt: ['ole', 'pptx'],
  zip: ['zip', 'docx', 'xlsx', 'pptx'],
  ofd: ['zip'],
  jpg: ['jpg'],
  png: ['png'],
};

const SAYS: Readonly<Record<Content, string>> = {
  pdf: 'PDF',
  docx: 'Word 文档',
  xlsx: 'Excel 表格',
  pptx: 'PPT 演示文稿',
  zip: '压缩包',
  ole: '旧版或设了密码的 Office 文件',
  rtf: 'RTF 文档',
  jpg: 'JPG 图片',
  png: 'PNG 图片',
  other: '另一种文件，或已损坏',
};

/** A name's ending in lower case, without the dot; `jpeg` is `jpg`. Empty where there is none. */
export function endingOf(name: string): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return ending === 'jpeg' ? 'jpg' : ending;
}

export function mimeOf(name: string): string {
  return MIME[endingOf(name)] ?? 'application/octet-stream';
}

/** What is wrong when a file's content is not what its name says: a sentence's middle; null when they agree. */
export function contentFault(name: string, bytes: Uint8Array): string | null {
  const ending = endingOf(name);
  const content = contentOf(bytes);
  const behind = BEHIND[ending];
  return behind === undefined || behind.includes(content) ? null : `文件名是 .${ending}，内容却是${SAYS[content]}`;
}

/** The ending that a picture without a name should have; null for anything that is no picture. */
export function pictureEnding(bytes: Uint8Array): 'jpg' | 'png' | null {
  const content = contentOf(bytes);
  return content === 'jpg' || content === 'png' ? content : null;
}

function contentOf(bytes: Uint8Array): Content {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = view.subarray(0, 8).toString('latin1');
  // Some programs put a few bytes before a PDF's own heading.
  if (view.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipContent(view);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  return head.startsWith('\x89PNG\r\n\x1a\n') ? 'png' : 'other';
}

/** The names of a zip's parts stand in it unpacked. */
function zipContent(view: Buffer): Content {
  if (!view.includes('[Content_Types].xml')) return 'zip';
  if (view.includes('word/document')) return 'docx';
  if (view.includes('xl/workbook')) return 'xlsx';
  return view.includes('ppt/presentation') ? 'pptx' : 'zip';
}
