import { type FormInput, INPUTS } from '../../../cards/kit/inputs.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Context, Scope } from '../../context.js';

const LATE = 'late';
/** Longer than any card lets somebody type. */
const LATE_MAX = 1000;

/** Why it comes late, as it was typed; empty where nothing was. */
export function lateReasonIn(raw: FormInput | null): string {
  const typed = raw?.[INPUTS.lateReason];
  return typeof typed === 'string' ? typed.slice(0, LATE_MAX) : '';
}

/** Why a task comes late, as typed so far by whoever fills it in. */
export async function typedLateReason({ tx }: Scope, task: Task): Promise<string> {
  return lateReasonIn(await tx.typedWords.of(task.id, LATE));
}

/** Keeps why it comes late where a card or page asked for it; `before` is what was kept already. */
export async function keepLateReason({ tx, now }: Context, task: Task, raw: FormInput, before: string): Promise<void> {
  const late = lateReasonIn(raw);
  if (!Object.hasOwn(raw, INPUTS.lateReason) || late === before) return;
  await tx.typedWords.put({ taskId: task.id, key: LATE, words: { [INPUTS.lateReason]: late }, at: now });
}

/** What a person typed for an outcome before he turned back to look again; null where he typed nothing. */
export async function typedForOutcome({ tx }: Scope, { id }: Staff, task: Task, outcome: string): Promise<FormInput | null> {
  return tx.typedWords.of(task.id, keyOf(outcome, id));
}

/** Keeps it, his own. */
export async function keepForOutcome({ tx, actor, now }: Context, task: Task, outcome: string, words: FormInput): Promise<void> {
  if (Object.keys(words).length > 0) await tx.typedWords.put({ taskId: task.id, key: keyOf(outcome, actor.id), words, at: now });
}

function keyOf(outcome: string, staffId: number): string {
  return `${outcome}:${String(staffId)}`;
}
