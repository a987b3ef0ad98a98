import type { Outcome, Task } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import { concerning } from '../concern.js';
import type { Decision, Effect, OutcomeInput, WorkflowEvent } from '../decision.js';
import { entryOf } from '../entry.js';
import type { ProjectFacts, TaskFacts } from '../facts.js';
import { resultWord } from '../describe/result.js';
import { within } from '../own.js';
import { factReader, withForm } from '../read-facts.js';
import { refuse } from '../refusals.js';
import type { CivilDate } from '../time/civil.js';
import { after } from './after.js';
import { missing } from './missing.js';
import { afterClosing, closeDeadlines, startDeadlines } from './deadlines.js';
import { carryOut } from './effects.js';
import { standsStill } from './pauses.js';
import type { Situation } from './situation.js';

/** A task's actor finishes it with an outcome. */
export function complete(situation: Situation, event: Extract<WorkflowEvent, { type: 'complete' }>): Decision {
  const { policy, project: whole } = situation;
  const row = whole.tasks.find(({ id }) => id === event.taskId);
  const project = concerning(policy, within(whole, row?.subject ?? null), row?.task ?? '');
  if (project.status === 'ended') return { ok: false, refusal: refuse('PROJECT_ENDED', { result: resultWord(project.result) }) };
  const task = project.tasks.find(({ id }) => id === event.taskId);
  const definition = task && policy.tasks[task.task];
  if (task === undefined || definition === undefined) return { ok: false, refusal: refuse('TASK_NOT_FOUND') };
  if (task.state !== 'open') return { ok: false, refusal: refuse('ALREADY_DONE') };
  const still = standsStill(project, definition);
  if (still !== null) return { ok: false, refusal: still };
  const outcome = entryOf(definition.outcomes, event.outcome);
  const taken = takeValues(project, definition, event.input);
  if (outcome === undefined || !holdsIf(outcome.when, factReader(policy, taken))) {
    return { ok: false, refusal: refuse('OUTCOME_UNKNOWN') };
  }

  const lacking = missing({ ...situation, project: taken }, { task, definition, outcome, input: event.input });
  if (lacking !== null) return { ok: false, refusal: lacking };
  return { ok: true, effects: effectsOf({ ...situation, project: taken }, { task, definition, outcome, event }) };
}

interface Completion {
  readonly task: TaskFacts;
  readonly definition: Task;
  readonly outcome: Outcome;
  readonly event: Extract<WorkflowEvent, { type: 'complete' }>;
}

/** Order matters: the task closes first, so that an effect's condition already sees its outcome. */
export function effectsOf(situation: Situation, { task, definition, outcome, event }: Completion): Effect[] {
  const { input, heldOn } = event;
  const deadlines = closeDeadlines(situation, task, input.lateReason ?? null, heldOn);
  const closed = handedIn(closeTask(situation, task.id, event.outcome), task);
  const own: Effect[] = [{ type: 'taskClosed', taskId: task.id, outcome: event.outcome, reason: input.reason ?? null }];
  if (definition.form !== undefined && input.values !== undefined) {
    own.push({ type: 'formTaken', form: definition.form, values: input.values });
  }
  const raised = raisedBy(outcome, input);
  own.push(...raised, ...deadlines);
  const seen = raised.reduce((facts, effect) => after(facts, effect, situation.today), afterClosing(closed, deadlines));
  const { effects, situation: end } = carryOut({ ...situation, project: seen }, outcome.effects);
  return [...own, ...effects.map((effect) => ofItsYear(effect, heldOn)), ...startDeadlines(end, effects)];
}

/** What is put down for the year belongs to the one in which the meeting was held. */
function ofItsYear(effect: Effect, heldOn: CivilDate | undefined): Effect {
  return effect.type === 'ledgerProposed' && heldOn !== undefined ? { ...effect, heldOn } : effect;
}

function raisedBy(outcome: Outcome, { opinions = [] }: OutcomeInput): Effect[] {
  return opinions.length > 0 && outcome.needs.includes('opinions') ? [{ type: 'opinionsRaised', items: opinions }] : [];
}

function takeValues(project: ProjectFacts, definition: Task, input: OutcomeInput): ProjectFacts {
  return definition.form === undefined || input.values === undefined ? project : withForm(project, definition.form, input.values);
}

function closeTask({ project, today, now }: Situation, taskId: number, outcome: string): ProjectFacts {
  const tasks = project.tasks.map((task) =>
    task.id === taskId ? { ...task, state: 'done' as const, outcome, decidedAt: now, decidedOn: today } : task,
  );
  return { ...project, tasks };
}

/** The answers that were just taken in are the task's from now on, and count among those that were handed in. */
function handedIn(project: ProjectFacts, { id, subject }: TaskFacts): ProjectFacts {
  const entries = project.entries.map((entry) =>
    entry.taskId === null && entry.subject === subject ? { ...entry, taskId: id } : entry,
  );
  return { ...project, entries };
}
