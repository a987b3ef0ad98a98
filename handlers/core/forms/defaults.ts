import type { Form } from '../../../policies/schema/index.js';
import type { FormValues } from '../../../workflow/facts.js';
import { type CivilDate, civilDate } from '../../../workflow/time/civil.js';
import type { Form as FormRow } from '../../../entities/form.entity.js';

/**
 * What is kept of a form's answers: today's date where it was only offered and nobody changed it is left out, so that it
 * stands for the day on which the form is opened again. `stored`: what was kept before; a date that was chosen then stays.
 */
export function withoutDefaults(form: Form, values: FormValues, stored: FormValues, today: CivilDate): FormValues {
  const offered = new Set(datesOf(form).map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(values).filter(([id, value]) => !offered.has(id) || value !== today || stored[id] === today),
  );
}

/** The answers as they are shown: a date that nobody has given is today's. One that was cleared stays empty. */
export function withDefaults(form: Form, stored: FormValues, today: CivilDate): FormValues {
  const open = datesOf(form).filter(({ id }) => stored[id] === undefined);
  return { ...stored, ...Object.fromEntries(open.map(({ id }) => [id, today])) };
}

/** The dates that stand for today only because nobody has given any. */
export function offeredDates(
  form: Form | null,
  draft: FormRow | null,
  values: FormValues,
  today: CivilDate,
): ReadonlySet<string> {
  const open = form === null ? [] : datesOf(form).filter(({ id }) => values[id] === today && draft?.values[id] === undefined);
  return new Set(open.map(({ id }) => id));
}

/** The dates that stood for an earlier day when the draft was kept, and stand for today now. */
export function renewedDates(form: Form | null, draft: FormRow | null, today: CivilDate): { id: string; label: string }[] {
  if (form === null || draft === null || civilDate(draft.at) >= today) return [];
  return datesOf(form).filter(({ id }) => draft.values[id] === undefined);
}

function datesOf({ pages }: Form): { id: string; label: string }[] {
  return pages.flatMap(({ fields }) => fields.filter(({ prefill }) => prefill === 'today'));
}
