import { isUnreadable, type PageBlock, type readDocx } from '../../documents/index.js';

const UNREADABLE = '这份文书不能在这里显示，请下载 Word 文件阅读。';

/** A letter's text in its order, with each table once, where it begins. */
export function letterBlocks(read: ReturnType<typeof readDocx>): PageBlock[] {
  if (isUnreadable(read)) return [{ kind: 'muted', text: UNREADABLE }];
  const blocks: PageBlock[] = [];
  let drawn = -1;
  for (const { text, table, level } of read.paragraphs) {
    if (table === null) {
      if (text.trim() !== '') blocks.push({ kind: level === null ? 'text' : 'heading', text });
      continue;
    }
    if (table === drawn) continue;
    drawn = table;
    const [columns = [], ...rows] = read.outer[table] ?? [];
    blocks.push({ kind: 'table', columns, rows });
  }
  return blocks;
}
