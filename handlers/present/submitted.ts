import type { FormValues } from '../../workflow/facts.js';
import type { Case } from '../core/case/project-case.js';

/** The answers that were submitted last; what is being filled in again is the unit's own until it submits. */
export function submitted({ forms }: Case, form: string): FormValues | null {
  return forms.findLast((item) => item.form === form && item.state === 'submitted')?.values ?? null;
}
