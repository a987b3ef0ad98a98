import type { FindingView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { materialQuestion } from '../../cards/material-question.js';
import { materialReceived } from '../../cards/material-received.js';
import { planFindings } from '../../cards/plan-findings.js';
import type { Finding } from '../../documents/index.js';
import type { Task } from '../../entities/task.entity.js';
import { askedMaterials } from '../../workflow/decide/missing.js';
import { hasMaterial } from '../../workflow/materials.js';
import { taskDefinition } from '../core/case.js';
import type { ReceivedMaterial, Wanted } from '../files/wanted.js';

/** A file was taken in: as what, what its check found, what is still missing. */
export function receivedCard({ found, wanted, file, replaced, findings }: ReceivedMaterial): Card {
  const { task, material } = wanted;
  const common = { taskId: task.id, name: material.name, file: file.name, replaced, missing: stillMissing(found, task) };
  return findings === null
    ? materialReceived.render({ ...common, findings: [] })
    : planFindings.render({ ...common, findings: findings.filter(({ ok }) => !ok).map(findingView) });
}

/** A file came that nothing asked for by name: which material is it? */
export function questionCard(file: { readonly id: number; readonly name: string }, wanted: readonly Wanted[]): Card {
  return materialQuestion.render({
    file,
    candidates: wanted.map(({ found, task, id, material, received }) => ({
      taskId: task.id,
      material: id,
      name: material.name,
      project: found.project.name,
      received,
    })),
  });
}

function stillMissing(found: Wanted['found'], task: Task): string[] {
  const { policy, read, facts } = found;
  return askedMaterials(policy, taskDefinition(found, task.task), read).flatMap((id) => {
    const material = policy.materials[id];
    return material?.required === true && !hasMaterial(policy, facts, id, task.id) ? [material.name] : [];
  });
}

function findingView({ item, says, article }: Finding): FindingView {
  return { where: item, text: says, article, level: /没有|缺/.test(says) ? 'missing' : 'wrong' };
}
