import { INPUT_TAGS } from '../card/properties.js';
import { walkTags } from '../card/walk.js';
import { objectOf, textOf, type JsonObject } from '../json.js';
import { readWords } from './read-text.js';

/** A question of a form as a person finds it: by the words on or right above it. */
export interface SeenInput {
  readonly name: string;
  readonly label: string;
  readonly tag: string;
  readonly required: boolean;
  readonly node: JsonObject;
}

/** The questions of a form, in order. Where the component has no label of its own, the text before it is its label. */
export function readInputs(form: JsonObject): readonly SeenInput[] {
  const seen: SeenInput[] = [];
  let above = '';
  for (const { tag, node, above: outer } of walkTags(form['elements'])) {
    if (INPUT_TAGS.has(tag)) {
      const own = readWords(node['label']) || (tag === 'checker' ? readWords(node['text']) : '');
      seen.push({ name: textOf(node['name']), label: tidy(own || above), tag, required: node['required'] === true, node });
    } else if (tag === 'markdown' || tag === 'plain_text' || tag === 'lark_md') {
      // Small print under a label is a hint, not the label.
      const isLabel = node['text_size'] !== 'notation' && !outer.some((one) => INPUT_TAGS.has(one) || one === 'button');
      if (isLabel) above = readWords({ ...node, tag: tag === 'plain_text' ? tag : 'lark_md' });
    }
  }
  return seen;
}

/** The label without the star, the colon, the remark in brackets, or the hint below it. */
function tidy(label: string): string {
  const [line = ''] = label.split('\n');
  return line
    .replace(/^[*＊\s]+|[*＊\s:：]+$/g, '')
    .replace(/（(必填|选填|可不填)）$/, '')
    .replace(/[*＊\s:：]+$/g, '');
}

/** What the client would send for a question that nobody touched; undefined when it sends nothing. */
export function initialValue(input: SeenInput): unknown {
  const { node, tag } = input;
  switch (tag) {
    case 'input':
      return textOf(node['default_value']);
    case 'checker':
      return node['checked'] === true;
    case 'multi_select_static':
    case 'multi_select_person':
      return Array.isArray(node['selected_values']) && node['selected_values'].length > 0 ? node['selected_values'] : undefined;
    case 'date_picker':
      return zoned(node['initial_date']);
    case 'picker_time':
      return zoned(node['initial_time']);
    case 'picker_datetime':
      return zoned(node['initial_datetime']);
    default:
      return textOf(node['initial_option']) || undefined;
  }
}

/** Date and time values come back with the person's zone. */
export function zoned(value: unknown): string | undefined {
  const words = textOf(value);
  return words === '' ? undefined : `${words} +0800`;
}

/** The option's value for what a person sees, or the value itself. */
export function optionValue(input: SeenInput, wanted: string): string {
  const options = (Array.isArray(input.node['options']) ? input.node['options'] : []).map(objectOf);
  const found =
    options.find((option) => readWords(option['text']) === wanted) ?? options.find((option) => option['value'] === wanted);
  if (!found) {
    const there = options.map((option) => readWords(option['text']) || textOf(option['value'])).join('、');
    throw new Error(`「${input.label}」没有选项「${wanted}」，有：${there}`);
  }
  return textOf(found['value']);
}
