import { withNotes } from '../../cards/kit/build.js';
import { fieldView } from '../../cards/kit/field-view.js';
import type { FaultView, OutcomeView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { meetingConclusion } from '../../cards/meeting-conclusion.js';
import type { Task } from '../../entities/task.entity.js';
import { missingPapers } from '../../workflow/meeting/readiness.js';
import type { ReadOutcome } from '../core/tasks/outcome-input.js';
import type { Scope } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { initialValues } from '../core/forms/initial-values.js';
import type { AgendaEntry, MeetingCase } from '../core/meetings/meeting.js';
import { withFilledHint } from './form-views.js';
import { meetingView } from './meeting-views.js';
import { shutOutcomes } from './shut.js';
import { outcomeViews, projectRef } from './views.js';

interface Returned extends Pick<ReadOutcome, 'typed'> {
  readonly faults: readonly FaultView[];
  readonly outcome: string;
}

const NEEDED = { form: '填写下面各项', opinions: '逐条写修改意见', reason: '写结论说明' } as const;

/** The meeting's conclusion on one project; `returned` is what came back with something missing, null the first time. */
export async function conclusionCard(
  scope: Scope,
  meeting: MeetingCase,
  entry: AgendaEntry,
  { found, task }: { readonly found: Case; readonly task: Task },
  returned: Returned | null,
): Promise<Card> {
  const definition = taskDefinition(found, task.task);
  const outcomes = outcomeViews(found, task);
  const formId = outcomes.some(({ needs }) => needs.includes('form')) ? definition.form : undefined;
  const fields = found.policy.forms[formId ?? '']?.pages.flatMap((page) => page.fields) ?? [];
  const values = returned?.typed.values ?? (formId === undefined ? {} : await initialValues(scope, found, formId));
  const total = found.read('project.total');
  const card = meetingConclusion.render({
    meeting: meetingView(meeting.meeting, meeting.rules.name),
    project: projectRef(found),
    totalWan: typeof total === 'number' ? total : found.project.totalWan,
    outcomes: outcomes.map(withNeeds),
    chosen: returned?.outcome ?? null,
    fields: fields.map((field) => fieldView(withFilledHint(found, field), values[field.id])),
    opinions: returned?.typed.opinions ?? '',
    reason: returned?.typed.reason ?? '',
    source: { article: definition.article, says: definition.says ?? null, reading: definition.reading ?? null },
    missingPapers: missingPapers(meeting.rules, entry.item.papers).map(({ name }) => name),
    faults: [...(returned?.faults ?? [])],
  });
  return withNotes(card, returned === null ? shutOutcomes(scope, found, task) : []);
}

/** What a conclusion asks for is said with it, before it is chosen. */
function withNeeds(outcome: OutcomeView): OutcomeView {
  const needs = outcome.needs.map((need) => NEEDED[need]).join('，');
  return needs === '' ? outcome : { ...outcome, label: `${outcome.label}（须${needs}）` };
}
