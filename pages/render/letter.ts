import { isUnreadable, type PageBlock, type readDocx } from '../../documents/index.js';

const UNREADABLE = '这份文书不能在这里显示，请下载 Word 文件阅读。';

/** A letter's text in its order, with its tables where they stand. */
export function letterBlocks(read: ReturnType<typeof readDocx>): PageBlock[] {
  if (isUnreadable(read)) return [{ kind: 'muted', text: UNREADABLE }];
  const blocks: PageBlock[] = [];
  let tables = 0;
  let inTable = false;
  for (const { text, place, level } of read.paragraphs) {
    if (place === 'table') {
      const rows = inTable ? undefined : read.tables[tables];
      if (!inTable) tables += 1;
      inTable = true;
      if (rows !== undefined) blocks.push({ kind: 'table', columns: rows[0] ?? [], rows: rows.slice(1) });
      continue;
    }
    inTable = false;
    if (text.trim() !== '') blocks.push({ kind: level === null ? 'text' : 'heading', text });
  }
  return blocks;
}
