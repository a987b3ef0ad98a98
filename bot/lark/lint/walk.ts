/** A component or text inside a card, with the containers around it, outermost first. */
export interface Visited {
  readonly tag: string;
  readonly node: Readonly<Record<string, unknown>>;
  readonly inside: readonly string[];
}

const CONTAINERS = new Set(['form', 'column_set', 'collapsible_panel', 'interactive_container']);

/** Everything in a card that has a tag, options' and buttons' texts included: the platform counts these too. */
export function* walk(value: unknown, inside: readonly string[] = []): Generator<Visited> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item, inside);
    return;
  }
  if (!isRecord(value)) return;
  const tag = value['tag'];
  if (typeof tag === 'string') yield { tag, node: value, inside };
  const within = typeof tag === 'string' && CONTAINERS.has(tag) ? [...inside, tag] : inside;
  for (const [key, child] of Object.entries(value)) {
    // A chart's data and a button's value are not components, whatever they hold.
    if (key !== 'chart_spec' && key !== 'value' && key !== 'rows') yield* walk(child, within);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
