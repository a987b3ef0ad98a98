/** One thing that the check looked at: what it found, in a sentence, and the article that asks for it. */
export interface Finding {
  readonly item: string;
  readonly ok: boolean;
  readonly says: string;
  readonly article: string;
  readonly rules: readonly string[];
}

/** The part of a policy element that a finding quotes. */
export interface Source {
  readonly article: string;
  readonly rules: readonly string[];
}

/** What is known of the declaration that the document belongs to. */
export interface PlanContext {
  readonly projectName: string;
  readonly unit: string;
  readonly fileName: string;
}

export const finding = (source: Source, item: string, ok: boolean, says: string): Finding => ({
  item,
  ok,
  says,
  article: source.article,
  rules: source.rules,
});
