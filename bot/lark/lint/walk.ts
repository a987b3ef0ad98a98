/** A component or text inside a card, with the containers around it, outermost first. */
export interface Visited {
  readonly tag: string;
  readonly node: Readonly<Record<string, unknown>>;
  readonly inside: readonly string[];
}

const CONTAINERS = new Set(['form', 'column_set', 'collapsible_panel', 'interactive_container']);

/** Everything in a card that has a tag, options' and buttons' texts included: the platform counts these too. Outermost first. */
export function walk(card: unknown): readonly Visited[] {
  const all: Visited[] = [];
  collect(card, [], all);
  return all;
}

function collect(value: unknown, inside: readonly string[], into: Visited[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, inside, into);
  else if (isRecord(value)) collectNode(value, inside, into);
}

function collectNode(value: Visited['node'], inside: readonly string[], into: Visited[]): void {
  const tag = value['tag'];
  if (typeof tag === 'string') into.push({ tag, node: value, inside });
  const within = typeof tag === 'string' && CONTAINERS.has(tag) ? [...inside, tag] : inside;
  // `for in`, since a list of keys for each of a hundred nodes takes as long as the walk; what JSON is made of inherits nothing.
  for (const key in value) {
    const inner = value[key];
    // A chart's data and a button's value are not components, whatever they hold.
    if (typeof inner === 'object' && key !== 'chart_spec' && key !== 'value' && key !== 'rows') collect(inner, within, into);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
