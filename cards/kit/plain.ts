import type { Block, Card, Input } from './tree.js';

/** All that a reader sees of a card, in order, one string a line: for tests, summaries, and platforms without cards. */
export function plainText(card: Card): string {
  return visibleStrings(card).join('\n');
}

export function visibleStrings({ summary, header, body }: Card): readonly string[] {
  const head = [summary, header.title, header.subtitle, header.tag];
  return [...head, ...body.flatMap(ofBlock)].filter((part) => part !== undefined && part !== '').map(String);
}

function ofBlock(block: Block | Input): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}：${value}`);
    case 'list':
      return block.items.map((item, at) => (block.ordered ? `${at + 1}. ${item}` : item));
    case 'table':
      return [block.columns.map(({ label }) => label), ...block.rows].map((cells) => cells.join(' | '));
    case 'divider':
      return [];
    case 'buttons':
      return block.buttons.flatMap(({ label, confirm }) => [`[${label}]`, ...(confirm ? [confirm.title, confirm.text] : [])]);
    case 'collapsible':
      return [block.title, ...block.body.flatMap(ofBlock)];
    case 'form':
      return block.body.flatMap(ofBlock);
    case 'chart':
      return [block.title, ...block.data.map(({ label, value }) => `${label} ${value}`)];
    default:
      return ofInput(block);
  }
}

function ofInput(input: Input): readonly string[] {
  const head = [`${input.label}${input.required ? ' *' : ''}`, ...(input.hint === undefined ? [] : [input.hint])];
  switch (input.kind) {
    case 'input':
      return [...head, input.value];
    case 'select':
      return [...head, ...input.options.map((option) => mark(option.value === input.value, option.label))];
    case 'multiSelect':
      return [...head, ...input.options.map((option) => mark(input.values.includes(option.value), option.label))];
    case 'check':
      return [mark(input.checked, input.label)];
    default:
      return [...head, input.value ?? ''];
  }
}

function mark(on: boolean, label: string): string {
  return `${on ? '●' : '○'} ${label}`;
}
