import { h } from '../dom.js';

/** The platform's markdown subset as elements; user text in it is written in entities, so it never becomes markup. */
export function markdown(content) {
  return h('div', { class: 'md' }, blocks(content.replace(/<br\s*\/?>/g, '\n').split('\n')));
}

const TABLE_RULE = /^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?\s*$/;
const LIST = /^(\s*)([-*+]|\d+\.)\s+(.*)$/;

function blocks(lines) {
  const out = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (line.trim() === '') {
      at++;
    } else if (line.startsWith('```')) {
      const end = lines.findIndex((other, index) => index > at && other.startsWith('```'));
      const stop = end < 0 ? lines.length : end;
      out.push(h('pre', { text: decode(lines.slice(at + 1, stop).join('\n')) }));
      at = stop + 1;
    } else if (/^#{1,6}\s/.test(line)) {
      out.push(h('p', { class: 'md-head' }, inline(line.replace(/^#+\s+/, ''))));
      at++;
    } else if (/^\s*(---|\*\*\*)\s*$/.test(line)) {
      out.push(h('hr'));
      at++;
    } else if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '')) {
      const end = lines.findIndex((other, index) => index > at && !other.includes('|'));
      const rows = lines.slice(at, end < 0 ? lines.length : end);
      out.push(table(rows));
      at += rows.length;
    } else {
      const kind = kindOf(line);
      let end = at + 1;
      while (
        end < lines.length &&
        lines[end].trim() !== '' &&
        kindOf(lines[end]) === kind &&
        !lines[end].startsWith('```') &&
        !/^#{1,6}\s/.test(lines[end])
      ) {
        end++;
      }
      out.push(group(kind, lines.slice(at, end)));
      at = end;
    }
  }
  return out;
}

const kindOf = (line) => (LIST.test(line) ? (/^\s*\d/.test(line) ? 'ol' : 'ul') : line.startsWith('>') ? 'blockquote' : 'p');

function group(kind, lines) {
  if (kind === 'ol' || kind === 'ul') {
    const start = kind === 'ol' ? Number.parseInt(lines[0], 10) : null;
    return h(
      kind,
      { start },
      lines.map((line) => h('li', { class: /^\s{2,}/.test(line) ? 'deep' : null }, inline(LIST.exec(line)[3]))),
    );
  }
  const words = kind === 'blockquote' ? lines.map((line) => line.replace(/^>\s?/, '')) : lines;
  return h(
    kind,
    {},
    words.flatMap((line, index) => (index === 0 ? inline(line) : [h('br'), ...inline(line)])),
  );
}

function table(lines) {
  const cells = (line) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => inline(cell.trim()));
  const [head, , ...rows] = lines;
  return h(
    'div',
    { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': '表格' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          cells(head).map((cell) => h('th', {}, cell)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            cells(row).map((cell) => h('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}

const INLINE = new RegExp(
  [
    '`(?<code>[^`]+)`',
    '\\[(?<words>[^\\]]*)\\]\\((?<href>[^)\\s]*)\\)',
    '\\*\\*(?<strong>[^*]+(?:\\*[^*]+)*)\\*\\*',
    '~~(?<gone>[^~]+)~~',
    '\\*(?<soft>[^*\\s][^*]*)\\*',
    '<font\\s+color=[\'"]?(?<colour>[a-z-]+)[\'"]?>(?<coloured>.*?)</font>',
    '<text_tag\\s+color=[\'"]?(?<tagColour>[a-z-]+)[\'"]?>(?<tagged>.*?)</text_tag>',
    '<at\\s+id=[\'"]?(?<at>[\\w-]+)[\'"]?\\s*>(?<atName>.*?)</at>',
  ].join('|'),
  's',
);

function inline(text) {
  const found = INLINE.exec(text);
  if (!found) return text === '' ? [] : [document.createTextNode(decode(text))];
  return [...inline(text.slice(0, found.index)), span(found.groups), ...inline(text.slice(found.index + found[0].length))];
}

function span(found) {
  if (found.code !== undefined) return h('code', { text: decode(found.code) });
  if (found.words !== undefined) return link(found.words, decode(found.href));
  if (found.strong !== undefined) return h('strong', {}, inline(found.strong));
  if (found.gone !== undefined) return h('del', {}, inline(found.gone));
  if (found.soft !== undefined) return h('em', {}, inline(found.soft));
  if (found.coloured !== undefined) return h('span', { class: `ink-${found.colour}` }, inline(found.coloured));
  if (found.tagged !== undefined) return h('span', { class: `text-tag tag-${found.tagColour}` }, inline(found.tagged));
  return h('span', { class: 'at', text: found.at === 'all' ? '@所有人' : `@${decode(found.atName) || found.at}` });
}

function link(words, href) {
  const safe = /^https?:\/\//.test(href);
  return safe ? h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, inline(words)) : h('span', {}, inline(words));
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decode(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const hex = name[1] === 'x' || name[1] === 'X';
    return String.fromCodePoint(Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10));
  });
}

/** A text object: plain as it stands, or markdown. */
export function words(text) {
  if (!text) return null;
  const classes = ['words', text.text_color ? `ink-${text.text_color}` : '', text.text_size ? `size-${text.text_size}` : '']
    .join(' ')
    .trim();
  return text.tag === 'plain_text'
    ? h('div', { class: classes, text: text.content ?? '' })
    : h('div', { class: classes }, markdown(text.content ?? ''));
}

/** The bare words of a text object. */
export const bare = (text) =>
  text?.tag === 'plain_text' ? (text.content ?? '') : (markdown(text?.content ?? '').textContent ?? '');
