import type { FaultView } from '../../../cards/kit/props.js';
import { type FormInput, INPUTS } from '../../../cards/kit/inputs.js';
import type { Task } from '../../../entities/task.entity.js';
import type { OutcomeInput } from '../../../workflow/decision.js';
import type { FormValues } from '../../../workflow/facts.js';
import { checkForm } from '../../../workflow/forms/check.js';
import { parsePage } from '../../../workflow/forms/parse-page.js';
import { computeTotals } from '../../../workflow/forms/table.js';
import { factReader, withForm } from '../../../workflow/read-facts.js';
import type { Scope } from '../../context.js';
import { taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { lateReasonAsked } from '../forms/late.js';
import { lateReasonIn } from '../forms/typed-words.js';

/** What came with an outcome, what was typed, and what is still missing or wrong. */
export interface ReadOutcome {
  readonly input: OutcomeInput;
  readonly typed: {
    readonly reason: string;
    readonly opinions: string;
    readonly lateReason: string;
    readonly values: FormValues;
  };
  readonly faults: readonly FaultView[];
}

/** Parses the form of an outcome: reason, opinions one a line, late reason, and the task's own fields where it needs them. */
export function readOutcomeInput(scope: Scope, found: Case, task: Task, outcomeId: string, form: FormInput): ReadOutcome {
  const definition = taskDefinition(found, task.task);
  const needs = definition.outcomes[outcomeId]?.needs ?? [];
  const typed = {
    reason: text(form, INPUTS.reason),
    opinions: text(form, INPUTS.opinions),
    lateReason: lateReasonIn(form),
  };
  const opinions = itemsOf(typed.opinions);
  const faults: FaultView[] = [];
  if (needs.includes('reason') && typed.reason.trim() === '') faults.push(wordsMissing(INPUTS.reason, '理由', '请写明理由'));
  const reopened = found.facts.opinions.some(({ state }) => state === 'open');
  if (needs.includes('opinions') && opinions.length === 0 && !reopened) {
    faults.push(wordsMissing(INPUTS.opinions, '修改意见', '请逐条写明，每行一条'));
  }
  if (typed.lateReason.trim() === '' && lateReasonAsked(scope, found, task) !== null) {
    faults.push(wordsMissing(INPUTS.lateReason, '逾期原因', '已超过时限，请写明逾期原因'));
  }
  const asked = needs.includes('form') ? readFields(scope, found, definition.form ?? '', form) : { values: {}, faults: [] };
  const input: OutcomeInput = {
    ...(needs.includes('form') ? { values: asked.values } : {}),
    ...(typed.reason.trim() === '' ? {} : { reason: typed.reason.trim() }),
    ...(opinions.length === 0 ? {} : { opinions }),
    ...(typed.lateReason.trim() === '' ? {} : { lateReason: typed.lateReason.trim() }),
  };
  return { input, typed: { values: asked.values, ...typed }, faults: [...faults, ...asked.faults] };
}

function readFields(scope: Scope, found: Case, formId: string, raw: FormInput): { values: FormValues; faults: FaultView[] } {
  const form = found.policy.forms[formId];
  if (form === undefined) return { values: {}, faults: [] };
  let values: FormValues = {};
  for (const page of form.pages) values = parsePage(page, raw, values).values;
  values = computeTotals(form, values);
  const read = factReader(found.policy, withForm(found.facts, formId, values));
  const faults = checkForm(form, values, read, { today: scope.today });
  return { values, faults: faults.map(({ page, field, label, says }) => ({ page, field, label, text: says })) };
}

/** `1.` `（二）` `3、` `-` before an item. An amount (`3.5 万元`) is no such number. */
const NUMBERED = /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）、]|[.．，](?!\d))|[-•·*](?!\d))\s*/;

/** One item a line; a number that the person typed in front is dropped, since items are numbered by the bot. */
function itemsOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((item) => item.replace(NUMBERED, '').trim())
    .filter((item) => item !== '');
}

function text(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

function wordsMissing(field: string, label: string, says: string): FaultView {
  return { page: null, field, label, text: says };
}
