import type { Form } from '../../../entities/form.entity.js';

/** Whether a revision only takes back what was handed in before, so that it is filled in anew (`clear`); nobody handed that in. */
export function isCleared(forms: readonly Form[], { form, taskId, revision, values }: Form): boolean {
  return (
    Object.keys(values).length === 0 &&
    forms.some((row) => {
      return row.form === form && row.taskId === taskId && row.revision < revision && Object.keys(row.values).length > 0;
    })
  );
}
