import { h } from '../dom.js';
import { markdown } from './markdown.js';

/** A table, page by page. */
export function table(element) {
  const columns = element.columns ?? [];
  const rows = element.rows ?? [];
  const size = element.page_size ?? 5;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  let page = 0;
  const body = h('tbody');
  const where = h('span', { class: 'pager-where', 'aria-live': 'polite' });
  const back = h('button', {
    type: 'button',
    class: 'icon-button',
    'aria-label': '表格上一页',
    text: '‹',
    on: { click: () => turn(-1) },
  });
  const on = h('button', {
    type: 'button',
    class: 'icon-button',
    'aria-label': '表格下一页',
    text: '›',
    on: { click: () => turn(1) },
  });
  const turn = (by) => {
    page = Math.min(pages - 1, Math.max(0, page + by));
    body.replaceChildren(
      ...rows.slice(page * size, (page + 1) * size).map((row) =>
        h(
          'tr',
          {},
          columns.map((column) =>
            h('td', { class: `align-${column.horizontal_align ?? 'left'}` }, cell(row[column.name], column)),
          ),
        ),
      ),
    );
    where.textContent = `${page + 1} / ${pages}`;
    back.disabled = page === 0;
    on.disabled = page === pages - 1;
  };
  turn(0);
  const head = h(
    'thead',
    {},
    h(
      'tr',
      {},
      columns.map((column) =>
        h('th', { scope: 'col', class: `align-${column.horizontal_align ?? 'left'}`, text: column.display_name ?? '' }),
      ),
    ),
  );
  const grid = h(
    'div',
    { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': '表格' },
    h('table', {}, head, body),
  );
  return h('div', { class: 'table-block' }, grid, pages > 1 ? h('div', { class: 'pager' }, back, where, on) : null);
}

function cell(value, { data_type: type, format }) {
  if (value === undefined || value === null) return '';
  if (type === 'markdown' || type === 'lark_md') return markdown(String(value));
  if (type === 'options' && Array.isArray(value)) {
    return value.map(({ text, color }) => h('span', { class: `text-tag tag-${color ?? 'blue'}`, text }));
  }
  if (type === 'number' && format?.precision !== undefined) return Number(value).toFixed(format.precision);
  return Array.isArray(value) ? value.join('、') : String(value);
}
