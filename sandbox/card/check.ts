import { isObject, listOf, objectOf, textOf } from '../json.js';
import { checkForms } from './check-forms.js';
import { checkShape } from './check-shape.js';
import { checkTable } from './check-table.js';
import { badValue, type CardFault } from './fault.js';
import { ELEMENT_TAGS, PROPERTIES } from './properties.js';
import { walkTags, type Visit } from './walk.js';

const MAX_ELEMENTS = 199;
const MAX_TABLES = 5;
const MAX_DEPTH = 5;
const CONTAINERS = new Set(['form', 'column_set', 'column', 'collapsible_panel', 'interactive_container']);
const NO_TABLE_INSIDE = ['form', 'column', 'collapsible_panel', 'interactive_container'];

/** Every reason for which the platform would refuse this card, the first being the one it names; empty when it is taken. */
export function checkCard(card: unknown): readonly CardFault[] {
  if (!isObject(card)) return [badValue('', 'card is not an object')];
  if (card['schema'] !== '2.0') return [badValue('schema', 'schema must be "2.0"')];
  const visits = [...walkTags(card)];
  const unknown = visits.filter(({ tag }) => !Object.hasOwn(PROPERTIES, tag));
  if (unknown.length > 0) {
    return unknown.map(({ tag, path }) => ({ code: 200861, text: `unsupported tag ${tag}, path: ${path}` }));
  }
  return [
    ...checkShape(card, visits),
    ...checkElements(card, visits),
    ...checkCounts(visits),
    ...checkPlaces(visits),
    ...checkForms(card, visits),
    ...visits.filter(({ tag }) => tag === 'table').flatMap(checkTable),
  ];
}

function checkElements(card: object, visits: readonly Visit[]): readonly CardFault[] {
  const lists = [
    { list: objectOf(objectOf(card)['body'])['elements'], path: 'body' },
    ...visits.map(({ node, path }) => ({ list: node['elements'], path })),
  ];
  return lists.flatMap(({ list, path }) => {
    const strange = listOf(list).find((element) => !ELEMENT_TAGS.has(textOf(objectOf(element)['tag'])));
    return strange === undefined
      ? []
      : [{ code: 200861, text: `tag ${textOf(objectOf(strange)['tag'])} is not an element, path: ${path}` }];
  });
}

function checkCounts(visits: readonly Visit[]): readonly CardFault[] {
  const faults: CardFault[] = [];
  if (visits.length > MAX_ELEMENTS) faults.push({ code: 11310, text: 'element exceeds the limit' });
  const tables = visits.reduce(
    (sum, { tag, node }) => sum + (tag === 'table' ? 1 : tag === 'markdown' ? markdownTables(node['content']) : 0),
    0,
  );
  if (tables > MAX_TABLES) faults.push({ code: 11310, text: 'card table number over limit' });
  const ids = visits.flatMap(({ node }) => (node['element_id'] === undefined ? [] : [textOf(node['element_id'])]));
  if (new Set(ids).size < ids.length) faults.push({ code: 300301, text: 'element_id is duplicated' });
  const strange = ids.find((id) => !/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(id));
  if (strange !== undefined) faults.push(badValue('element_id', `element_id "${strange}" is invalid`));
  return faults;
}

function checkPlaces(visits: readonly Visit[]): readonly CardFault[] {
  return visits.flatMap(({ tag, path, above }) => {
    if (tag === 'form' && above.length > 0) return [badValue(path, 'form must stand at the root of body')];
    if (tag === 'table' && above.some((outer) => NO_TABLE_INSIDE.includes(outer))) {
      return [badValue(path, 'table must stand at the root of body')];
    }
    if (tag === 'column' && above.at(-1) !== 'column_set') return [badValue(path, 'column outside of column_set')];
    const depth = above.filter((outer) => CONTAINERS.has(outer) && outer !== 'column').length;
    return CONTAINERS.has(tag) && depth >= MAX_DEPTH ? [badValue(path, 'containers are nested too deep')] : [];
  });
}

function markdownTables(content: unknown): number {
  return textOf(content).match(/^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)+\|?\s*$/gm)?.length ?? 0;
}
