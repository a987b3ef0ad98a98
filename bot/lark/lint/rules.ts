import { walk, type Visited } from './walk.js';

/** Documented: 30 KB for the request, in which the card is a JSON text inside JSON. */
export const MAX_BYTES = 30_000;
/** Documented: 200; measured elsewhere: 200 refused, 180 taken. */
export const MAX_ELEMENTS = 180;
export const MAX_TABLES = 5;
export const MAX_CHARTS = 5;
export const MAX_NESTING = 5;

/** What no single component shows: sizes, counts, names, and what may stand where. */
export function wholeCardFaults(json: unknown): string[] {
  const all = walk(json);
  return [
    ...emptyFaults(all),
    ...sizeFaults(json),
    ...countFaults(all),
    ...nameFaults(all),
    ...placeFaults(all),
    ...formFaults(all),
  ];
}

/** A panel that has nothing in it, because what it would show is empty. */
function emptyFaults(all: readonly Visited[]): string[] {
  return all.flatMap(({ tag, node }) =>
    Array.isArray(node['elements']) && node['elements'].length === 0 ? [`a ${tag} is empty`] : [],
  );
}

function sizeFaults(json: unknown): string[] {
  const bytes = bytesAsText(JSON.stringify(json));
  return bytes > MAX_BYTES ? [`${bytes} bytes, the limit is ${MAX_BYTES}`] : [];
}

/** UTF-8 bytes of a JSON text inside JSON: every quote and backslash in it takes one more. */
function bytesAsText(text: string): number {
  const bytes = Buffer.byteLength(text) + 2;
  // Far below the limit even if each character were one of these.
  if (bytes * 2 <= MAX_BYTES) return bytes;
  return bytes + (text.match(/["\\]/g)?.length ?? 0);
}

function countFaults(all: readonly Visited[]): string[] {
  const tables = all.filter(
    ({ tag, node }) => tag === 'table' || (tag === 'markdown' && /^\s*\|?\s*:?-{3,}/m.test(String(node['content']))),
  ).length;
  const charts = all.filter(({ tag }) => tag === 'chart').length;
  return [
    ...(all.length > MAX_ELEMENTS ? [`${all.length} elements, the limit is ${MAX_ELEMENTS}`] : []),
    ...(tables > MAX_TABLES ? [`${tables} tables, the limit is ${MAX_TABLES}`] : []),
    ...(charts > MAX_CHARTS ? [`${charts} charts, the limit is ${MAX_CHARTS}`] : []),
  ];
}

function nameFaults(all: readonly Visited[]): string[] {
  const faults: string[] = [];
  for (const key of ['name', 'element_id']) {
    const seen = new Set<unknown>();
    for (const { node } of all) {
      const name = node[key];
      if (typeof name !== 'string') continue;
      if (seen.has(name)) faults.push(`${key} ${name} is used twice`);
      seen.add(name);
    }
  }
  return faults;
}

function placeFaults(all: readonly Visited[]): string[] {
  return all.flatMap(({ tag, inside }) => {
    const where = inside.at(-1);
    if (where !== undefined && (tag === 'form' || tag === 'table')) return [`a ${tag} stands inside a ${where}`];
    if (tag === 'chart' && inside.includes('form')) return ['a chart stands inside a form'];
    return inside.length > MAX_NESTING ? [`a ${tag} is nested deeper than ${MAX_NESTING} levels`] : [];
  });
}

const INTERACTIVE = new Set(['input', 'select_static', 'multi_select_static', 'date_picker', 'picker_time', 'checker', 'button']);

function formFaults(all: readonly Visited[]): string[] {
  const faults: string[] = [];
  const within = all.filter(({ inside }) => inside.includes('form'));
  for (const { tag, node } of within) {
    if (INTERACTIVE.has(tag) && typeof node['name'] !== 'string') faults.push(`a ${tag} in a form has no name`);
  }
  for (const { tag, node, inside } of all) {
    if (!inside.includes('form') && node['form_action_type'] !== undefined) {
      faults.push(`a ${tag} hands in a form that it is not in`);
    }
  }
  for (const form of all.filter(({ tag }) => tag === 'form')) {
    const submits = walk(form.node).some(({ node }) => node['form_action_type'] === 'submit');
    if (!submits) faults.push(`form ${String(form.node['name'])} has no submit button`);
  }
  return faults;
}
