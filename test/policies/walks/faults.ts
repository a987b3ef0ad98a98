/** What must hold of every project, whatever was done to it; each a sentence that names what does not. */
import type { Policy } from '../../../policies/schema/index.js';
import type { Point } from '../../../policies/schema/time.js';
import { holds } from '../../../workflow/condition.js';
import type { DeadlineFacts, ProjectFacts } from '../../../workflow/facts.js';
import { factReader } from '../../../workflow/read-facts.js';
import type { Step } from './walk.js';

const isLive = ({ state }: DeadlineFacts): boolean => state === 'running' || state === 'suspended';

export function faultsOf(policy: Policy, project: ProjectFacts, step: Step, today: string): string[] {
  return [
    ...staleClocks(project),
    ...doubles(project),
    ...leftBehind(project),
    ...deadEnds(policy, project),
    ...bornOverdue(policy, step, today),
  ];
}

function staleClocks({ deadlines, tasks }: ProjectFacts): string[] {
  const open = new Set(tasks.flatMap(({ id, state }) => (state === 'open' ? [id] : [])));
  return deadlines
    .filter((row) => isLive(row) && !open.has(row.taskId ?? 0))
    .map(({ deadline }) => `clock ${deadline} runs for no task`);
}

function doubles({ deadlines, tasks }: ProjectFacts): string[] {
  const clocks = deadlines.filter(isLive).map(({ deadline, taskId }) => `clock ${deadline} of ${String(taskId)}`);
  const open = tasks
    .filter(({ state }) => state === 'open')
    .map(({ task, subject }) => `task ${task} of ${subject ?? 'the project'}`);
  const all = [...clocks, ...open];
  return all.filter((each, at) => all.indexOf(each) < at).map((each) => `${each} twice`);
}

function leftBehind({ status, tasks, deadlines }: ProjectFacts): string[] {
  if (status !== 'ended') return [];
  return [
    ...tasks.filter(({ state }) => state === 'open').map(({ task }) => `it ended, and ${task} is open`),
    ...deadlines.filter(isLive).map(({ deadline }) => `it ended, and ${deadline} runs`),
  ];
}

/** Somebody can always go on: a task is open, or may be begun. */
function deadEnds(policy: Policy, project: ProjectFacts): string[] {
  if (project.status === 'ended' || project.tasks.some(({ state }) => state === 'open')) return [];
  const read = factReader(policy, project);
  const may = Object.values(policy.tasks).some(({ startable }) => startable !== undefined && holds(startable, read));
  return may ? [] : [`nothing is open in ${project.stage}, and nothing may be begun`];
}

/** A clock that counts from an answer may be overdue when it begins: the contract was signed long ago. No other. */
function bornOverdue(policy: Policy, { effects }: Step, today: string): string[] {
  return effects.flatMap((effect) => {
    if (effect.type !== 'deadlineStarted' || effect.resolution.dueOn >= today) return [];
    const starts = policy.deadlines[effect.deadline]?.starts;
    if (starts === undefined || countsFromAnswer(starts)) return [];
    return [`clock ${effect.deadline} begins on ${today} with ${effect.resolution.dueOn} as its last day`];
  });
}

function countsFromAnswer(point: Point): boolean {
  if (typeof point === 'string') return false;
  if ('latest' in point) return point.latest.some(countsFromAnswer);
  return 'field' in point || 'yearOf' in point;
}
