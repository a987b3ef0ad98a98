import type { AuditRecord } from '../../../entities/stores/audit-store.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Brought, EffectType } from '../../../workflow/decision.js';
import type { Case } from '../case/project-case.js';

const KINDS: Partial<Readonly<Record<AuditRecord['event']['type'], EffectType>>> = {
  PROJECT_ENDED: 'ended',
  LETTER_ISSUED: 'letterIssued',
  LEDGER_PROPOSED: 'ledgerProposed',
  TASK_CANCELLED: 'taskCancelled',
  OPINIONS_RAISED: 'opinionsRaised',
  OPINION_ACCEPTED: 'opinionsAccepted',
  FLAG_SET: 'flagSet',
  FORM_TAKEN: 'formTaken',
  MATERIAL_RENEWED: 'materialDropped',
  PROJECT_PAUSED: 'paused',
  PROJECT_RESUMED: 'resumed',
};

/**
 * What was written along with a hand-in, right behind it in the project's chain. The answers that it hands in are not among it.
 * Null where the chain does not say that it was handed in: it was not kept whole (`restore --broken-audit`).
 */
export function broughtBy(records: readonly AuditRecord[], found: Case, { id, task, decidedAt }: Task): Brought | null {
  const from = records.findLastIndex(
    ({ at, event }) => event.type === 'TASK_CLOSED' && event.body.taskId === id && at === decidedAt,
  );
  if (from < 0) return null;
  const rest = records.slice(from + 1);
  const next = rest.findIndex(({ at, event }) => at !== decidedAt || event.type === 'TASK_CLOSED');
  const along = rest.slice(0, next < 0 ? undefined : next);
  const own = along.findIndex(({ event }) => event.type === 'FORM_TAKEN' && event.body.form === found.policy.tasks[task]?.form);
  const to = stageOf(found, along);
  return {
    effects: along.flatMap(({ event }, at) => (at === own ? [] : (KINDS[event.type] ?? []))),
    moved: to === null ? null : { from: stageOf(found, records.slice(0, from)) ?? begun(found), to },
  };
}

/** The stage that was entered last among these; where the policy has renamed it since, under its name of now. */
function stageOf({ policy }: Case, records: readonly AuditRecord[]): string | null {
  const entered = records.findLast(({ event }) => event.type === 'STAGE_ENTERED');
  if (entered?.event.type !== 'STAGE_ENTERED') return null;
  const { stage } = entered.event.body;
  return policy.stages[stage] === undefined ? (policy.replaces?.stages[stage] ?? stage) : stage;
}

function begun({ policy, project }: Case): string {
  return policy.tasks[policy.begins]?.stage ?? project.stage;
}
