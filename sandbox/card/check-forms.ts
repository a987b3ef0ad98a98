import { isObject, listOf, objectOf, textOf, type JsonObject } from '../json.js';
import { badValue, type CardFault } from './fault.js';
import { INPUT_TAGS } from './properties.js';
import { walkTags, type Visit } from './walk.js';

/** Names, submit buttons and options of forms and of what people answer in them. */
export function checkForms(card: JsonObject, visits: readonly Visit[]): readonly CardFault[] {
  const elements = listOf(objectOf(card['body'])['elements']);
  const forms = elements.filter((element) => objectOf(element)['tag'] === 'form');
  return [
    ...checkNames(visits),
    ...forms.flatMap(checkForm),
    ...visits.filter(({ tag }) => INPUT_TAGS.has(tag)).flatMap(checkChoices),
  ];
}

function checkNames(visits: readonly Visit[]): readonly CardFault[] {
  const names = visits.flatMap(({ node }) => (node['name'] === undefined ? [] : [textOf(node['name'])]));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? [] : [{ code: 300301, text: `name "${twice}" is duplicated` }];
}

function checkForm(form: unknown): readonly CardFault[] {
  const inside = [...walkTags(listOf(objectOf(form)['elements']))];
  const faults: CardFault[] = [];
  const nameless = { code: 200530, text: 'form item name is empty' };
  if (textOf(objectOf(form)['name']) === '') faults.push(nameless);
  for (const { tag, node, path } of inside) {
    const interactive = INPUT_TAGS.has(tag) || tag === 'button';
    if (interactive && textOf(node['name']) === '') faults.push(nameless);
    if (tag === 'form' || tag === 'table' || tag === 'chart') faults.push(badValue(path, `${tag} can not stand in a form`));
  }
  const submits = inside.some(({ tag, node }) => tag === 'button' && node['form_action_type'] === 'submit');
  return submits ? faults : [...faults, badValue(textOf(objectOf(form)['name']), 'form has no submit button')];
}

function checkChoices({ tag, node, path }: Visit): readonly CardFault[] {
  if (!tag.includes('select')) return [];
  const options = listOf(node['options']);
  const values = options.map((option) => textOf(objectOf(option)['value']));
  if (options.some((option) => !isObject(option)) || values.includes('')) return [badValue(path, 'option value is required')];
  if (new Set(values).size < values.length) return [badValue(path, 'option values are duplicated')];
  if (!tag.includes('person') && options.length === 0) return [badValue(path, 'options are required')];
  if (tag.endsWith('static') && options.some((option) => !isObject(objectOf(option)['text']))) {
    return [badValue(path, 'option text is required')];
  }
  const chosen = tag.startsWith('multi')
    ? listOf(node['selected_values'])
    : node['initial_option'] === undefined
      ? []
      : [node['initial_option']];
  const stray = chosen.find((value) => !values.includes(textOf(value)));
  return stray === undefined || options.length === 0 ? [] : [badValue(path, `"${textOf(stray)}" is not one of the options`)];
}
