import { type Refusal, refuse } from '../../../workflow/refusals.js';
import { formatInstant } from '../../../workflow/time/civil.js';
import type { Scope } from '../../context.js';
import { nameOfDecider } from '../people/doer-name.js';

/** `ALREADY_DONE` with who was faster, when, and with what outcome; a task that nobody decided is only over. Others stay as they are. */
export async function whoDidIt({ tx, deps }: Pick<Scope, 'tx' | 'deps'>, taskId: number, refusal: Refusal): Promise<Refusal> {
  if (refusal.code !== 'ALREADY_DONE') return refusal;
  const task = await tx.tasks.get(taskId);
  if (task === null || task.decidedAt === null) return refuse('STALE_CARD');
  const who = await nameOfDecider({ tx }, task);
  const project = await tx.projects.get(task.projectId);
  const policy = project === null ? undefined : deps.policies.get(project.policyId, project.policyVersion);
  const outcome = policy?.tasks[task.task]?.outcomes[task.outcome ?? '']?.label ?? '已处理';
  return refuse('ALREADY_DONE', { who: who ?? '其他人员', at: formatInstant(task.decidedAt), outcome });
}
