import type { CheckView, FindingView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { planFindings } from '../../cards/plan-findings.js';
import { type Finding, findingsNow } from '../../documents/index.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { FactReader } from '../../workflow/facts.js';
import type { Scope } from '../context.js';
import { holdsRole } from '../core/people/duty.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { fillingOf } from '../core/forms/filling.js';
import { withFilesFor } from '../core/rights/inner.js';
import { filesOf } from '../core/case/materials.js';
import { parseFindings } from '../core/case/parse-findings.js';
import type { ReceivedMaterial } from '../core/forms/wanted.js';

/** The checks of some materials, with the answers as a reader knows them; files that were not looked at fall out. */
export function checksOf(found: Case, ids: readonly string[], read: FactReader): CheckView[] {
  return ids.flatMap((id) => {
    const findings = parseFindings(filesOf(found, id, null).at(-1)?.findings);
    return findings.length === 0
      ? []
      : [{ id, name: found.policy.materials[id]?.name ?? id, findings: findingViews(findings, read) }];
  });
}

/** The check of one material's file, for reading; null where it was not looked at, or is not for the viewer. */
export async function findingsCard(scope: Scope, all: Case, viewer: Staff, id: string): Promise<Card | null> {
  const found = withFilesFor(all, viewer);
  const [checked] = checksOf(found, [id], await readerOf(scope, found, viewer));
  return checked === undefined ? null : render(found, id, checked.findings, null);
}

/** What the check of a file found that has just been taken in. */
export function receivedFindings(received: ReceivedMaterial, findings: readonly Finding[], missing: string[]): Card {
  const { found, wanted, replaced } = received;
  const views = findingViews(findings, wanted.found.read);
  return render(found, wanted.id, views, { taskId: wanted.task.id, replaced, missing });
}

function render(
  found: Case,
  id: string,
  findings: readonly FindingView[],
  received: { taskId: number; replaced: string | null; missing: string[] } | null,
): Card {
  const { project, policy } = found;
  const material = policy.materials[id];
  const name = material?.name ?? id;
  return planFindings.render({
    projectId: project.id,
    material: id,
    name,
    document: policy.outlines[material?.check ?? '']?.name ?? name,
    file: filesOf(found, id, received?.taskId ?? null).at(-1)?.name ?? name,
    received,
    findings: [...findings],
  });
}

/** Who fills a form in sees what he typed; everybody else what was submitted. */
async function readerOf(scope: Scope, found: Case, viewer: Staff): Promise<FactReader> {
  const filling = found.tasks.find(({ state, actor, task }) => {
    const isForm = ['form', 'filing'].includes(taskDefinition(found, task).kind);
    return state === 'open' && isForm && holdsRole(viewer, found.policy, actor, found.project);
  });
  return filling === undefined ? found.read : (await fillingOf(scope, found, filling)).found.read;
}

function findingViews(findings: readonly Finding[], read: FactReader): FindingView[] {
  return findingsNow(findings, read).map(({ item, level, says, article }) => ({ where: item, text: says, article, level }));
}
