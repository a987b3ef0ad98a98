import type { Input, Option } from '../../../cards/kit/tree.js';
import { paragraph, plain, type Node } from './nodes.js';

const MAX_PLACEHOLDER = 100;

/**
 * One question. Only text inputs and check boxes have a label of their own on this platform; the others get a line above.
 *
 * `enforce`: whether the client itself may insist on an answer. It then refuses *every* button of the form and sends
 * nothing, so a form that can also be saved or left half-filled only marks what is required with a star.
 */
export function encodeInput(input: Input, enforce: boolean): Node[] {
  const label = input.required ? `${input.label} *` : input.label;
  const { below, placeholder } = hint(input);
  const question = { name: input.name, required: input.required && enforce, width: 'fill', ...placeholder };
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
      return { tag: 'checker', name: input.name, checked: input.checked, text: plain(label) };
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

/** A hint stands in the empty field where it fits, else on a line below; a check box has no empty state to stand in. */
function hint({ kind, hint: text }: Input): { below: Node[]; placeholder: Node } {
  if (kind === 'check') return { below: text === undefined ? [] : [muted(text)], placeholder: {} };
  if (text === undefined || text.length <= MAX_PLACEHOLDER) {
    return { below: [], placeholder: { placeholder: plain(text || PLACEHOLDERS[kind]) } };
  }
  return { below: [muted(text)], placeholder: { placeholder: plain(PLACEHOLDERS[kind]) } };
}

function muted(text: string): Node {
  return paragraph(text, { text_color: 'grey', text_size: 'notation' });
}

function options(list: readonly Option[]): Node[] {
  return list.map(({ label, value }) => ({ text: plain(label), value }));
}
