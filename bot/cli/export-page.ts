import type { PageView } from '../../cards/kit/props.js';

export interface ExportedForm {
  readonly title: string;
  readonly pages: readonly PageView[];
}

export interface Exported {
  readonly title: string;
  readonly summary: readonly string[];
  readonly forms: readonly ExportedForm[];
  readonly opinions: readonly { readonly no: number; readonly text: string; readonly answer: string | null }[];
  /** Paths beside the page. */
  readonly files: readonly string[];
  readonly history: readonly string[];
}

/** The page of an exported project: no script, nothing from elsewhere, every text escaped. */
export function exportPage({ title, summary, forms, opinions, files, history }: Exported): string {
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<title>${escape(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escape(title)}</h1>`,
    list(summary),
    ...forms.map(form),
    ...section('修改意见', opinions, ({ no, text, answer }) => `${no}. ${text}${answer === null ? '' : `　回应：${answer}`}`),
    ...(files.length === 0 ? [] : ['<h2>材料与文书</h2><ul>', ...files.map(link), '</ul>']),
    ...section('办理经过', history, (line) => line),
    '</body></html>',
  ].join('\n');
}

const STYLE =
  'body{font:15px/1.7 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left}';

function form({ title, pages }: ExportedForm): string {
  const body = pages.map(({ title: page, answers, tables }) =>
    [
      `<h3>${escape(page)}</h3>`,
      answers.length === 0 ? '' : table(answers.map(({ label, value }) => [label, value])),
      ...tables.map(({ label, columns, rows, total }) =>
        [
          `<h4>${escape(label)}（合计 ${total} 万元）</h4>`,
          table([columns.map((column) => column.label), ...rows.map((row) => columns.map(({ id }) => String(row[id] ?? '')))]),
        ].join('\n'),
      ),
    ].join('\n'),
  );
  return [`<h2>${escape(title)}</h2>`, ...body].join('\n');
}

function section<T>(title: string, items: readonly T[], say: (item: T) => string): string[] {
  return items.length === 0 ? [] : [`<h2>${escape(title)}</h2>`, list(items.map(say))];
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`;
}

function table(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`;
  return `<table>${rows.map(line).join('')}</table>`;
}

function link(path: string): string {
  return `<li><a href="${path.split('/').map(encodeURIComponent).join('/')}">${escape(path)}</a></li>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
