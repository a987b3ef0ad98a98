import type { Outcome } from '../../policies/schema/index.js';

/** What is said to whoever handed something in: the policy's own sentence, else 已 and the outcome's label. */
export function takenSentence(outcome: Pick<Outcome, 'label' | 'done'> | undefined): string {
  return outcome?.done ?? `已${outcome?.label ?? '提交'}。`;
}
