import type { BlockOf } from '../../../cards/kit/tree.js';
import { escapeMarkdown } from './escape.js';
import { markdown, paragraph, type Node } from './nodes.js';

const COLOURS = { muted: 'grey', warn: 'orange', bad: 'red' } as const;

/** A paragraph. Only bold needs markdown; colours are a property of plain text. */
export function encodeText({ text, emphasis }: BlockOf<'text'>): Node {
  if (emphasis === undefined) return paragraph(text);
  if (emphasis === 'strong') return markdown(strong(text));
  return paragraph(text, { text_color: COLOURS[emphasis], ...(emphasis === 'muted' ? { text_size: 'notation' } : {}) });
}

/** Each line is bold by itself: the stars do not reach over a line's end. */
export function strong(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (line === '' ? '' : `**${escapeMarkdown(line)}**`))
    .join('\n');
}

/** Items as lines of one paragraph: one element, and nothing in an item can become markup. */
export function encodeList({ items, ordered }: BlockOf<'list'>): Node {
  return paragraph(items.map((item, at) => `${ordered ? `${at + 1}. ` : '· '}${item.replaceAll('\n', '\n   ')}`).join('\n'));
}
