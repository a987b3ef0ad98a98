import type { Input, Option } from '../../../cards/kit/tree.js';
import { inputName } from './names.js';
import { paragraph, plain, type Node } from './nodes.js';

/** What a phone shows of a placeholder: one line of a text field, three of a paragraph. */
const SHOWN = { line: 18, paragraph: 54 } as const;

/**
 * One question. Only text inputs and check boxes have a label of their own on this platform; the others get a line above.
 *
 * `enforce`: whether the client itself may insist on an answer. It then refuses *every* button of the form and sends
 * nothing, so a form that can also be saved or left half-filled only marks what is required with a star.
 */
export function encodeInput(input: Input, enforce: boolean): Node[] {
  const label = input.required ? `${input.label} *` : input.label;
  const { below, placeholder } = hint(input);
  const question = { name: inputName(input), required: input.required && enforce, width: 'fill', ...placeholder };
  const above = input.kind === 'input' || input.kind === 'check' ? [] : [paragraph(label)];
  return [...above, component(input, question, label), ...below];
}

function component(input: Input, question: Node, label: string): Node {
  switch (input.kind) {
    case 'input':
      return {
        tag: 'input',
        ...question,
        label: plain(label),
        label_position: 'top',
        ...(input.value === '' ? {} : { default_value: input.value }),
        max_length: input.max,
        ...(input.multiline ? { input_type: 'multiline_text', rows: 4, auto_resize: true } : { input_type: 'text' }),
      };
    case 'select':
      return { tag: 'select_static', ...question, ...initial('initial_option', input.value), options: options(input.options) };
    case 'multiSelect':
      return { tag: 'multi_select_static', ...question, selected_values: input.values, options: options(input.options) };
    case 'date':
      return { tag: 'date_picker', ...question, ...initial('initial_date', input.value) };
    case 'time':
      return { tag: 'picker_time', ...question, ...initial('initial_time', input.value) };
    case 'check':
      return { tag: 'checker', name: inputName(input), checked: input.checked, text: plain(label) };
  }
}

function initial(property: string, value: string | null): Node {
  return value === null ? {} : { [property]: value };
}

const PLACEHOLDERS = {
  input: '请填写',
  select: '请选择',
  multiSelect: '请选择',
  date: '请选择日期',
  time: '请选择时间',
} as const;

/**
 * A hint stands in an empty text field where a phone shows it whole, else on a line below: what is filled in would cover it. In a list it would
 * look like what was chosen, and a check box has no empty state to stand in.
 */
function hint(input: Input): { below: Node[]; placeholder: Node } {
  const { kind, hint: text } = input;
  const fits = kind === 'input' && input.value === '' && (text ?? '').length <= (input.multiline ? SHOWN.paragraph : SHOWN.line);
  const below = text === undefined || text === '' || fits ? [] : [muted(text)];
  if (kind === 'check') return { below, placeholder: {} };
  return { below, placeholder: { placeholder: plain((fits && text) || PLACEHOLDERS[kind]) } };
}

function muted(text: string): Node {
  return paragraph(text, { text_color: 'grey', text_size: 'notation' });
}

function options(list: readonly Option[]): Node[] {
  return list.map(({ label, value }) => ({ text: plain(label), value }));
}
