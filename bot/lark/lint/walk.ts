/** A component or text inside a card, with the containers around it, outermost first. */
export interface Visited {
  readonly tag: string;
  readonly node: Readonly<Record<string, unknown>>;
  readonly inside: readonly string[];
}

const CONTAINERS = new Set(['form', 'column_set', 'collapsible_panel', 'interactive_container']);

/** A name that nothing else in the card may have. */
export interface Named {
  readonly key: 'name' | 'element_id';
  readonly name: string;
}

interface Walked {
  readonly all: Visited[];
  readonly names: Named[];
}

/** Everything in a card that has a tag, options' and buttons' texts included: the platform counts these too. Outermost first. */
export function walk(card: unknown): readonly Visited[] {
  return walkNames(card).all;
}

/** The same with the names that were met. */
export function walkNames(card: unknown): Walked {
  const into: Walked = { all: [], names: [] };
  collect(card, [], into);
  return into;
}

function collect(value: unknown, inside: readonly string[], into: Walked): void {
  if (Array.isArray(value)) for (const item of value) collect(item, inside, into);
  else if (isRecord(value)) collectNode(value, inside, into);
}

function collectNode(value: Visited['node'], inside: readonly string[], into: Walked): void {
  const tag = value['tag'];
  const isComponent = typeof tag === 'string';
  if (isComponent) into.all.push({ tag, node: value, inside });
  const within = isComponent && CONTAINERS.has(tag) ? [...inside, tag] : inside;
  // `for in`, since a list of keys for each of a hundred nodes takes as long as the walk; what JSON is made of inherits nothing.
  for (const key in value) {
    const inner = value[key];
    // A chart's data and a button's value are not components, whatever they hold.
    if (typeof inner === 'object' && key !== 'chart_spec' && key !== 'value' && key !== 'rows') collect(inner, within, into);
    else if (isComponent && (key === 'name' || key === 'element_id') && typeof inner === 'string') {
      into.names.push({ key, name: inner });
    }
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
