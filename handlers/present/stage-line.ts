import type { Task } from '../../entities/task.entity.js';
import type { Condition, Policy } from '../../policies/schema/index.js';
import { holdsIf } from '../../workflow/condition.js';
import { conditionPaths } from '../../workflow/describe/paths.js';
import type { FactReader } from '../../workflow/facts.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';

interface StageView {
  readonly name: string;
  readonly state: 'done' | 'now' | 'next';
}

/**
 * The stages that a project has been through, the one it stands in, and those that lie ahead when everything goes well.
 * Detours (sent back, reviewed again) are named only once they happened.
 * @param entered Those that its audit trail has: a stage need not have a task of its own (上线试用).
 */
export function stageLine(found: Case, entered: readonly string[]): StageView[] {
  const { policy, project, tasks, read } = found;
  const ended = project.status === 'ended';
  const now = project.stage;
  const main = mainLine(policy);
  const walked = tasks.filter((task) => main.has(task.task) && !isTakenBack(task));
  const visited = new Set([now, ...entered, ...walked.flatMap((task) => [task.stage, ...reachedBeside(policy, task)])]);
  const open = walked.filter(({ state }) => state === 'open').map(({ task }) => task);
  const ahead = ended ? [] : stagesAhead(policy, read, { open, now }).filter((stage) => stage !== now);
  const done = Object.keys(policy.stages).filter((stage) => visited.has(stage) && stage !== now && !ahead.includes(stage));
  return [
    ...done.map((stage) => view(policy, stage, 'done')),
    view(policy, now, ended ? 'done' : 'now'),
    ...ahead.map((stage) => view(policy, stage, 'next')),
  ];
}

/** The stages that a project entered, older first, without what was taken back. */
export async function stagesEntered({ tx }: Pick<Scope, 'tx'>, { project, tasks }: Case): Promise<string[]> {
  const records = await tx.audit.counted(`project:${String(project.id)}`, 'STAGE_ENTERED');
  // What a hand-in opened has its instant, and so has the stage that it led to.
  const takenBack = new Set(tasks.filter(isTakenBack).map(({ openedAt }) => openedAt));
  return records.flatMap(({ at, event }) => (event.type === 'STAGE_ENTERED' && !takenBack.has(at) ? [event.body.stage] : []));
}

/** Cancelled because what opened it was taken back; other tasks are cancelled by nobody. */
function isTakenBack({ state, decidedAt }: Task): boolean {
  return state === 'cancelled' && decidedAt !== null;
}

/** The stage that a task led to but for where the project stood: 上线试用, registered while its acceptance goes on. */
function reachedBeside({ tasks }: Policy, { task, state, outcome }: Task): string[] {
  const effects = state === 'done' ? (tasks[task]?.outcomes[outcome ?? '']?.effects ?? []) : [];
  const stages = effects.filter((effect) => 'stage' in effect);
  const [only] = stages;
  const isBeside = only?.when !== undefined && 'field' in only.when && only.when.field === 'stage';
  return isBeside && stages.length === 1 ? [only.stage] : [];
}

/** The tasks of the stages themselves: what only begins when a person begins it, and what only that leads to, runs beside them. */
function mainLine({ tasks, begins }: Policy): Set<string> {
  const reached = new Set<string>();
  const waiting = [begins];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const task = tasks[id];
    if (reached.has(id) || task === undefined) continue;
    reached.add(id);
    const effects = Object.values(task.outcomes).flatMap((outcome) => outcome.effects);
    waiting.push(...effects.flatMap((effect) => ('open' in effect ? [effect.open] : [])));
  }
  return reached;
}

/**
 * Follows the first outcome of each task that can come to be chosen, as the facts stand now but for the stage that the way has reached and what
 * it has decided by then, until nothing new opens: a task to which it comes back may go on by another outcome. In a lot one thing comes after
 * the other. Ways that run beside each other are told in the order in which the policy lists its stages, as those that lie behind are.
 */
function stagesAhead(
  policy: Policy,
  facts: FactReader,
  { open, now }: { readonly open: readonly string[]; readonly now: string },
): string[] {
  const stages: string[] = [];
  const seen = new Set<string>();
  const decided = new Map<string, string>();
  const waiting = open.map((task) => ({ task, at: now }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { task, at } = next;
    const read: FactReader = (path) => (path === 'stage' ? at : (decided.get(path) ?? facts(path)));
    const { per, outcomes } = policy.tasks[task] ?? {};
    const all = Object.entries(outcomes ?? {});
    const [id, outcome] = all.find(([, { when }]) => canBe(when, read)) ?? all[0] ?? [];
    if (id === undefined || outcome === undefined || seen.has(`${task}.${id}`)) continue;
    seen.add(`${task}.${id}`);
    decided.set(`done.${task}`, id);
    const { effects } = outcome;
    // While the deciding fact is not known no branch holds: the first one stands for the others.
    const stage = effects.filter((effect) => 'stage' in effect);
    const entered = stage.find((effect) => holdsIf(effect.when, read)) ?? stage[0];
    if (entered !== undefined && !stages.includes(entered.stage)) stages.push(entered.stage);
    const opens = effects.filter((effect) => 'open' in effect);
    const opened = opens.filter((effect) => holdsIf(effect.when, read));
    const followed = per !== undefined ? opens : opened.length > 0 ? opened : opens.slice(0, 1);
    const reached = entered?.stage ?? at;
    waiting.push(...followed.map((effect) => ({ task: effect.open, at: reached })));
  }
  return Object.keys(policy.stages).filter((stage) => stages.includes(stage));
}

/** What only the way there settles, all going well: opinions are answered, bodies reply, papers come. */
const SETTLED = ['opinions', 'answers', 'times', 'open', 'renewed', 'material', 'deadline', 'lots', 'paused'];

/** Whether an outcome can be chosen when the way gets to its task. */
function canBe(when: Condition | undefined, read: FactReader): boolean {
  if (when === undefined || holdsIf(when, read)) return true;
  return conditionPaths(when).some((path) => SETTLED.includes(path.split('.')[0] ?? ''));
}

function view(policy: Policy, stage: string, state: StageView['state']): StageView {
  return { name: policy.stages[stage]?.name ?? stage, state };
}
