import { formConfirm } from '../../cards/form-confirm.js';
import type { PageView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { carryOut } from '../../workflow/decide/effects.js';
import type { Refusal } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { situationOf } from '../core/case/case.js';
import { answersVersion, type Filling } from '../core/forms/filling.js';
import { formFaults } from '../core/forms/form-faults.js';
import { ofLot } from '../core/case/task-name.js';
import { lateReasonAsked } from '../core/forms/late.js';
import { type FormAt, fillingMaterials, givenName, opinionsLeft } from './form-views.js';
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
    next: nextRoles(scope, filling),
    confirm: first?.confirm ?? null,
    label: first?.label ?? '提交',
    opinionsLeft: opinionsLeft(filling),
    lateReason: lateReasonAsked(scope, found, task) === null ? null : (at.lateReason ?? filling.lateReason),
  });
}

/** Every page in its place, those without answers too: the card leads back to them by number. */
function pagesOf({ form, found, values }: Filling): PageView[] {
  return form?.pages.map((page) => pageView(page, values, found.read)) ?? [];
}

/** The roles that go on once it is handed in, whatever is still missing now; null where that is the unit itself, or nobody. */
export function nextRoles(scope: Scope, { found, task, definition }: Filling): string | null {
  const [first] = Object.entries(definition.outcomes);
  if (first === undefined) return null;
  const [outcome, { effects }] = first;
  const tasks = found.facts.tasks.map((item) => (item.id === task.id ? { ...item, state: 'done' as const, outcome } : item));
  const after = carryOut({ ...situationOf(scope, found), project: { ...found.facts, tasks } }, effects);
  const opened = after.effects.flatMap((effect) => (effect.type === 'taskOpened' ? [effect.task] : []));
  const roles = opened.flatMap((id) => found.policy.roles[found.policy.tasks[id]?.actor ?? ''] ?? []);
  const others = roles.filter(({ scope: reach }) => reach === 'jurisdiction').map(({ name }) => name);
  return [...new Set(others)].join('、') || null;
}
