import type { FieldOf, Letter, Policy } from '../policies/schema/index.js';
import { printedFact } from '../workflow/describe/printed.js';
import type { FactReader, ProjectFacts } from '../workflow/facts.js';
import { valuesOf } from '../workflow/facts/form.js';
import { showCell } from '../workflow/forms/show.js';
import { rowsOf } from '../workflow/forms/table.js';
import type { TemplateFault } from './letter-check.js';
import { checkTemplate } from './letter-check.js';
import { LETTER_TAGS, type LetterData, type LetterTags } from './letter-tags.js';
import { quoted } from './office/text.js';

/** What a letter's own tags are read from. */
interface Filled {
  readonly read: FactReader;
  readonly facts: ProjectFacts;
}

/** The cell that counts a list's rows. */
const COUNT = '序号';

/** A table of a form by its path; undefined where there is none. */
function tableAt(policy: Policy, path: string): FieldOf<'table'> | undefined {
  const [form = '', id = ''] = path.split('.');
  const field = policy.forms[form]?.pages.flatMap(({ fields }) => fields).find((candidate) => candidate.id === id);
  return field?.type === 'table' ? field : undefined;
}

/** The tags that a letter's template may use: those of every letter, and its own. */
export function letterTags(policy: Policy, { fields, lists }: Letter): LetterTags {
  const texts = Object.keys(fields).map((tag) => [tag, 'text'] as const);
  const rows = Object.entries(lists).map(([tag, path]) => {
    return [tag, [COUNT, ...(tableAt(policy, path)?.columns.map(({ label }) => label) ?? [])]] as const;
  });
  return { ...Object.fromEntries<LetterTags[string]>([...texts, ...rows]), ...LETTER_TAGS };
}

/** What a letter's own tags print: facts as texts, tables as rows whose cells go by their column's label. */
export function ownData(policy: Policy, { fields, lists }: Letter, { read, facts }: Filled): LetterData {
  const texts = Object.entries(fields).map(([tag, path]) => [tag, printedFact(policy, path, read)] as const);
  const rows = Object.entries(lists).map(([tag, path]) => {
    const [form = '', id = ''] = path.split('.');
    const columns = tableAt(policy, path)?.columns ?? [];
    const cells = rowsOf(valuesOf(policy, facts, form)?.[id]).map((row, at) => ({
      [COUNT]: at + 1,
      ...Object.fromEntries(columns.map((column) => [column.label, showCell(column, row[column.id])])),
    }));
    return [tag, cells] as const;
  });
  return Object.fromEntries<LetterData[string]>([...texts, ...rows]);
}

/** Every fault of a letter's template and of the names of its own tags. Never throws. */
export function checkLetter(policy: Policy, letter: Letter, template: Uint8Array): TemplateFault[] {
  const own = [...Object.keys(letter.fields), ...Object.keys(letter.lists)];
  const faults = own.flatMap((tag, at): TemplateFault[] => {
    if (Object.hasOwn(LETTER_TAGS, tag)) return [{ tag, says: `标签${quoted(tag)}是每份文书都有的，请换一个名称。` }];
    if (own.indexOf(tag) < at) return [{ tag, says: `标签${quoted(tag)}在 fields 和 lists 里各写了一次，请改名。` }];
    return /^[\p{L}\p{N}（）、]+$/u.test(tag) ? [] : [{ tag, says: `标签${quoted(tag)}只能用文字和数字，请改名。` }];
  });
  return [...faults, ...checkTemplate(template, letterTags(policy, letter))];
}
