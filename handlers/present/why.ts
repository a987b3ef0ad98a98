import type { Card } from '../../cards/kit/tree.js';
import { why } from '../../cards/why.js';
import type { Condition, Gate, Policy, Task } from '../../policies/schema/index.js';
import { holdsIf } from '../../workflow/condition.js';
import { askedMaterials } from '../../workflow/decide/missing.js';
import { factText } from '../../workflow/describe/fact.js';
import { pathLabel } from '../../workflow/describe/path.js';
import { conditionPaths } from '../../workflow/describe/paths.js';
import type { Scope } from '../context.js';
import { type Case, taskDefinition } from '../core/case.js';
import { deadlineView, projectRef } from './views.js';

type Reason = Parameters<typeof why.render>[0]['reasons'][number];
interface Cited {
  readonly article: string;
  readonly says?: string | undefined;
  readonly reading?: string | undefined;
}

/** 为什么: the articles behind what stands open, what is still closed, and the files that are asked for only in such a case. */
export function whyCard(scope: Scope, found: Case): Card {
  const open = found.tasks.filter(({ state }) => state === 'open').map(({ task }) => taskDefinition(found, task));
  const reasons = [stageReason(found), ...open.flatMap((task) => taskReasons(found, task))];
  return why.render({
    project: projectRef(found),
    instrument: found.policy.instrument.title,
    reasons: distinct(reasons.filter((reason) => reason !== null)),
    deadlines: found.deadlines.filter(({ state }) => state === 'running').map((row) => deadlineView(scope, found, row)),
  });
}

/** One rule as it is shown. With `reading` the text leaves the point open. */
export function sourceOf({ article, says, reading }: Cited): Reason['source'] {
  return { article, says: says ?? null, reading: reading ?? null };
}

function stageReason({ policy, project }: Case): Reason | null {
  const stage = policy.stages[project.stage];
  return stage === undefined ? null : { title: `现在在“${stage.name}”`, source: sourceOf(stage), inputs: [] };
}

function taskReasons(found: Case, task: Task): Reason[] {
  const { policy, read } = found;
  const gates = [
    ...task.gates,
    ...Object.values(task.outcomes).flatMap((outcome) => (holdsIf(outcome.when, read) ? outcome.gates : [])),
  ];
  const conditional = askedMaterials(policy, task, read).flatMap((id) => {
    const material = policy.materials[id];
    return material?.when === undefined ? [] : [{ ...material, when: material.when }];
  });
  return [
    { title: `待办：${task.name}`, source: sourceOf(task), inputs: [] },
    ...gates.filter((gate) => isClosed(gate, found)).map((gate) => gateReason(found, gate)),
    ...conditional.map((material) => ({
      title: `须交：${material.name}`,
      source: sourceOf(material),
      inputs: inputsOf(found, material.when),
    })),
  ];
}

function isClosed({ when, require }: Gate, { read }: Case): boolean {
  return holdsIf(when, read) && !holdsIf(require, read);
}

function gateReason(found: Case, gate: Gate): Reason {
  return { title: gate.refusal, source: sourceOf(gate), inputs: gate.require === undefined ? [] : inputsOf(found, gate.require) };
}

/** What the rule was tested on. */
function inputsOf(
  { policy, read }: { readonly policy: Policy; readonly read: Case['read'] },
  condition: Condition,
): Reason['inputs'] {
  return conditionPaths(condition).map((path) => ({ label: pathLabel(policy, path), value: factText(policy, path, read) }));
}

/** A gate that several outcomes share is said once. */
function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [`${reason.title} ${reason.source.article}`, reason])).values()];
}
