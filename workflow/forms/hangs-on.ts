import type { Condition, Field, FieldTest, Form } from '../../policies/schema/index.js';
import { holds, holdsIf } from '../condition.js';
import type { FactReader } from '../facts.js';

/** The form that is being filled in. */
interface Asking {
  readonly formId: string;
  readonly form: Pick<Form, 'pages'>;
  readonly read: FactReader;
}

/** Whether something holds, or the question without whose answer that is not known. */
type Verdict = boolean | Field;

/**
 * The first question of a form, not answered yet, on which it hangs whether a condition holds; null where it is settled whatever is
 * answered. Only questions that the condition itself names are looked at, not those behind a derived fact.
 */
export function hangsOn(condition: Condition | undefined, asking: Asking): Field | null {
  const verdict = condition === undefined ? true : judge(condition, asking);
  return typeof verdict === 'boolean' ? null : verdict;
}

function judge(condition: Condition, asking: Asking): Verdict {
  if ('all' in condition) return together(condition.all, asking, false);
  if ('any' in condition) return together(condition.any, asking, true);
  if ('not' in condition) {
    const verdict = judge(condition.not, asking);
    return typeof verdict === 'boolean' ? !verdict : verdict;
  }
  return openIn(condition, asking) ?? holds(condition, asking.read);
}

/** One part that is as `decisive` says settles all of them. */
function together(parts: readonly Condition[], asking: Asking, decisive: boolean): Verdict {
  const verdicts = parts.map((part) => judge(part, asking));
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.find((verdict) => typeof verdict !== 'boolean') ?? !decisive;
}

function openIn({ field, gtField, lteField }: FieldTest, asking: Asking): Field | null {
  for (const path of [field, gtField, lteField]) {
    const open = path === undefined ? null : openAt(path, asking);
    if (open !== null) return open;
  }
  return null;
}

/** The question at a path while it stands open: asked without an answer, or hanging on another one whether it is asked. */
function openAt(path: string, asking: Asking): Field | null {
  const [formId, id] = path.split('.');
  const field = asking.form.pages.flatMap(({ fields }) => fields).find((one) => one.id === id);
  if (formId !== asking.formId || field === undefined) return null;
  const before = hangsOn(field.when, asking);
  if (before !== null) return before;
  return holdsIf(field.when, asking.read) && isUnanswered(field, asking) ? field : null;
}

/** What may be left out is answered by being left out. A table, or its total, is answered by a row. */
function isUnanswered(field: Field, { formId, read }: Asking): boolean {
  const table = field.type === 'table' ? field.id : field.type === 'total' && typeof field.of === 'string' ? field.of : null;
  if (table !== null) return field.required && read(`${formId}.${table}.rows`) === 0;
  const value = read(`${formId}.${field.id}`);
  return field.required && (value === null || value === '' || (Array.isArray(value) && value.length === 0));
}
