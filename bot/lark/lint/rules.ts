import { type Named, type Visited, walk, walkNames } from './walk.js';

/** Documented: 30 KB for the request, in which the card is a JSON text inside JSON. */
export const MAX_BYTES = 30_000;
/** Documented: 200; measured elsewhere: 200 refused, 180 taken. */
export const MAX_ELEMENTS = 180;
export const MAX_TABLES = 5;
export const MAX_CHARTS = 5;
export const MAX_NESTING = 5;

/**
 * What no single component shows: sizes, counts, names, and what may stand where.
 *
 * @param text - the same card as the JSON text that is sent, where the caller has it
 */
export function wholeCardFaults(json: unknown, text: string = JSON.stringify(json)): string[] {
  const { all, names } = walkNames(json);
  const faults = [...sizeFaults(text), ...countFaults(all), ...nameFaults(names)];
  for (const one of all) addOwnFaults(one, faults);
  return faults;
}

function sizeFaults(text: string): string[] {
  // Without counting: no character takes more than three bytes, the quotes and backslashes two.
  if (text.length * 3 + 2 <= MAX_BYTES) return [];
  const bytes = bytesAsText(text);
  return bytes > MAX_BYTES ? [`${bytes} bytes, the limit is ${MAX_BYTES}`] : [];
}

/** UTF-8 bytes of a JSON text inside JSON: every quote and backslash in it takes one more. */
function bytesAsText(text: string): number {
  return Buffer.byteLength(text) + 2 + (text.match(/["\\]/g)?.length ?? 0);
}

function countFaults(all: readonly Visited[]): string[] {
  const tables = all.filter(
    ({ tag, node }) => tag === 'table' || (tag === 'markdown' && holdsTable(String(node['content']))),
  ).length;
  const charts = all.filter(({ tag }) => tag === 'chart').length;
  return [
    ...(all.length > MAX_ELEMENTS ? [`${all.length} elements, the limit is ${MAX_ELEMENTS}`] : []),
    ...(tables > MAX_TABLES ? [`${tables} tables, the limit is ${MAX_TABLES}`] : []),
    ...(charts > MAX_CHARTS ? [`${charts} charts, the limit is ${MAX_CHARTS}`] : []),
  ];
}

/** Every line is looked at only where there is a table's rule at all. */
function holdsTable(content: string): boolean {
  return content.includes('---') && /^\s*\|?\s*:?-{3,}/m.test(content);
}

function nameFaults(names: readonly Named[]): string[] {
  const faults: string[] = [];
  const seen = { name: new Set<string>(), element_id: new Set<string>() };
  for (const { key, name } of names) {
    if (seen[key].has(name)) faults.push(`${key} ${name} is used twice`);
    seen[key].add(name);
  }
  return faults;
}

const INTERACTIVE = new Set(['input', 'select_static', 'multi_select_static', 'date_picker', 'picker_time', 'checker', 'button']);

/** What is wrong with one component where it stands. It adds to a list, because a card has a hundred of them and hardly ever a fault. */
function addOwnFaults({ tag, node, inside }: Visited, faults: string[]): void {
  const { elements } = node;
  if (Array.isArray(elements) && elements.length === 0) faults.push(`a ${tag} is empty`);
  const where = inside.at(-1);
  const inForm = inside.includes('form');
  if (where !== undefined && (tag === 'form' || tag === 'table')) faults.push(`a ${tag} stands inside a ${where}`);
  else if (inForm && tag === 'chart') faults.push('a chart stands inside a form');
  else if (inside.length > MAX_NESTING) faults.push(`a ${tag} is nested deeper than ${MAX_NESTING} levels`);
  if (inForm && INTERACTIVE.has(tag) && typeof node['name'] !== 'string') faults.push(`a ${tag} in a form has no name`);
  if (!inForm && node['form_action_type'] !== undefined) faults.push(`a ${tag} hands in a form that it is not in`);
  if (tag === 'form' && !submits(node)) faults.push(`form ${String(node['name'])} has no submit button`);
}

function submits(form: Visited['node']): boolean {
  return walk(form).some(({ node }) => node['form_action_type'] === 'submit');
}
