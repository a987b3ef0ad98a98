import type { Outcome, Task } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import type { OutcomeInput } from '../decision.js';
import type { FactReader, TaskFacts } from '../facts.js';
import { checkForm } from '../forms/check.js';
import { hasMaterial, nameWithHolder } from '../materials.js';
import { factReader } from '../read-facts.js';
import { type Refusal, refuse } from '../refusals.js';
import { formatDate } from '../time/civil.js';
import { closedGate, tooEarly } from './gates.js';
import type { Situation } from './situation.js';

interface Attempt {
  readonly task: TaskFacts;
  readonly definition: Task;
  readonly outcome: Outcome;
  readonly input: OutcomeInput;
}

/** The first thing that stands in the way of an outcome, from what the person can mend at once to what others must do. */
export function missing(situation: Situation, { task, definition, outcome, input }: Attempt): Refusal | null {
  const read = factReader(situation.policy, situation.project);
  return (
    tooEarly(situation, task, definition, outcome) ??
    missingWords(
      outcome,
      input,
      situation.project.opinions.some(({ state }) => state === 'open'),
    ) ??
    formFaults(situation, definition, outcome, input, read) ??
    (submits(definition, outcome) ? missingMaterials(situation, task, definition, read) : null) ??
    unanswered(definition, read) ??
    lateWithoutReason(situation, task, input) ??
    closedGate(situation, task, [...definition.gates, ...outcome.gates])
  );
}

/** Ids of the materials that a task asks for now: its own and those of its form's pages. */
export function askedMaterials(policy: Situation['policy'], definition: Task, read: FactReader): string[] {
  const pages = definition.form === undefined ? [] : (policy.forms[definition.form]?.pages ?? []);
  return [...pages.flatMap((page) => page.materials), ...definition.materials].filter((id) =>
    holdsIf(policy.materials[id]?.when, read),
  );
}

/** Ids of those that a task must have and that have not come. */
export function absentMaterials(
  policy: Situation['policy'],
  project: Situation['project'],
  task: Pick<TaskFacts, 'id'>,
  definition: Task,
  read: FactReader,
): string[] {
  return askedMaterials(policy, definition, read).filter(
    (id) => policy.materials[id]?.required === true && !hasMaterial(policy, project, id, task.id),
  );
}

/** The first outcome of a form or filing hands it in; an outcome that turns something down needs neither form nor papers. */
export function submits(definition: Task, outcome: Outcome): boolean {
  const handsIn = definition.kind === 'form' || definition.kind === 'filing';
  return outcome.needs.includes('form') || (handsIn && Object.values(definition.outcomes)[0] === outcome);
}

/** An opinion that was sent back says what is to be mended: no new one has to be found. */
function missingWords(outcome: Outcome, input: OutcomeInput, reopened: boolean): Refusal | null {
  if (outcome.needs.includes('reason') && !input.reason?.trim()) return refuse('REASON_MISSING', { outcome: outcome.label });
  if (outcome.needs.includes('opinions') && (input.opinions ?? []).length === 0 && !reopened) {
    return refuse('OPINIONS_MISSING', { outcome: outcome.label });
  }
  return null;
}

function formFaults(
  situation: Situation,
  definition: Task,
  outcome: Outcome,
  input: OutcomeInput,
  read: FactReader,
): Refusal | null {
  const form = definition.form === undefined ? undefined : situation.policy.forms[definition.form];
  if (form === undefined || !submits(definition, outcome)) return null;
  const faults = checkForm(form, input.values ?? {}, read, { today: situation.today });
  return faults.length === 0 ? null : refuse('FORM_FAULTS', { count: String(faults.length) });
}

function missingMaterials({ policy, project }: Situation, task: TaskFacts, definition: Task, read: FactReader): Refusal | null {
  const absent = absentMaterials(policy, project, task, definition, read);
  const [first] = absent;
  if (first === undefined) return null;
  return refuse('MATERIALS_MISSING', { names: absent.map((id) => nameWithHolder(policy, id)).join('、'), material: first });
}

function unanswered(definition: Task, read: FactReader): Refusal | null {
  const count = definition.answersOpinions ? read('opinions.unanswered') : 0;
  return typeof count === 'number' && count > 0
    ? refuse('OPINIONS_UNANSWERED', { count: String(count) }, definition.article)
    : null;
}

function lateWithoutReason({ policy, project, today }: Situation, task: TaskFacts, input: OutcomeInput): Refusal | null {
  const late = project.deadlines.find(
    ({ deadline, taskId, state, dueOn }) =>
      taskId === task.id && state === 'running' && today > dueOn && policy.deadlines[deadline]?.lateReason,
  );
  if (late === undefined || input.lateReason?.trim()) return null;
  return refuse(
    'LATE_REASON_MISSING',
    { due: formatDate(late.dueOn), deadline: String(late.id) },
    policy.deadlines[late.deadline]?.article,
  );
}
