import { isObject, type JsonObject } from '../json.js';

export interface Visit {
  readonly node: JsonObject;
  readonly tag: string;
  readonly path: string;
  /** Tags of the components around it, outermost first. */
  readonly above: readonly string[];
}

/** Values that are data, not components. */
const OPAQUE = new Set(['rows', 'chart_spec', 'value', 'i18n_content', 'style', 'streaming_config']);

/** Every object with a tag, in the order in which it stands in the card. */
export function* walkTags(value: unknown, path = '', above: readonly string[] = []): Generator<Visit> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walkTags(item, `${path}[${index}]`, above);
    return;
  }
  if (!isObject(value)) return;
  const tag = value['tag'];
  if (typeof tag === 'string') yield { node: value, tag, path, above };
  const inside = typeof tag === 'string' ? [...above, tag] : above;
  for (const [key, child] of Object.entries(value)) {
    if (!OPAQUE.has(key)) yield* walkTags(child, path === '' ? key : `${path}.${key}`, inside);
  }
}
