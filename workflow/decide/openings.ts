import { holdsIf } from '../condition.js';
import type { Effect } from '../decision.js';
import type { ProjectFacts } from '../facts.js';
import { lotKind, lotNo, lotsOf } from '../own.js';
import { factReader } from '../read-facts.js';
import type { Situation } from './situation.js';

/**
 * The rows that opening a task makes: one for each body that is asked, one in the lot from which it is opened or in the
 * next lot, else one for the project. What is open already is not opened twice.
 */
export function openings(situation: Situation, task: string): Effect[] {
  const { policy, project } = situation;
  const subjects = subjectsOf(situation, task);
  const round = policy.tasks[task]?.bodies === undefined ? null : roundOf(project, task);
  return subjects
    .filter((subject) => !project.tasks.some((row) => row.task === task && row.state === 'open' && row.subject === subject))
    .map((subject) => ({ type: 'taskOpened', task, subject, round: round ?? roundIn(project, task, subject) + 1 }));
}

function subjectsOf({ policy, project }: Situation, task: string): (string | null)[] {
  const { bodies, per } = policy.tasks[task] ?? {};
  if (bodies !== undefined) {
    const read = factReader(policy, project);
    return bodies.filter(({ when }) => holdsIf(when, read)).map(({ name }) => name);
  }
  if (per === undefined) return [null];
  if (lotKind(policy, project.view) === per) return [project.view];
  const last = lotsOf(project, per).at(-1);
  return [`${per}:${String(last === undefined ? 1 : lotNo(last) + 1)}`];
}

/** The round that is asked now: the next one, or that of bodies which have not answered yet. */
function roundOf({ tasks }: ProjectFacts, task: string): number {
  const rows = tasks.filter((row) => row.task === task);
  const last = Math.max(0, ...rows.map(({ round }) => round));
  return rows.some(({ state }) => state === 'open') ? last : last + 1;
}

/** How often the task was opened in its lot, or in the project. */
function roundIn({ tasks }: ProjectFacts, task: string, subject: string | null): number {
  return tasks.filter((row) => row.task === task && row.subject === subject).length;
}
