/** A page to read and print, as data. Every string is plain text: the writer escapes it, so that no answer becomes markup. */
export interface Page {
  readonly title: string;
  /** Lines under the title. */
  readonly lead: readonly string[];
  /** The way back, from a page that another one leads to. */
  readonly back: PageLink | null;
  readonly sections: readonly PageSection[];
}

export interface PageSection {
  /** ASCII, unique on its page: what its table of contents leads to. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly PageBlock[];
}

/** A path within the folder of the page, its parts not escaped. */
export interface PageLink {
  readonly text: string;
  readonly path: string;
  /** A section of that page. */
  readonly section?: string;
}

export type PageCell = string | PageLink;

export type PageBlock =
  | { readonly kind: 'text' | 'muted' | 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Label and value, a pair a row; pairs without a value fall out. */
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: string, value: PageCell | null])[] }
  /** `wide`: many columns, which a narrow screen moves sideways. */
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly PageCell[])[];
      readonly wide?: boolean;
    };
