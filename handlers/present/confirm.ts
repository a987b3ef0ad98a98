import { formConfirm } from '../../cards/form-confirm.js';
import type { PageView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Refusal } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { answersVersion, type Filling } from '../core/forms/filling.js';
import { formFaults } from '../core/forms/form-faults.js';
import { ofLot } from '../core/case/task-name.js';
import { lateReasonAsked } from '../core/forms/late.js';
import { type FormAt, fillingMaterials, givenName, opinionsLeft } from './form-views.js';
import { handInOf } from './hand-in.js';
import { pagesToMend } from './shut.js';
import { pageView } from './views.js';

/** The last step: every answer, everything that is missing, and the button that hands it in; `shut`: why it would be refused as it is. */
export function confirmCard(scope: Scope, filling: Filling, at: FormAt, shut: readonly Refusal[]): Card {
  const { found, task, form, definition, version } = filling;
  const [first] = Object.values(definition.outcomes);
  const materials = [...(form?.pages.flatMap((page) => page.materials) ?? []), ...definition.materials];
  return formConfirm.render({
    taskId: task.id,
    version,
    answersVersion: answersVersion(filling),
    formTitle: ofLot(found, task, form?.title ?? definition.name),
    projectName: givenName(found),
    pages: pagesOf(filling),
    materials: fillingMaterials(filling, [...new Set(materials)]),
    faults: [...(at.faults ?? formFaults(filling, scope.today))],
    shut: shut.length === 0 ? null : pagesToMend(filling, shut),
    ...handInOf(scope, filling, 'known'),
    label: first?.label ?? '提交',
    opinionsLeft: opinionsLeft(filling),
    lateReason: lateReasonAsked(scope, found, task) === null ? null : (at.lateReason ?? filling.lateReason),
  });
}

/** Every page in its place, those without answers too: the card leads back to them by number. */
function pagesOf({ form, found, values }: Filling): PageView[] {
  return form?.pages.map((page) => pageView(page, values, found.read)) ?? [];
}
