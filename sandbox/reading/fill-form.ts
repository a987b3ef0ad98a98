import { listOf, type JsonObject } from '../json.js';
import { initialValue, optionValue, readInputs, zoned, type SeenInput } from './read-inputs.js';

/** What a person puts into a form: by label, or by the component's name. Selects take what is shown on the option. */
export type Answers = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface FilledForm {
  readonly values: JsonObject;
  /** Labels of required questions without an answer: the client prompts and sends nothing. */
  readonly missing: readonly string[];
}

/** The form's values as the client would send them. Throws for a label that is not there. */
export function fillForm(form: JsonObject, answers: Answers): FilledForm {
  const inputs = readInputs(form);
  const values: Record<string, unknown> = Object.fromEntries(
    inputs.flatMap((input) => {
      const value = initialValue(input);
      return value === undefined ? [] : [[input.name, value]];
    }),
  );
  for (const [label, answer] of Object.entries(answers)) {
    const input = findInput(inputs, label);
    const value = wireValue(input, answer);
    if (value === undefined) delete values[input.name];
    else values[input.name] = value;
  }
  return { values, missing: inputs.filter((input) => input.required && isEmpty(values[input.name])).map((input) => input.label) };
}

function findInput(inputs: readonly SeenInput[], label: string): SeenInput {
  const found = inputs.find((input) => input.label === label) ?? inputs.find((input) => input.name === label);
  if (found) return found;
  const near = inputs.filter((input) => input.label.startsWith(label));
  if (near.length === 1 && near[0]) return near[0];
  throw new Error(`卡片上没有「${label}」，有：${inputs.map((input) => input.label).join('、')}`);
}

function wireValue(input: SeenInput, answer: Answers[string]): unknown {
  const { tag } = input;
  if (tag === 'checker') return answer === true;
  if (tag.startsWith('multi_')) {
    return (Array.isArray(answer) ? answer : listOf([answer])).map((one) => optionValue(input, String(one)));
  }
  if (tag === 'date_picker' || tag.startsWith('picker_')) return zoned(String(answer));
  if (tag !== 'input') return answer === '' ? undefined : optionValue(input, String(answer));
  const words = String(answer);
  const max = typeof input.node['max_length'] === 'number' ? input.node['max_length'] : 1000;
  return words.slice(0, max);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  );
}
