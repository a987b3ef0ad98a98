import type { Opinion } from '../../../entities/opinion.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import { lotKind } from '../../../workflow/own.js';
import type { Case } from '../case/project-case.js';
import { opinionsFor } from '../rights/inner.js';
import { opinionRoundFor } from './opinion-numbers.js';

/**
 * The opinions that somebody needs before him for a task: those for whose sake he was called, those on what the task sets out, and whatever
 * still stands where he may settle it or has to answer it. Those on a plan that was settled do not come back with every payment.
 */
export function opinionsAtHand(found: Case, task: Task, viewer: Staff | null): readonly Opinion[] {
  const round = opinionRoundFor(found, viewer);
  // He reads what he was called for even when the round in which it was said is over.
  const called = opinionsFor(found, viewer).filter((opinion) => calls(found, opinion, task));
  const deals = dealsWithOpinions(found, task.task);
  const matter = matterOf(found, task.task);
  const isAtHand = (opinion: Opinion): boolean =>
    called.includes(opinion) || (deals && opinion.state !== 'accepted') || isAbout(found, opinion, task, matter);
  return [...called.filter((opinion) => !round.includes(opinion)), ...round.filter(isAtHand)];
}

/** Whether the decision that raised it opened the task, or would have had it not been open: two bodies' new opinions call the head once. */
function calls(found: Case, opinion: Opinion, task: Task): boolean {
  const raising = raisedBy(found, opinion);
  const { effects } = found.policy.tasks[raising?.task ?? '']?.outcomes[raising?.outcome ?? ''] ?? {};
  const at = raising?.decidedAt ?? null;
  if (at === null || effects?.some((effect) => 'open' in effect && effect.open === task.task) !== true) return false;
  return task.openedAt <= at && (task.decidedAt === null || at <= task.decidedAt);
}

/** Whether a decision on it raises or settles opinions, or it is where they are answered. */
function dealsWithOpinions({ policy }: Case, id: string): boolean {
  const task = policy.tasks[id];
  if (task === undefined) return false;
  const outcomes = Object.values(task.outcomes);
  const decides = outcomes.some(({ needs, effects }) => needs.includes('opinions') || effects.some((one) => 'settle' in one));
  return task.answersOpinions || task.closesOpinions || decides;
}

/** What an opinion is on: the forms that lay before whoever raised it, what he wrote himself, and what it is answered with. */
function isAbout(found: Case, opinion: Opinion, task: Task, matter: ReadonlySet<string>): boolean {
  const raising = raisedBy(found, opinion);
  if (raising === undefined || inOtherLots(found, raising, task)) return false;
  const answering = found.tasks.find(({ id, task: name, state }) => {
    return id > raising.id && state !== 'cancelled' && found.policy.tasks[name]?.answersOpinions === true;
  });
  return [raising, answering].some((one) => one !== undefined && formsOf(found, one.task).some((form) => matter.has(form)));
}

/** The form that a task is about: of those that it shows, what the unit handed in last. The others are there to be compared with. */
function matterOf(found: Case, id: string): ReadonlySet<string> {
  const shown = new Set(found.policy.tasks[id]?.shows);
  const handedIn = found.forms.filter(
    ({ form, state, taskId }) => state === 'submitted' && shown.has(form) && isUnits(found, taskId),
  );
  const last = [...handedIn].sort((a, b) => a.id - b.id).at(-1);
  return new Set(last === undefined ? formsOf(found, id) : [last.form]);
}

function isUnits({ policy, tasks }: Case, taskId: number): boolean {
  const task = policy.tasks[tasks.find(({ id }) => id === taskId)?.task ?? ''];
  return task !== undefined && (task.answersOpinions || policy.roles[task.actor]?.scope === 'unit');
}

function raisedBy({ tasks }: Case, { taskId }: Opinion): Task | undefined {
  return tasks.find(({ id }) => id === taskId);
}

/** A task of the project, or of a body, is of no lot. */
function inOtherLots({ policy }: Case, { subject: one }: Task, { subject: other }: Task): boolean {
  return one !== other && lotKind(policy, one) !== null && lotKind(policy, other) !== null;
}

function formsOf({ policy }: Case, id: string): string[] {
  const task = policy.tasks[id];
  return task === undefined ? [] : [...task.shows, ...(task.form === undefined ? [] : [task.form])];
}
