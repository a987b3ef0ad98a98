import { button, buttons } from './build.js';
import type { BlockOf } from './tree.js';

/** 上一页 / 下一页 of a list; nothing when it has one page. Pages count from 0. */
export function pager(list: string, page: number, pages: number): BlockOf<'buttons'> | null {
  return buttons(
    page > 0 && button('上一页', { verb: 'list.show', list, page: page - 1 }),
    page + 1 < pages && button(`下一页（${page + 2}/${pages}）`, { verb: 'list.show', list, page: page + 1 }),
  );
}
