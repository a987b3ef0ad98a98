import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CardRefused, encodeCard } from '../../../../bot/lark/encode/encode-card.js';
import { escapeMarkdown, escapeTextMessage } from '../../../../bot/lark/encode/escape.js';
import { walk } from '../../../../bot/lark/lint/walk.js';
import { lintCard } from '../../../../bot/lark/lint.js';
import { card, hostile, text } from './arbitrary-card.js';

/** What a reader sees of an escaped text. */
function shown(escaped: string): string {
  return escaped.replaceAll('&nbsp;', ' ').replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
}

test('any card of moderate size encodes, whatever is written on it', () => {
  fc.assert(
    fc.property(card, (tree) => {
      expect(lintCard(encodeCard(tree).json)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('user text never writes markup: in markdown stands nothing but our own emphasis', () => {
  fc.assert(
    fc.property(card, (tree) => {
      const contents = [...walk(encodeCard(tree).json)]
        .filter(({ tag }) => tag === 'markdown')
        .map(({ node }) => String(node['content']));
      for (const content of contents) {
        const ours = content.replaceAll(/<font color='grey'>|<\/font>/g, '').replaceAll(/^\*\*|\*\*$/gm, '');
        expect(ours).not.toMatch(/[<>*~[\]()`_|\\]|^\s*(?:#|-|\+|\d+\.)/m);
      }
    }),
    { numRuns: 300 },
  );
});

test('escaping loses nothing that a reader would see', () => {
  fc.assert(
    fc.property(text(), (value) => {
      expect(shown(escapeMarkdown(value)).replaceAll(/^[^\S\n]+/gm, '')).toBe(value.replaceAll(/^[^\S\n]+/gm, ''));
    }),
  );
});

test.each(hostile)('%j stays what it is in markdown', (value) => {
  expect(escapeMarkdown(value)).not.toMatch(/[<>*~[\]()`]/);
});

test.each([
  ['1. 一', '1&#46; 一'],
  ['一\n2. 二', '一\n2&#46; 二'],
  ['    码', '&nbsp;&nbsp;&nbsp;&nbsp;码'],
  ['一\r 二', '一\r&nbsp;二'],
  ['一\u2028 二', '一\u2028&nbsp;二'],
  ['智慧场馆，第 1 期', '智慧场馆，第 1 期'],
])('%j begins neither a list nor a code block', (value, escaped) => {
  expect(escapeMarkdown(value)).toBe(escaped);
});

test('a text message cannot call everybody', () => {
  expect(escapeTextMessage('<at user_id="all">所有人</at> < AT id=all> <attach> 3<4')).toBe(
    '＜at user_id="all">所有人＜/at> ＜ AT id=all> <attach> 3<4',
  );
});

test('a card that is too long is refused, not cut: 5000 characters are fine, 5000 on each of three lines are not', () => {
  const long = { kind: 'text' as const, text: '项'.repeat(5000) };
  const of = (count: number) => ({
    summary: '长',
    header: { title: '长', tone: 'info' as const },
    body: Array.from({ length: count }, () => long),
  });
  expect(lintCard(encodeCard(of(1)).json)).toEqual([]);
  expect(() => encodeCard(of(3))).toThrow(CardRefused);
});
