import type { Opinion } from '../../../entities/opinion.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Case } from '../case/project-case.js';
import { opinionRoundFor } from './opinion-numbers.js';

type Matter = Pick<Task, 'task' | 'subject'>;

/**
 * The opinions that somebody needs before him for a task: those about what it sets out, and whatever still stands where it may settle it or
 * has to answer it. Those on a plan that was settled do not come back with every payment.
 */
export function opinionsAtHand(found: Case, task: Matter, viewer: Staff | null): readonly Opinion[] {
  const deals = dealsWithOpinions(found, task.task);
  const own = new Set(formsOf(found, task.task));
  return opinionRoundFor(found, viewer).filter(
    (opinion) => (deals && opinion.state !== 'accepted') || isAbout(found, opinion, task, own),
  );
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
function isAbout(found: Case, opinion: Opinion, task: Matter, own: ReadonlySet<string>): boolean {
  const raising = found.tasks.find(({ id }) => id === opinion.taskId);
  if (raising === undefined || inOtherLots(raising, task)) return false;
  const answering = found.tasks.find(({ id, task: name, state }) => {
    return id > raising.id && state !== 'cancelled' && found.policy.tasks[name]?.answersOpinions === true;
  });
  const forms = [raising, answering].flatMap((one) => (one === undefined ? [] : formsOf(found, one.task)));
  return forms.some((form) => own.has(form));
}

function inOtherLots({ subject: one }: Matter, { subject: other }: Matter): boolean {
  return one !== other && isLot(one) && isLot(other);
}

/** A lot's subject has its entry's number; a body's is its name. */
function isLot(subject: string | null): boolean {
  return subject?.includes(':') === true;
}

function formsOf({ policy }: Case, id: string): string[] {
  const task = policy.tasks[id];
  return task === undefined ? [] : [...task.shows, ...(task.form === undefined ? [] : [task.form])];
}
