import { describe, expect, test } from 'vitest';
import { checkCard } from '../../../sandbox/card/check.js';
import { cardOf } from '../harness.js';

const plain = (content: string) => ({ tag: 'plain_text', content });
const submit = { tag: 'button', name: 'go', text: plain('提交'), form_action_type: 'submit' };
const formOf = (elements: readonly object[], name = 'f1') => ({ tag: 'form', name, elements });
const input = (name: string, more: object = {}) => ({ tag: 'input', name, ...more });
const table = (more: object = {}) => ({
  tag: 'table',
  page_size: 5,
  columns: [{ name: 'a', display_name: '甲', data_type: 'text' }],
  rows: [{ a: '1' }],
  ...more,
});
const md = (content = 'x', more: object = {}) => ({ tag: 'markdown', content, ...more });
const times = (count: number, element: object) => Array.from({ length: count }, () => element);

test('a card with everything in its place is taken', () => {
  const card = cardOf([
    md('**你好**'),
    { tag: 'column_set', flex_mode: 'bisect', columns: [{ tag: 'column', width: 'weighted', weight: 1, elements: [md()] }] },
    { tag: 'collapsible_panel', expanded: false, header: { title: plain('详情') }, elements: [md()] },
    table(),
    formOf([
      input('name', { label: plain('名称'), required: true, max_length: 50 }),
      { tag: 'select_static', name: 'kind', options: [{ text: plain('新建'), value: 'new' }], initial_option: 'new' },
      { tag: 'date_picker', name: 'on', initial_date: '2026-09-18', placeholder: plain('日期') },
      { tag: 'checker', name: 'ok', checked: false, text: plain('同意') },
      { ...submit, confirm: { title: plain('确定'), text: plain('吗') }, behaviors: [{ type: 'callback', value: { a: '1' } }] },
    ]),
  ]);

  expect(checkCard(card)).toEqual([]);
});

describe('the platform refuses', () => {
  test.each([
    ['a card of version 1', { ...cardOf([]), schema: '1.0' }, 200621],
    ['an unknown property at the root', cardOf([], { i18n_elements: {} }), 200621],
    [
      'an unknown property on an option',
      cardOf([{ tag: 'select_static', options: [{ text: plain('x'), value: '1', selected: true }] }]),
      200621,
    ],
    ['a tag of version 1', cardOf([{ tag: 'action', actions: [] }]), 200861],
    ['a text standing as an element', cardOf([plain('x')]), 200861],
    ['200 elements', cardOf(times(199, md())), 11310],
    ['six tables, markdown ones counted', cardOf([...times(5, table()), md('|a|b|\n|---|---|\n|1|2|')]), 11310],
    [
      'a table inside a panel',
      cardOf([{ tag: 'collapsible_panel', header: { title: plain('x') }, elements: [table()] }]),
      200621,
    ],
    [
      'a form inside a column',
      cardOf([{ tag: 'column_set', columns: [{ tag: 'column', elements: [formOf([submit])] }] }]),
      200621,
    ],
    ['a form without a name', cardOf([formOf([submit], '')]), 200530],
    ['a form item without a name', cardOf([formOf([{ tag: 'input' }, submit])]), 200530],
    ['a form without a submit button', cardOf([formOf([input('a')])]), 200621],
    ['two components of one name', cardOf([formOf([input('a'), input('a'), submit])]), 300301],
    ['an element_id given twice', cardOf([md('x', { element_id: 'a' }), md('x', { element_id: 'a' })]), 300301],
    ['an input longer than 1000', cardOf([input('a', { max_length: 1001 })]), 200621],
    [
      'an initial option that is none',
      cardOf([{ tag: 'select_static', options: [{ text: plain('x'), value: '1' }], initial_option: '2' }]),
      200621,
    ],
    ['a row for a column that is not there', cardOf([table({ rows: [{ b: '1' }] })]), 200914],
    ['a cell of the wrong type', cardOf([table({ rows: [{ a: 1 }] })]), 200915],
    ['pages of eleven rows', cardOf([table({ page_size: 11 })]), 200621],
    ['a header colour in hex', { ...cardOf([]), header: { title: plain('x'), template: '#ff0000' } }, 200621],
    ['an exclusive card', { ...cardOf([]), config: { update_multi: false } }, 200621],
    ['a behaviour of another kind', cardOf([{ tag: 'button', text: plain('x'), behaviors: [{ type: 'post' }] }]), 200621],
    ['a button text over 100 characters', cardOf([{ tag: 'button', text: plain('长'.repeat(101)) }]), 200621],
  ])('%s', (_what, card, code) => {
    expect(checkCard(card)[0]?.code).toBe(code);
  });
});

test('198 elements and a title are the most that pass', () => {
  expect(checkCard(cardOf(times(198, md())))).toEqual([]);
});
