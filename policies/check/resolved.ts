/** What a fact can be. `one` is one of the listed words, `many` several of them. */
export type FactType =
  | { readonly kind: 'number' | 'boolean' | 'text' | 'date' }
  | { readonly kind: 'one' | 'many'; readonly options: readonly string[] };

/** The type of the fact at a path, or the sentence that says why there can be no such fact. */
export type Resolved = { readonly type: FactType } | { readonly says: string };
