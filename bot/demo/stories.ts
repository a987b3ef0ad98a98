import type { Staff } from '../../entities/staff.entity.js';
import type { Context, Deps } from '../../handlers/context.js';
import { apply } from '../../handlers/core/apply/index.js';
import { recordOf } from '../../handlers/core/apply/writing.js';
import { beginDraft } from '../../handlers/core/forms/begin-draft.js';
import { loadCase, seenFrom, situationOf } from '../../handlers/core/case/case.js';
import type { Case } from '../../handlers/core/case/project-case.js';
import { decideAndWrite } from '../../handlers/core/apply/decide-and-write.js';
import { initialValues } from '../../handlers/core/forms/initial-values.js';
import type { FormValues } from '../../workflow/facts.js';
import { computeTotals } from '../../workflow/forms/table.js';
import { scopeOf } from '../../handlers/scope.js';
import { civilDate } from '../../workflow/time/civil.js';
import { decide } from '../../workflow/decide/index.js';
import { refusalSentence } from '../../workflow/refusals.js';
import type { AppOnPlatform } from '../staff/match.js';
import type { DemoProject, DemoStep } from './read.js';
import { samplePdf } from './sample-file.js';

const DAY_MS = 86_400_000;

/**
 * Carries the demonstration's projects as far as their stories go, by the same rules as anybody's. What happened on earlier
 * days is only written down; the last step is told to whoever is next, where he can be reached.
 */
export async function tellStories(deps: Deps, projects: readonly DemoProject[], app: AppOnPlatform | undefined): Promise<void> {
  if (app === undefined) return;
  const { sha256, size } = await deps.files.put(samplePdf());
  for (const { policyId, handler, steps } of projects) {
    let projectId: number | null = null;
    for (const [at, step] of steps.entries()) {
      const then: Deps = { ...deps, now: () => deps.now() - step.daysAgo * DAY_MS };
      projectId = await deps.db.tx(async (tx) => {
        const context = contextOf({ ...scopeOf(then, tx) }, await personOf(tx, policyId, step.by), app);
        const found: Case = await (projectId === null ? begun(context, policyId, handler) : loadCase(context, projectId));
        await takeStep(context, found, step, { sha256, size }, at === steps.length - 1);
        return found.project.id;
      });
    }
  }
}

function contextOf(scope: Omit<Context, 'actor' | 'sender' | 'place' | 'inbound'>, actor: Staff, app: AppOnPlatform): Context {
  const sender = { ...app, userId: '' };
  const inbound = { kind: 'entered', key: 'demo', sender, place: null, at: scope.now } as const;
  return { ...scope, actor, sender, place: null, inbound };
}

async function personOf(tx: Context['tx'], policyId: string, name: string): Promise<Staff> {
  const person = (await tx.staff.list(policyId)).find((one) => one.name === name);
  if (person === undefined) throw new Error(`the demonstration of ${policyId} has nobody called ${name}`);
  return person;
}

async function begun(context: Context, policyId: string, handler: string): Promise<Case> {
  const policy = context.deps.policies.current(policyId);
  if (policy === undefined || context.actor.name !== handler) {
    throw new Error(`the story of ${handler} begins with somebody else`);
  }
  return beginDraft(context, policy);
}

async function takeStep(
  context: Context,
  found: Case,
  { task: name, outcome, values, materials }: DemoStep,
  file: { readonly sha256: string; readonly size: number },
  last: boolean,
): Promise<void> {
  const task = found.tasks.find((one) => one.task === name && one.state === 'open');
  if (task === undefined) throw new Error(`${found.project.name} has no open task ${name}`);
  for (const [material, fileName] of Object.entries(materials)) {
    const row = { ...file, name: fileName, mime: 'application/pdf', byId: context.actor.id, messageId: null, at: context.now };
    const materialId = await context.tx.materials.replaceCurrent(found.project.id, material, {
      ...row,
      taskId: task.id,
      findings: null,
    });
    const body = { materialId, material, name: fileName, ...file };
    await recordOf(context, found.project.id, context.actor.id, { type: 'MATERIAL_RECEIVED', body });
  }
  const now = seenFrom(await loadCase(context, found.project.id), task);
  const form = found.policy.tasks[name]?.form;
  const filled =
    form === undefined || values === null
      ? {}
      : { values: withTotals(found, form, { ...(await initialValues(context, now, form)), ...dated(values, context.now) }) };
  const event = { type: 'complete', taskId: task.id, outcome, input: filled } as const;
  if (last) {
    await decideAndWrite(context, now, event, task.id);
    return;
  }
  const decision = decide(situationOf(context, now), event);
  if (!decision.ok) throw new Error(`${found.project.name}, ${name}: ${refusalSentence(decision.refusal)}`);
  await apply(context, now, decision.effects, { byId: context.actor.id, taskId: task.id });
}

/** What a step fills in, with its dates worked out from the instant of the step. */
function dated(values: NonNullable<DemoStep['values']>, at: number): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'object' && 'daysBefore' in value ? civilDate(at - value.daysBefore * DAY_MS) : value,
    ]),
  );
}

/** Sums are computed and never typed: a form without them would look changed when it is handed in again as it was. */
function withTotals({ policy }: Case, formId: string, values: FormValues): FormValues {
  const form = policy.forms[formId];
  return form === undefined ? values : computeTotals(form, values);
}
