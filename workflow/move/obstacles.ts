import type { Policy, Task } from '../../policies/schema/index.js';
import { entryOf } from '../entry.js';
import type { ProjectFacts, TaskFacts } from '../facts.js';
import { lotKind } from '../own.js';
import { formObstacles } from './form-obstacles.js';
import type { Renames } from './renames.js';

/** A project with what moving it is held against besides its facts. */
export interface Movable {
  readonly project: ProjectFacts;
  /** Ids of the letters that were issued. */
  readonly letters: readonly string[];
}

/** Everything that a project has and the new version does not know, each with what to do about it. */
export function obstaclesOf(from: Policy, to: Policy, { project, letters }: Movable, renames: Renames): string[] {
  return [
    ...versionObstacles(from, to),
    ...stageObstacles(from, to, project.stage, renames),
    ...distinct(project.tasks.flatMap((row) => taskObstacles(from, to, row, renames))),
    ...formObstacles(from, to, project),
    ...distinct(letters.flatMap((letter) => letterObstacles(from, to, letter))),
    ...project.deadlines.flatMap((row) => deadlineObstacles(from, to, row, project, renames)),
  ];
}

/** A version that names its forerunner takes projects from that one only. */
function versionObstacles({ version }: Policy, { replaces }: Policy): string[] {
  if (replaces === undefined || replaces.version === version) return [];
  return [`新版本只承接版本 ${replaces.version} 的项目，请先迁移到 ${replaces.version}。`];
}

function stageObstacles({ stages }: Policy, to: Policy, stage: string, renames: Renames): string[] {
  if (entryOf(to.stages, renames.stage(stage)) !== undefined) return [];
  return [`现在的环节“${stages[stage]?.name ?? stage}”在新版本中没有，请在 replaces.stages 写明对应的环节。`];
}

function taskObstacles(from: Policy, to: Policy, { task, state, outcome, subject }: TaskFacts, renames: Renames): string[] {
  const before = from.tasks[task];
  const after = entryOf(to.tasks, renames.task(task));
  const name = before?.name ?? task;
  if (after === undefined) {
    const which = state === 'open' ? '正在办的' : '办过的';
    return [`${which}“${name}”在新版本中没有，请在 replaces.tasks 写明对应的待办。`];
  }
  const kind = lotKind(from, subject);
  if (kind !== null && entryOf(to.lots, kind) === undefined) {
    return [`新版本没有“${from.lots[kind]?.name ?? kind}”，“${name}”无处归属。`];
  }
  if (state === 'done' && outcome !== null && entryOf(after.outcomes, outcome) === undefined) {
    return [`“${name}”已办结为“${before?.outcomes[outcome]?.label ?? outcome}”，新版本的“${after.name}”没有这个结果。`];
  }
  return state === 'open' && before !== undefined ? shapeObstacles(name, before, after) : [];
}

/** A task that is being done goes on only where it is done the same way. */
function shapeObstacles(name: string, before: Task, after: Task): string[] {
  const same = before.kind === after.kind && before.form === after.form && before.per === after.per;
  const bodies = (before.bodies === undefined) === (after.bodies === undefined);
  return same && bodies ? [] : [`正在办的“${name}”在新版本中换了办法（“${after.name}”），请先办结再迁移。`];
}

function letterObstacles({ letters }: Policy, to: Policy, letter: string): string[] {
  return entryOf(to.letters, letter) === undefined ? [`已出具的“${letters[letter]?.name ?? letter}”在新版本中没有。`] : [];
}

function deadlineObstacles(
  from: Policy,
  to: Policy,
  { deadline, state, taskId }: ProjectFacts['deadlines'][number],
  { tasks }: ProjectFacts,
  renames: Renames,
): string[] {
  if (state !== 'running' && state !== 'suspended') return [];
  const after = entryOf(to.deadlines, deadline);
  const name = from.deadlines[deadline]?.name ?? deadline;
  if (after === undefined) return [`正在计时的“${name}”在新版本中没有。`];
  const task = tasks.find(({ id }) => id === taskId);
  return task === undefined || after.task === renames.task(task.task) ? [] : [`正在计时的“${name}”在新版本中属于另一件待办。`];
}

function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}
