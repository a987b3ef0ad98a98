import type { Field, Letter, Policy } from '../../policies/schema/index.js';

/** A list of a letter's own, with the labels of its cells. */
export interface OwnList {
  readonly tag: string;
  readonly columns: readonly string[];
}

/** The tags that a policy gives a letter of its own. A kind of letter places those that it finds. */
export interface Own {
  readonly fields: readonly string[];
  /** Those of the fields that take more than a line. */
  readonly long: readonly string[];
  readonly lists: readonly OwnList[];
}

/** The own tags of a policy's letter. */
export function ownOf(policy: Policy, { fields, lists }: Letter): Own {
  return {
    fields: Object.keys(fields),
    long: Object.keys(fields).filter((tag) => isLong(fieldAt(policy, fields[tag] ?? ''))),
    lists: Object.entries(lists).map(([tag, path]) => {
      const table = fieldAt(policy, path);
      return { tag, columns: table?.type === 'table' ? table.columns.map(({ label }) => label) : [] };
    }),
  };
}

function fieldAt(policy: Policy, path: string): Field | undefined {
  const [form = '', id = ''] = path.split('.');
  return policy.forms[form]?.pages.flatMap((page) => page.fields).find((field) => field.id === id);
}

/** More characters than stand in one line with the field's name. */
function isLong(field: Field | undefined): boolean {
  return field?.type === 'text' && (field.multiline || field.max > 60);
}

/** `{tag}` where the letter has it, else what stands there to be filled in by hand. */
export function given({ fields }: Own, tag: string, blank = ''): string {
  return fields.includes(tag) ? `{${tag}}` : blank;
}
