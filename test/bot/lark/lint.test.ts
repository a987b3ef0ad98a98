import { expect, test } from 'vitest';
import { lintCard } from '../../../bot/lark/lint.js';
import { MAX_BYTES, MAX_ELEMENTS } from '../../../bot/lark/lint/rules.js';
import { walkNames } from '../../../bot/lark/lint/walk.js';

const plain = (content: string) => ({ tag: 'plain_text', content });
const div = (content = '好') => ({ tag: 'div', text: plain(content) });
const button = (name: string, more: object = {}) => ({ tag: 'button', text: plain('按'), name, ...more });
const table = { tag: 'table', columns: [{ name: 'c0', data_type: 'text' }], rows: [] };
const panel = (...elements: object[]): object => ({ tag: 'collapsible_panel', header: { title: plain('更多') }, elements });
const columns = (...elements: object[]) => ({ tag: 'column_set', columns: [{ tag: 'column', elements }] });
const form = (...elements: object[]) => ({ tag: 'form', name: 'f', elements });

function card(...elements: object[]) {
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: false, summary: { content: '卡片' } },
    header: { title: plain('卡片'), template: 'blue' },
    body: { elements },
  };
}
const nested = (depth: number): object => (depth === 0 ? div() : panel(nested(depth - 1)));

test('a plain card has no fault', () => {
  expect(lintCard(card(div(), table, panel(columns(button('a'))), form(button('b', { form_action_type: 'submit' }))))).toEqual(
    [],
  );
});

test('columns of two tables may have the same names, and what is no component neither counts nor has one', () => {
  expect(lintCard(card(table, table))).toEqual([]);
  const value = { tag: 'button', name: 'a', element_id: 'x' };
  const press = { behaviors: [{ type: 'callback', value: { a: 'x' } }] };
  expect(
    walkNames(card({ ...button('a', press), value }, { ...table, rows: [value] }, { tag: 'chart', chart_spec: value })),
  ).toMatchObject({
    names: [{ key: 'name', name: 'a' }],
  });
});

test.each<[string, object, RegExp]>([
  ['an unknown property', card({ ...div(), colour: 'red' }), /elements\.0.*colour/],
  ['an unknown property deep inside', card(panel(columns({ ...button('a'), value: {} }))), /value/],
  [
    'an unknown property of an option',
    card({ tag: 'select_static', name: 's', options: [{ text: plain('甲'), value: 'a', selected: true }] }),
    /selected/,
  ],
  ['an unknown component', card({ tag: 'note', elements: [] }), /elements\.0/],
  ['the tag that 2.0 dropped', card({ tag: 'action', actions: [] }), /elements\.0/],
  ['the old version', { ...card(div()), schema: '1.0' }, /schema/],
  ['a card of one’s own', { ...card(div()), config: { update_multi: false } }, /update_multi/],
  ['no header', { ...card(div()), header: undefined }, /header/],
  ['an unknown colour', { ...card(div()), header: { title: plain('卡'), template: '#ff0000' } }, /template/],
  [
    'four tags',
    {
      ...card(div()),
      header: { title: plain('卡'), text_tag_list: Array.from({ length: 4 }, () => ({ tag: 'text_tag', text: plain('签') })) },
    },
    /text_tag_list/,
  ],
  ['no element', card(), /elements/],
  ['too many elements', card(...Array.from({ length: MAX_ELEMENTS / 2 + 1 }, () => div())), /elements, the limit/],
  ['too many bytes', card(div('项'.repeat(MAX_BYTES / 3))), /bytes, the limit/],
  ['six tables', card(table, table, table, table, table, table), /tables, the limit/],
  [
    'a table in markdown among six',
    card(table, table, table, table, table, { tag: 'markdown', content: '|a|\n|---|\n|1|' }),
    /tables, the limit/,
  ],
  [
    '51 columns',
    card({ ...table, columns: Array.from({ length: 51 }, (_, at) => ({ name: `c${at}`, data_type: 'text' })) }),
    /columns/,
  ],
  ['pages of eleven rows', card({ ...table, page_size: 11 }), /page_size/],
  ['a table in a panel', card(panel(table)), /table stands inside/],
  ['a table in a form', card(form(table, button('b', { form_action_type: 'submit' }))), /table stands inside/],
  ['a form in a column', card(columns(form(button('b', { form_action_type: 'submit' })))), /form stands inside/],
  ['a form without submit', card(form(button('b'))), /no submit/],
  [
    'a form’s button without a name',
    card(form({ ...button('b', { form_action_type: 'submit' }), name: undefined })),
    /has no name/,
  ],
  ['a submit button without a form', card(button('b', { form_action_type: 'submit' })), /not in/],
  ['the same name twice', card(button('a'), panel(button('a'))), /used twice/],
  ['the same element id twice', card({ ...div(), element_id: 'x' }, { ...div(), element_id: 'x' }), /used twice/],
  ['a name with a blank', card(button('a b')), /ASCII/],
  ['six levels', card(nested(6)), /nested deeper/],
  ['words too long for a button', card({ ...button('a'), text: plain('长'.repeat(101)) }), /text/],
  ['an input for nothing', card({ tag: 'input', name: 'i', max_length: 0 }), /max_length/],
  ['an answer longer than allowed', card({ tag: 'input', name: 'i', max_length: 2, default_value: '三个字' }), /longer/],
  [
    'two options alike',
    card({ tag: 'select_static', name: 's', options: [1, 2].map(() => ({ text: plain('甲'), value: 'a' })) }),
    /same value/,
  ],
  ['an option without a word', card({ tag: 'select_static', name: 's', options: [{ text: plain(''), value: 'a' }] }), /options/],
])('%s', (_what, json, fault) => {
  expect(lintCard(json).join('\n')).toMatch(fault);
});

test('five levels and 180 elements are taken', () => {
  expect(lintCard(card(nested(5)))).toEqual([]);
  // The header's title is an element too.
  expect(lintCard(card(...Array.from({ length: MAX_ELEMENTS / 2 - 1 }, () => div())))).toEqual([]);
});

test.each([null, 7, 'card', []])('%j is no card', (json) => {
  expect(lintCard(json)).not.toEqual([]);
});
