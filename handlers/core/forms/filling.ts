import type { Form as FormRow } from '../../../entities/form.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Form, Policy } from '../../../policies/schema/index.js';
import type { FormValues } from '../../../workflow/facts.js';
import { computeTotals } from '../../../workflow/forms/table.js';
import { factReader, withForm } from '../../../workflow/read-facts.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context, Scope } from '../../context.js';
import { assertMayDo } from '../rights/authorise.js';
import { loadTask, seenFrom, taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { unitRecord } from '../case/unit-record.js';
import { beginsAfresh } from './came-back.js';
import { withDefaults } from './defaults.js';
import { initialValues } from './initial-values.js';
import { markOfAll } from './merge-page.js';
import { lateReasonAsked } from './late.js';
import { typedLateReason } from './typed-words.js';
import type { Shows } from '../tell/letterbox.js';

/** A form, or a filing without one, that is being filled in for a task. */
export interface Filling {
  /** Its facts see the answers as they stand now, so that conditions follow what was just typed. */
  readonly found: Case;
  readonly task: Task;
  readonly definition: Policy['tasks'][string];
  readonly formId: string | null;
  readonly form: Form | null;
  /** The stored draft; null until something is kept. */
  readonly draft: FormRow | null;
  readonly values: FormValues;
  /** Why it comes late, as typed so far; empty where that is not asked. */
  readonly lateReason: string;
  /** What is on record of the unit, where the task sets it out. */
  readonly record: readonly string[];
  /** What the buttons of its cards carry. It moves with every save, so that each card shown has a form of its own name. */
  readonly version: number;
}

/** How a task's form stands: its draft, else what was submitted before, else what is known already. */
export async function fillingOf(scope: Scope, from: Case, task: Task): Promise<Filling> {
  const found = seenFrom(from, task);
  const definition = taskDefinition(found, task.task);
  const formId = definition.form ?? null;
  const form = found.policy.forms[formId ?? ''] ?? null;
  const draft = found.forms.findLast(({ taskId, state }) => taskId === task.id && state === 'draft') ?? null;
  const record = definition.showsLedger ? await unitRecord(scope, found) : [];
  const lateReason = lateReasonAsked(scope, found, task) === null ? '' : await typedLateReason(scope, task);
  const common = { task, definition, formId, form, draft, record, lateReason };
  if (formId === null || form === null) return { ...common, found, values: {}, version: task.version };
  const stored = draft === null ? await firstValues(scope, found, task, formId) : withDefaults(form, draft.values, scope.today);
  const values = computeTotals(form, stored);
  return { ...common, found: seeing(found, formId, values), values, version: cardVersion(draft) };
}

/** The filling of a person who may act. Throws `TASK_NOT_FOUND`, `ALREADY_DONE`, `NOT_YOURS`. */
export async function openFilling(context: Context, taskId: number): Promise<Filling> {
  const { found, task } = await loadTask(context, taskId);
  const { kind } = taskDefinition(found, task.task);
  if (kind !== 'form' && kind !== 'filing') throw new Refused(refuse('TASK_NOT_FOUND'));
  if (task.state !== 'open') throw new Refused(refuse('ALREADY_DONE'));
  assertMayDo(context.actor, found, task);
  return fillingOf(context, found, task);
}

/** Each revision counts on from its own thousand, so that a card of an earlier one is never taken for fresh. */
function cardVersion(draft: FormRow | null): number {
  return draft === null ? 1 : draft.revision * 10_000 + draft.version;
}

/** A form that came back begins with what was submitted, in its lot; one that a person begins anew, or the next of what is asked for each time, afresh. */
async function firstValues(scope: Scope, found: Case, task: Task, formId: string): Promise<FormValues> {
  const before = found.facts.entries.findLast(({ form, subject }) => form === formId && subject === task.subject);
  return before === undefined || beginsAfresh(found, task, formId)
    ? initialValues(scope, found, formId)
    : withoutSaidAnew(found, formId, before.values);
}

function withoutSaidAnew({ policy }: Case, formId: string, values: FormValues): FormValues {
  const fields = policy.forms[formId]?.pages.flatMap((page) => page.fields) ?? [];
  const anew = new Set(fields.filter(({ everyTime }) => everyTime === true).map(({ id }) => id));
  return Object.fromEntries(Object.entries(values).filter(([id]) => !anew.has(id)));
}

function seeing(found: Case, formId: string, values: FormValues): Case {
  const facts = withForm(found.facts, formId, values);
  return { ...found, facts, read: factReader(found.policy, facts) };
}

/** What a card of a filling shows. */
export function showsOf({ found, task }: Filling): Shows {
  return { card: 'task', projectId: found.project.id, taskId: task.id };
}

/** What the button that hands in carries as its version: of what is filled in page by page it changes with the answers only. */
export function answersVersion({ form, draft, version }: Filling): number {
  return form === null || draft === null ? version : markOfAll(form, draft.values, draft.revision);
}

/** Said when a card was overtaken by another: what was changed on it only is taken in all the same. */
export const STALE_NOTE = '这份表刚在别处保存过，已换成最新的，只在这张卡片上改过的内容已一并保留，请核对。';

/** The same of a card that shows no answers of its own to compare. */
export function staleNote(filling: Filling, version: number): string | null {
  return filling.version === version ? null : STALE_NOTE;
}
