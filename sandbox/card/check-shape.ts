import { isObject, listOf, objectOf, textOf, type JsonObject } from '../json.js';
import { badValue, unknownProperty, type CardFault } from './fault.js';
import { PARTS, PROPERTIES, WORDS } from './properties.js';
import type { Visit } from './walk.js';

/** Unknown properties and impossible words, of the card and of every tag in it. */
export function checkShape(card: JsonObject, visits: readonly Visit[]): readonly CardFault[] {
  const { config, header, body } = card;
  return [
    ...closed(card, PARTS.root, 'card'),
    ...closed(config, PARTS.config, 'config'),
    ...closed(objectOf(config)['summary'], PARTS.summary, 'config.summary'),
    ...closed(header, PARTS.header, 'header'),
    ...closed(body, PARTS.body, 'body'),
    ...(isObject(body) && Array.isArray(body['elements']) ? [] : [badValue('body', 'body.elements is required')]),
    ...(objectOf(config)['update_multi'] === false ? [badValue('config', 'update_multi can only be true')] : []),
    ...(header === undefined || isObject(objectOf(header)['title']) ? [] : [badValue('header', 'title is required')]),
    ...(listOf(objectOf(header)['text_tag_list']).length > 3 ? [badValue('header', 'text_tag_list holds at most 3')] : []),
    ...words('header.template', objectOf(header)['template'], 'header'),
    ...words('config.width_mode', objectOf(config)['width_mode'], 'config'),
    ...words('body.direction', objectOf(body)['direction'], 'body'),
    ...visits.flatMap(checkTag),
  ];
}

function checkTag({ tag, node, path }: Visit): readonly CardFault[] {
  return [
    ...closed(node, PROPERTIES[tag] ?? [], path),
    ...closed(node['confirm'], PARTS.confirm, `${path}.confirm`),
    ...listOf(node['behaviors']).flatMap((behavior, index) => checkBehavior(behavior, `${path}.behaviors[${index}]`)),
    ...(tag === 'overflow'
      ? []
      : listOf(node['options']).flatMap((option, index) => closed(option, PARTS.option, `${path}.options[${index}]`))),
    ...(tag === 'collapsible_panel' ? checkPanel(node, path) : []),
    ...(tag === 'markdown' || tag === 'plain_text' || tag === 'lark_md' ? checkText(node, path) : []),
    ...['type', 'form_action_type', 'input_type', 'flex_mode'].flatMap((key) => words(`${tag}.${key}`, node[key], path)),
    ...(tag === 'input' ? checkInput(node, path) : []),
    ...checkHint(node, path),
  ];
}

function checkPanel(node: JsonObject, path: string): readonly CardFault[] {
  return [
    ...closed(node['header'], PARTS.panelHeader, `${path}.header`),
    ...closed(node['border'], PARTS.border, `${path}.border`),
    ...(isObject(objectOf(node['header'])['title']) ? [] : [badValue(path, 'header.title is required')]),
  ];
}

function checkText(node: JsonObject, path: string): readonly CardFault[] {
  return typeof node['content'] === 'string' || isObject(node['i18n_content']) ? [] : [badValue(path, 'content is required')];
}

function checkInput(node: JsonObject, path: string): readonly CardFault[] {
  const max = node['max_length'] ?? 1000;
  if (typeof max !== 'number' || max < 1 || max > 1000) return [badValue(path, 'max_length must be 1 to 1000')];
  return textOf(node['default_value']).length > max ? [badValue(path, 'default_value is longer than max_length')] : [];
}

function checkHint(node: JsonObject, path: string): readonly CardFault[] {
  const hint = textOf(objectOf(node['placeholder'])['content']);
  const label = node['tag'] === 'button' ? textOf(objectOf(node['text'])['content']) : '';
  return hint.length > 100 || label.length > 100 ? [badValue(path, 'text is longer than 100 characters')] : [];
}

function checkBehavior(behavior: unknown, path: string): readonly CardFault[] {
  const type = objectOf(behavior)['type'];
  if (type === 'callback') return closed(behavior, PARTS.callback, path);
  if (type === 'open_url') return closed(behavior, PARTS.open_url, path);
  return [badValue(path, 'behavior type is not supported')];
}

/** Faults for properties beyond `allowed`; something absent has none. */
export function closed(value: unknown, allowed: readonly string[], path: string): readonly CardFault[] {
  if (value === undefined) return [];
  if (!isObject(value)) return [badValue(path, 'an object is expected')];
  return Object.keys(value).flatMap((key) => (allowed.includes(key) ? [] : [unknownProperty(path, key)]));
}

function words(rule: string, value: unknown, path: string): readonly CardFault[] {
  const allowed = WORDS[rule];
  return value === undefined || !allowed || allowed.includes(textOf(value))
    ? []
    : [badValue(path, `${rule} can not be "${textOf(value)}"`)];
}
