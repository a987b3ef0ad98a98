import { say } from '../../cards/kit/wording.js';
import { askedMaterials } from '../../workflow/decide/missing.js';
import { countsFor, nameWithHolder } from '../../workflow/materials.js';
import { beginsAfresh, cameBack } from '../core/forms/came-back.js';
import type { Filling } from '../core/forms/filling.js';
import { opinionsLeft } from './form-views.js';

/**
 * Before what was handed in already is handed in once more (it came back, or something failed and is applied for again): that its
 * files are still those of before. Null where one was replaced, or none is there.
 */
export function notReplaced(filling: Filling): string | null {
  const { found, task, definition } = filling;
  const returned = opinionsLeft(filling) !== null || cameBack(found, task) !== null;
  if (!returned && !isOnceMore(filling)) return null;
  const files = askedMaterials(found.policy, definition, found.read).flatMap((id) =>
    found.facts.materials.filter((file) => file.material === id && countsFor(found.policy, file, found.facts, task.id)),
  );
  const [first] = files;
  if (first === undefined || files.some(({ at }) => at >= task.openedAt)) return null;
  return say('material.notReplaced', {
    name: nameWithHolder(found.policy, first.material),
    several: files.length > 1,
    count: files.length,
    returned,
  });
}

/** Whether the answers that it goes on from were handed in by a task of the same kind before: not the next of a row, and not the first. */
function isOnceMore({ found, task, formId }: Filling): boolean {
  const before = found.tasks.some(
    ({ id, task: kind, subject, state }) => id < task.id && kind === task.task && subject === task.subject && state === 'done',
  );
  return before && formId !== null && !beginsAfresh(found, task, formId);
}
