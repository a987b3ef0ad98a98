import { isUnreadable, type readDocx } from '../../documents/index.js';
import type { SheetBlock } from './sheet.js';

const UNREADABLE = '这份文书不能在这里显示，请下载 Word 文件阅读。';

/** A letter's text in its order, with each table once, where it begins. Labels stand anywhere in it, so that no line of it is a heading. */
export function letterBlocks(read: ReturnType<typeof readDocx>): SheetBlock[] {
  if (isUnreadable(read)) return [{ kind: 'muted', text: UNREADABLE }];
  const blocks: SheetBlock[] = [];
  let drawn = -1;
  for (const { text, table, level } of read.paragraphs) {
    if (table === null) {
      if (text.trim() !== '') blocks.push({ kind: level === null ? 'text' : 'heading', text });
      continue;
    }
    if (table === drawn) continue;
    drawn = table;
    blocks.push({ kind: 'grid', rows: read.outer[table] ?? [] });
  }
  return blocks;
}
