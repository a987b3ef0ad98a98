import { say } from '../../cards/kit/wording.js';
import { askedMaterials } from '../../workflow/decide/missing.js';
import { countsFor, nameWithHolder } from '../../workflow/materials.js';
import type { Filling } from '../core/forms/filling.js';
import { opinionsLeft } from './form-views.js';

/** Before what came back with opinions is handed in again: that its files are still those of before. Null where one was replaced, or none is there. */
export function notReplaced(filling: Filling): string | null {
  const { found, task, definition } = filling;
  if (opinionsLeft(filling) === null) return null;
  const files = askedMaterials(found.policy, definition, found.read).flatMap((id) =>
    found.facts.materials.filter((file) => file.material === id && countsFor(found.policy, file, found.facts, task.id)),
  );
  const [first] = files;
  if (first === undefined || files.some(({ at }) => at >= task.openedAt)) return null;
  return say('material.notReplaced', {
    name: nameWithHolder(found.policy, first.material),
    several: files.length > 1,
    count: files.length,
  });
}
