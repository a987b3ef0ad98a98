import fc from 'fast-check';
import type { Action } from '../../../../cards/kit/action.js';
import type { Block, Button, Card, Input } from '../../../../cards/kit/tree.js';

/** What people, or those who wish them ill, write. */
export const hostile = [
  '<at id=all></at>',
  "<font color='red'>假</font>",
  '**粗** _斜_ ~~删~~ `码`',
  '# 标题\n---\n- 一\n1. 二\n    码',
  '[链接](https://evil.example)',
  '![图](img_v2_x)',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '"}],"tag":"button"',
  '{{this}} ${x}',
  '👩‍👩‍👧‍👦 🇨🇳 e\u0301 \u202e',
  '&lt;at id=all&gt;',
  '\u0000\u0007',
];

/** Some text of at most `max` characters, hostile more often than not. */
export function text(max = 120): fc.Arbitrary<string> {
  return fc
    .oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.constant('项'.repeat(max)),
    )
    .map((value) => value.slice(0, max));
}

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ verb: fc.constant('task.show' as const), task: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    verb: fc.constant('task.decide' as const),
    task: fc.integer({ min: 1, max: 3 }),
    version: fc.constant(1),
    outcome: fc.constant('passed'),
  }),
);

const button: fc.Arbitrary<Button> = fc
  .tuple(
    text(20),
    fc.constantFrom('primary', 'default', 'danger', 'link'),
    action,
    fc.option(fc.record({ title: text(20), text: text() }), { nil: undefined }),
  )
  .map(([label, style, act, confirm]) => ({ label, style, action: act, ...(confirm === undefined ? {} : { confirm }) }));

const buttons = fc.array(button, { minLength: 1, maxLength: 3 }).map((list) => ({ kind: 'buttons' as const, buttons: list }));

const simple = fc.oneof(
  fc.tuple(text(), fc.constantFrom(undefined, 'strong', 'muted', 'warn', 'bad')).map(([content, emphasis]) => ({
    kind: 'text' as const,
    text: content,
    ...(emphasis === undefined ? {} : { emphasis: emphasis as 'strong' }),
  })),
  fc
    .array(fc.record({ label: text(12), value: text(60) }), { minLength: 1, maxLength: 5 })
    .map((fields) => ({ kind: 'fields' as const, fields })),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(text(60), { minLength: 1, maxLength: 4 }),
    ordered: fc.boolean(),
  }),
  fc.constant({ kind: 'divider' as const }),
);

const table = fc.record({
  kind: fc.constant('table' as const),
  columns: fc.constant([{ label: '名称' }, { label: '金额', align: 'right' as const }]),
  rows: fc.array(fc.tuple(text(30), text(10)), { maxLength: 4 }),
  pageSize: fc.integer({ min: 1, max: 50 }),
});

const collapsible = fc
  .tuple(text(20), fc.boolean(), fc.array(simple, { minLength: 1, maxLength: 3 }))
  .map(([title, open, body]) => ({ kind: 'collapsible' as const, title, open, body }));

function input(name: string): fc.Arbitrary<Input> {
  const options = [
    { label: '<at id=all></at>', value: 'a' },
    { label: '乙', value: 'b' },
  ];
  const kinds = fc.oneof(
    fc.record({ kind: fc.constant('input' as const), value: text(80), multiline: fc.boolean(), max: fc.constantFrom(80, 1000) }),
    fc.record({ kind: fc.constant('select' as const), value: fc.constantFrom(null, 'a'), options: fc.constant(options) }),
    fc.record({ kind: fc.constant('multiSelect' as const), values: fc.subarray(['a', 'b']), options: fc.constant(options) }),
    fc.record({ kind: fc.constant('date' as const), value: fc.constantFrom(null, '2026-03-05') }),
    fc.record({ kind: fc.constant('time' as const), value: fc.constantFrom(null, '09:30') }),
    fc.record({ kind: fc.constant('check' as const), checked: fc.boolean() }),
  );
  return fc
    .tuple(kinds, text(20), fc.boolean(), fc.option(text(300), { nil: undefined }))
    .map(([kind, label, required, hint]) => ({ ...kind, name, label, required, ...(hint === undefined ? {} : { hint }) }));
}

const form = fc
  .tuple(input('q1'), input('q2'), input('q3'), simple, buttons)
  .map(([one, two, three, between, last]) => ({ kind: 'form' as const, id: 'page-1', body: [one, between, two, three, last] }));

/** Cards that a module might render: with a form, or with tables, panels and buttons. */
export const card: fc.Arbitrary<Card> = fc
  .tuple(
    text(60),
    fc.constantFrom('todo', 'done', 'bad', 'warn', 'info'),
    fc.oneof(
      fc.tuple(simple, form, collapsible).map((body): Block[] => body),
      fc.array(fc.oneof(simple, table, collapsible, buttons), { minLength: 1, maxLength: 5 }).map((body): Block[] => body),
    ),
  )
  .map(([title, tone, body]) => ({ summary: title, header: { title, subtitle: title, tone, tag: '待办' }, body }));
