import type { Field } from '../../../policies/schema/index.js';
import type { FormValue, FormValues } from '../../../workflow/facts.js';
import { valuesOf } from '../../../workflow/facts/form.js';
import type { Scope } from '../../context.js';
import type { Case } from '../case/project-case.js';

/** The first answers of a form, so that nothing known is typed twice: facts of the person and answers of other forms. */
export async function initialValues(scope: Scope, found: Case, formId: string): Promise<FormValues> {
  const fields = found.policy.forms[formId]?.pages.flatMap((page) => page.fields) ?? [];
  const values: Record<string, FormValue> = {};
  for (const field of fields) {
    const value = await initialValue(scope, found, field);
    if (value !== null) values[field.id] = value;
  }
  return values;
}

async function initialValue(scope: Scope, found: Case, field: Field): Promise<FormValue> {
  if (field.copyFrom !== undefined) return copied(found, field.copyFrom);
  switch (field.prefill) {
    case undefined:
      return null;
    case 'today':
      return scope.today;
    case 'nextYear':
      return Number(scope.today.slice(0, 4)) + 1;
    case 'unit.name':
      return found.unit.name;
    case 'handler.name':
      return (await handler(scope, found))?.name ?? null;
    case 'handler.mobile':
      return (await handler(scope, found))?.mobile ?? null;
    case 'lead.name':
      return (await scope.tx.staff.holding(found.project.policyId, '分管负责人', found.unit.id))[0]?.name ?? null;
  }
}

function handler({ tx }: Scope, { project }: Case) {
  return tx.staff.get(project.handlerId);
}

/** Another form's answer as it stands; a total is worked out. */
function copied({ policy, facts, read }: Case, path: string): FormValue {
  const [form = '', field = ''] = path.split('.');
  const own = valuesOf(policy, facts, form)?.[field];
  if (own !== undefined) return own;
  const fact = read(path);
  return typeof fact === 'object' ? null : fact;
}
