import type { Card } from '../../cards/kit/tree.js';
import { materialQuestion } from '../../cards/material-question.js';
import { materialReceived } from '../../cards/material-received.js';
import type { Task } from '../../entities/task.entity.js';
import { absentMaterials } from '../../workflow/decide/missing.js';
import { lotName } from '../core/case/task-name.js';
import { taskDefinition } from '../core/case/case.js';
import type { ReceivedMaterial, Wanted } from '../core/forms/wanted.js';
import { receivedFindings } from './findings.js';

/** A file was taken in: as what, what its check found, what is still missing. */
export function receivedCard(received: ReceivedMaterial): Card {
  const { found, wanted, file, replaced, findings } = received;
  const { task, material } = wanted;
  const missing = stillMissing(found, task);
  if (findings !== null) return receivedFindings(received, findings, missing);
  return materialReceived.render({ taskId: task.id, name: material.name, file: file.name, replaced, missing });
}

/** A file came that nothing asked for by name: which material is it? */
export function questionCard(file: { readonly id: number; readonly name: string }, wanted: readonly Wanted[]): Card {
  return materialQuestion.render({
    file,
    candidates: wanted.map(({ found, task, id, material, received }) => ({
      taskId: task.id,
      material: id,
      name: material.name,
      project: placeOf(found, task),
      received,
    })),
  });
}

/** The project, and the lot of it where it has several. */
function placeOf(found: Wanted['found'], { subject }: Task): string {
  const lot = lotName(found, subject);
  return lot === null ? found.project.name : `${found.project.name}（${lot}）`;
}

function stillMissing(found: Wanted['found'], task: Task): string[] {
  const { policy, read, facts } = found;
  const absent = absentMaterials(policy, facts, task, taskDefinition(found, task.task), read);
  return absent.map((id) => policy.materials[id]?.name ?? id);
}
