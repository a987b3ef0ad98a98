import { isUnreadable, type readDocx } from '../../documents/index.js';
import type { SheetBlock } from './sheet.js';

const UNREADABLE = '这份文书不能在这里显示，请下载 Word 文件阅读。';

/** The parts of a letter are counted so; 1．is one of several opinions, which people typed. */
const PART = /^[一二三四五六七八九十]+、/;

/** A letter's text in its order, with each table once, where it begins. Its title stands over it already and is not said again. */
export function letterBlocks(read: ReturnType<typeof readDocx>, title = ''): SheetBlock[] {
  if (isUnreadable(read)) return [{ kind: 'muted', text: UNREADABLE }];
  const blocks: SheetBlock[] = [];
  const titled = read.paragraphs.findIndex(({ text, table }) => table === null && title !== '' && text.trim() === title);
  let drawn = -1;
  for (const [at, { text, table, level, styled }] of read.paragraphs.entries()) {
    if (table === null) {
      const isHeading = level !== null && (styled || PART.test(text.trim()));
      if (text.trim() !== '' && at !== titled) blocks.push({ kind: isHeading ? 'heading' : 'text', text });
      continue;
    }
    if (table === drawn) continue;
    drawn = table;
    blocks.push({ kind: 'grid', rows: read.outer[table] ?? [] });
  }
  return blocks;
}
