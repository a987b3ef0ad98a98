import type { MaterialView } from '../../cards/kit/props.js';
import type { Staff } from '../../entities/staff.entity.js';
import { askedMaterials } from '../../workflow/decide/missing.js';
import { lotKind, lotsOf } from '../../workflow/own.js';
import { seenWithin, taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { ofLot } from '../core/case/task-name.js';
import { isKept, withFilesFor } from '../core/rights/inner.js';
import { materialViews } from './views.js';

/** What open tasks ask for and what was handed in, as far as somebody may have it: the project's own, then each lot's under the lot's name. */
export function projectMaterials(found: Case, viewer: Staff): MaterialView[] {
  const lots = Object.keys(found.policy.lots).flatMap((kind) => lotsOf(found.facts, kind));
  const tasks = found.tasks.filter(({ id }) => !isKept(found, viewer, id));
  const open = { ...withFilesFor(found, viewer), tasks };
  return [null, ...lots].flatMap((subject) => {
    const views = materialsIn(seenWithin(open, subject)).filter(({ state }) => state !== 'notNeeded');
    return views.map((view) => ({ ...view, name: ofLot(found, { subject }, view.name) }));
  });
}

function materialsIn(found: Case): MaterialView[] {
  const { policy, facts, tasks, materials, read } = found;
  const here = tasks.filter(({ subject }) => (lotKind(policy, subject) === null ? null : subject) === facts.view);
  const asked = new Map<string, number>();
  for (const { id, task, state } of here) {
    if (state !== 'open') continue;
    for (const material of askedMaterials(policy, taskDefinition(found, task), read)) asked.set(material, id);
  }
  const ids = new Set(here.map(({ id }) => id));
  const received = materials.flatMap(({ material, taskId }) => (material !== null && ids.has(taskId ?? 0) ? [material] : []));
  return [
    ...[...asked].flatMap(([material, taskId]) => materialViews(found, [material], taskId)),
    ...materialViews(
      found,
      [...new Set(received)].filter((material) => !asked.has(material)),
    ),
  ];
}
