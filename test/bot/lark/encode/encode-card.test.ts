import { describe, expect, test } from 'vitest';
import type { Block, Button, Card, Input } from '../../../../cards/kit/tree.js';
import { CardRefused, encodeCard } from '../../../../bot/lark/encode/encode-card.js';
import { walk } from '../../../../bot/lark/lint/walk.js';

const header: Card['header'] = { title: '一期', tone: 'todo', subtitle: '数据局', tag: '初审' };
const of = (...body: Block[]): Card => ({ summary: '待办：一期', header, body });
const press = (label: string, task = 1): Button => ({ label, style: 'primary', action: { verb: 'task.show', task } });
const name: Input = { kind: 'input', name: 'name', label: '项目名称', required: true, value: '', multiline: false, max: 60 };
const find = (card: Card, tag: string) =>
  [...walk(encodeCard(card).json)].filter((found) => found.tag === tag).map(({ node }) => node);
const faults = (card: Card): readonly string[] => {
  try {
    encodeCard(card);
    return [];
  } catch (error) {
    return error instanceof CardRefused ? error.faults : ['another error'];
  }
};

test('a card is shared, not to be forwarded, and says in the chat list what it is', () => {
  expect(encodeCard(of({ kind: 'text', text: '好' })).json).toEqual({
    schema: '2.0',
    config: { update_multi: true, enable_forward: false, summary: { content: '待办：一期' } },
    header: {
      title: { tag: 'plain_text', content: '一期' },
      subtitle: { tag: 'plain_text', content: '数据局' },
      text_tag_list: [{ tag: 'text_tag', text: { tag: 'plain_text', content: '初审' }, color: 'blue' }],
      template: 'blue',
    },
    body: {
      direction: 'vertical',
      vertical_spacing: '8px',
      elements: [{ tag: 'div', text: { tag: 'plain_text', content: '好' } }],
    },
  });
});

test('a text that is empty draws nothing', () => {
  expect(find(of({ kind: 'text', text: '' }, { kind: 'list', items: [], ordered: false }, { kind: 'divider' }), 'div')).toEqual(
    [],
  );
});

test('bold is ours, line by line; what users wrote in it is escaped', () => {
  expect(find(of({ kind: 'text', text: ' 一*期\n\n二期 ', emphasis: 'strong' }), 'markdown')).toEqual([
    { tag: 'markdown', content: '**一&#42;期**\n\n**二期**' },
  ]);
});

test('short fields stand two in a row, a long one alone', () => {
  const fields = [
    { label: '甲', value: '1' },
    { label: '乙', value: '2' },
    { label: '丙', value: '长'.repeat(30) },
    { label: '丁', value: '' },
  ];
  const card = of({ kind: 'fields', fields });
  expect(find(card, 'column_set').map((set) => (set['columns'] as unknown[]).length)).toEqual([2]);
  expect(find(card, 'markdown').map((cell) => cell['content'])).toContain("<font color='grey'>丁</font>\n—");
});

test('a table is plain text, paged by at most ten, on a wide card', () => {
  const card = of({
    kind: 'table',
    columns: [{ label: '名称' }, { label: '金额', align: 'right' }],
    rows: [['一期', '1.5'], ['二期']],
    pageSize: 30,
  });
  expect(find(card, 'table')[0]).toMatchObject({
    page_size: 10,
    columns: [
      { name: 'c0', display_name: '名称', data_type: 'text', horizontal_align: 'left' },
      { name: 'c1', display_name: '金额', data_type: 'text', horizontal_align: 'right' },
    ],
    rows: [
      { c0: '一期', c1: '1.5' },
      { c0: '二期', c1: '' },
    ],
  });
  expect(encodeCard(card).json).toMatchObject({ config: { width_mode: 'fill' } });
});

test('two buttons that ask for the same have different names and the same value', () => {
  const buttons = find(of({ kind: 'buttons', buttons: [press('看'), press('看看'), press('别的', 2)] }), 'button');
  expect(buttons.map((button) => button['name'])).toEqual(['task-show.1', 'task-show.1~2', 'task-show.2']);
  expect(buttons[1]).toMatchObject({ behaviors: [{ type: 'callback', value: { a: 'task-show.1' } }] });
  expect(buttons[0]).not.toHaveProperty('form_action_type');
});

test('a button outside a form says by its value on which card it stands', () => {
  const { json } = encodeCard(of({ kind: 'buttons', buttons: [press('看')] }), 48);
  expect([...walk(json)].find(({ tag }) => tag === 'button')?.node).toMatchObject({
    name: 'task-show.1',
    behaviors: [{ type: 'callback', value: { a: 'task-show.1', c: 48 } }],
  });
});

test('a button may ask before it acts', () => {
  const sure: Button = { ...press('删除'), style: 'danger', confirm: { title: '删除草稿？', text: '删除后不能恢复' } };
  expect(find(of({ kind: 'buttons', buttons: [sure] }), 'button')[0]).toMatchObject({
    type: 'danger',
    confirm: { title: { content: '删除草稿？' }, text: { content: '删除后不能恢复' } },
  });
});

describe('a form', () => {
  const form = (inputs: readonly Input[], ...buttons: Button[]) =>
    of({ kind: 'form', id: 'page-1', body: [...inputs, { kind: 'buttons', buttons }] });

  test('hands itself in by its buttons', () => {
    expect(find(form([name], press('提交')), 'button')[0]).toMatchObject({ form_action_type: 'submit', name: 'task-show.1' });
    expect(find(form([name], press('提交')), 'form')[0]).toMatchObject({ name: 'page-1' });
  });

  test('says with its buttons which card it is, in a number that an older release takes off', () => {
    const { json } = encodeCard(form([name], press('提交'), press('保存')), 48);
    const names = [...walk(json)].flatMap(({ tag, node }) => (tag === 'button' ? [node['name']] : []));
    expect(names).toEqual(['task-show.1~4801', 'task-show.1~4802']);
    expect(names.map((one) => String(one).replace(/~\d+$/, ''))).toEqual(['task-show.1', 'task-show.1']);
  });

  test('lets the client insist on an answer only when its one button is all that can be done', () => {
    const required = (card: Card) => find(card, 'input').map((input) => input['required']);
    expect(required(form([name], press('提交')))).toEqual([true]);
    expect(required(form([name], press('提交'), press('保存草稿', 2)))).toEqual([false]);
    expect(find(form([name], press('提交'), press('保存草稿', 2)), 'input')[0]).toMatchObject({
      label: { content: '项目名称 *' },
    });
  });

  test('asks each kind of question', () => {
    const base = { label: '问', required: false };
    const options = [{ label: '甲', value: 'a' }];
    const inputs: Input[] = [
      { ...base, kind: 'input', name: 'a', value: '旧', multiline: true, max: 500, hint: '写清楚' },
      { ...base, kind: 'select', name: 'b', value: 'a', options },
      { ...base, kind: 'multiSelect', name: 'c', values: ['a'], options },
      { ...base, kind: 'date', name: 'd', value: '2026-03-05' },
      { ...base, kind: 'time', name: 'e', value: '09:30' },
      { ...base, kind: 'check', name: 'f', checked: true, hint: '须勾选' },
    ];
    const card = form(inputs, press('提交'));
    expect(find(card, 'input')[0]).toMatchObject({
      default_value: '旧',
      input_type: 'multiline_text',
      max_length: 500,
      placeholder: { content: '请填写' },
    });
    expect(find(card, 'div').map(({ text }) => (text as { content: string }).content)).toContain('写清楚');
    expect(find(card, 'select_static')[0]).toMatchObject({ initial_option: 'a', options: [{ value: 'a' }] });
    expect(find(card, 'multi_select_static')[0]).toMatchObject({ selected_values: ['a'] });
    expect(find(card, 'date_picker')[0]).toMatchObject({ initial_date: '2026-03-05' });
    expect(find(card, 'picker_time')[0]).toMatchObject({ initial_time: '09:30' });
    expect(find(card, 'checker')[0]).toMatchObject({ checked: true, text: { content: '问' } });
  });

  test('shows a hint in an empty text field only where a phone shows it whole', () => {
    const asked = { kind: 'input', label: '名称', required: false, value: '', max: 60 } as const;
    const long = '方案名称将是“某某区＋项目名称＋建设方案”';
    const card = form(
      [
        { ...asked, name: 'a', multiline: false, hint: '填全称' },
        { ...asked, name: 'b', multiline: false, hint: long },
        { ...asked, name: 'c', multiline: true, hint: long },
      ],
      press('提交'),
    );
    const shown = find(card, 'input').map((input) => (input['placeholder'] as { content: string }).content);
    expect(shown).toEqual(['填全称', '请填写', long]);
    expect(find(card, 'div').map(({ text }) => (text as { content: string }).content)).toEqual([long]);
  });

  test('has a label above each list, and its hint below it', () => {
    const hint = '按批复选择';
    const select: Input = {
      kind: 'select',
      name: 's',
      label: '类别',
      required: true,
      value: null,
      options: [{ label: '甲', value: 'a' }],
      hint,
    };
    const elements = find(form([select], press('提交')), 'form')[0]?.['elements'] as {
      tag: string;
      text?: { content: string };
    }[];
    expect(elements.map(({ tag, text }) => [tag, text?.content])).toEqual([
      ['div', '类别 *'],
      ['select_static', undefined],
      ['div', hint],
      ['button', '提交'],
    ]);
  });

  test.each([
    [
      'a button beside it',
      of({ kind: 'buttons', buttons: [press('看')] }, ...form([name], press('提交', 2)).body),
      'outside the form',
    ],
    [
      'a button in a panel beside it',
      of(
        { kind: 'collapsible', title: '更多', open: true, body: [{ kind: 'buttons', buttons: [press('看')] }] },
        ...form([name], press('提交', 2)).body,
      ),
      'outside the form',
    ],
    ['no button', of({ kind: 'form', id: 'f', body: [name] }), 'no submit button'],
    ['the same question twice', form([name, name], press('提交')), 'name name is used twice'],
    [
      'an answer that is no option',
      form([{ ...name, kind: 'select', value: 'z', options: [{ label: '甲', value: 'a' }] }], press('提交')),
      'not an option',
    ],
    ['a choice of nothing', form([{ ...name, kind: 'select', value: null, options: [] }], press('提交')), 'options'],
    ['room for more than 1000 characters', form([{ ...name, max: 1001 }], press('提交')), 'max_length'],
    ['a Chinese name', form([{ ...name, name: '名称' }], press('提交')), 'ASCII'],
    [
      'a chart in it',
      of({
        kind: 'form',
        id: 'f',
        body: [
          { kind: 'chart', title: '图', type: 'pie', data: [] },
          { kind: 'buttons', buttons: [press('提交')] },
        ],
      }),
      'chart',
    ],
  ])('is refused with %s', (_what, card, fault) => {
    expect(faults(card).join()).toContain(fault);
  });
});

test('a chart is a VChart specification', () => {
  const data = [{ label: '临期', value: 2 }];
  expect(find(of({ kind: 'chart', title: '到期', type: 'bar', data }), 'chart')[0]).toMatchObject({
    chart_spec: { type: 'bar', xField: 'label', yField: 'value', data: { values: data } },
  });
});
