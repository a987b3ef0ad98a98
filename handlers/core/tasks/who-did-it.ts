import { type Refusal, refuse } from '../../../workflow/refusals.js';
import { formatInstant } from '../../../workflow/time/civil.js';
import type { Scope } from '../../context.js';
import { nameOfDecider } from '../people/doer-name.js';

/**
 * `ALREADY_DONE` with who was faster, when, and with what outcome; one that was taken back by who handed it in is said to be that, and one
 * that nobody decided is only over. Others stay as they are.
 */
export async function whoDidIt({ tx, deps }: Pick<Scope, 'tx' | 'deps'>, taskId: number, refusal: Refusal): Promise<Refusal> {
  if (refusal.code !== 'ALREADY_DONE') return refusal;
  const task = await tx.tasks.get(taskId);
  if (task === null || task.decidedAt === null) return refuse('STALE_CARD');
  const who = (await nameOfDecider({ tx }, task)) ?? '其他人员';
  const at = formatInstant(task.decidedAt);
  if (task.state === 'cancelled' && task.reason !== null) {
    return refuse('NOTHING_TO_DO', { says: `${task.reason}现在不用办理。（${who}，${at}）` });
  }
  const project = await tx.projects.get(task.projectId);
  const policy = project === null ? undefined : deps.policies.get(project.policyId, project.policyVersion);
  const outcome = policy?.tasks[task.task]?.outcomes[task.outcome ?? '']?.label ?? '已处理';
  return refuse('ALREADY_DONE', { who, at, outcome });
}
