import { STYLE } from './page/style.js';
import type { Page, PageBlock, PageCell, PageLink, PageSection } from './page/tree.js';

/**
 * Writes a page as one .html: no script, nothing from elsewhere, every text escaped. It opens without a network and prints.
 */
export function writePage({ title, lead, back, sections }: Page): string {
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escape(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    ...(back === null ? [] : [`<p class="back">${anchor(back)}</p>`]),
    `<h1>${escape(title)}</h1>`,
    ...lead.map((line) => `<p class="muted">${escape(line)}</p>`),
    ...(sections.length < 2 ? [] : [contents(sections)]),
    ...sections.flatMap(section),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function contents(sections: readonly PageSection[]): string {
  return `<nav>${sections.map(({ id, title }) => `<a href="#${id}">${escape(title)}</a>`).join(' ')}</nav>`;
}

function section({ id, title, blocks }: PageSection): string[] {
  return [`<section id="${id}">`, `<h2>${escape(title)}</h2>`, ...blocks.map(block), '</section>'];
}

function block(item: PageBlock): string {
  switch (item.kind) {
    case 'text':
      return `<p>${escape(item.text)}</p>`;
    case 'muted':
      return `<p class="muted">${escape(item.text)}</p>`;
    case 'heading':
      return `<h3>${escape(item.text)}</h3>`;
    case 'list':
      return `<ul>${item.items.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`;
    case 'fields':
      return `<table class="fields">${item.rows.map(([label, value]) => field(label, value)).join('')}</table>`;
    case 'table': {
      const head = `<thead><tr>${item.columns.map((label) => `<th>${escape(label)}</th>`).join('')}</tr></thead>`;
      const rows = item.rows.map((cells) => `<tr>${cells.map((value) => `<td>${cell(value)}</td>`).join('')}</tr>`);
      const table = `<table>${head}<tbody>${rows.join('')}</tbody></table>`;
      return item.wide === true ? `<div class="wide">${table}</div>` : table;
    }
  }
}

function field(label: string, value: PageCell | null): string {
  return value === null || value === '' ? '' : `<tr><th>${escape(label)}</th><td>${cell(value)}</td></tr>`;
}

function cell(value: PageCell): string {
  return typeof value === 'string' ? escape(value) : anchor(value);
}

function anchor({ text, path, section: to }: PageLink): string {
  const href = path.split('/').map(encodeURIComponent).join('/');
  return `<a href="${href}${to === undefined ? '' : `#${to}`}">${escape(text)}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What cannot be shown (controls) falls out; what would be markup becomes text. */
function escape(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
