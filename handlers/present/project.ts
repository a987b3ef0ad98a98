import { withNote } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import { projectStatus } from '../../cards/project-status.js';
import type { Staff } from '../../entities/staff.entity.js';
import { holds } from '../../workflow/condition.js';
import { resultWord } from '../../workflow/describe/result.js';
import type { Scope } from '../context.js';
import { owedAdvice } from '../core/rights/advice.js';
import { mayDo } from '../core/rights/authorise.js';
import { couldDo, holdsRole } from '../core/people/duty.js';
import type { Case } from '../core/case/project-case.js';
import { disclosedTo } from '../core/rights/inner.js';
import { watchersOf } from '../core/rights/watchers.js';
import { taskName, taskOfBody } from '../core/case/task-name.js';
import { projectMaterials } from './project-materials.js';
import { withdrawable } from '../core/tasks/withdraw.js';
import { stageLine, stagesEntered } from './stage-line.js';
import { deadlineOfTask, deadlineView, isHeldUp, letterView, projectRef, turnsOf } from './views.js';
import { warningsOf } from './warnings.js';

/** 进度: where a project stands, for whoever may look at it. Buttons are those of the viewer's own roles. */
export async function projectCard(scope: Scope, found: Case, viewer: Staff, note: string | null = null): Promise<Card> {
  const shown = projectStatus.render(await projectProps(scope, found, viewer));
  return withNote(warningsOf(found).reduceRight<Card>(withNote, shown), note);
}

/** All that is said of where a project stands, as this viewer may read it. */
export async function projectProps(
  scope: Scope,
  found: Case,
  viewer: Staff,
): Promise<Parameters<typeof projectStatus.render>[0]> {
  const { project, policy } = found;
  const handler = await scope.tx.staff.get(project.handlerId);
  return {
    project: projectRef(found),
    handler: handler?.name ?? null,
    totalWan: project.totalWan,
    stages: stageLine(found, await stagesEntered(scope, found)),
    result: project.status === 'ended' ? resultWord(project.result) : null,
    failed: project.result === 'failed' || project.result === 'cancelled',
    turns: await turnsOf(scope, disclosedTo(found, viewer)),
    mine: myTasks(found, viewer).map((task) => mineView(found, task)),
    takeable: takeable(found, viewer),
    withdraws: (await withdrawable(scope, found, viewer)).map((task) => ({
      taskId: task.id,
      version: task.version,
      name: taskName(found, task),
      begun: task.state === 'open',
    })),
    owed: await owedHere(scope, found, viewer),
    urgeable: urgeable(scope, found, viewer),
    startable: startableTasks(found, viewer),
    deadlines: found.deadlines.map((row) => deadlineView(scope, found, row)),
    materials: projectMaterials(found, viewer),
    watchers: (await watchersOf(scope, project)).map(({ name }) => name),
    pauses: found.pauses.map(({ fromOn, toOn, why }) => ({ fromOn, toOn, why })),
    letters: (await scope.tx.letters.ofProject(project.id)).map(letterView),
    maySetFlags: Object.values(policy.flags).some(({ setBy }) => project.status === 'running' && may(found, viewer, setBy)),
  };
}

/** The open tasks that a person may do. */
export function myTasks(found: Case, viewer: Staff): Case['tasks'] {
  return found.tasks.filter((task) => task.state === 'open' && mayDo(viewer, found, task) && !isHeldUp(found, task));
}

/** Drafts are shared by the unit as they are, and what a meeting concludes is nobody's to hand on. */
function mineView(found: Case, task: Case['tasks'][number]) {
  const { id, version, kind } = task;
  const hands = kind !== 'meeting' && found.project.status === 'running';
  return { taskId: id, version, name: taskName(found, task), hands };
}

/** What the viewer was asked about this project and has not answered. */
async function owedHere(scope: Scope, found: Case, viewer: Staff): Promise<{ advice: number; name: string }[]> {
  const owed = (await owedAdvice(scope, viewer)).filter(({ task }) => task.projectId === found.project.id);
  return owed.map(({ advice, task }) => ({ advice: advice.id, name: taskName(found, task) }));
}

/** What the viewer could do and somebody else has in hand. */
function takeable(found: Case, viewer: Staff) {
  const { policy, project, tasks, held } = found;
  return tasks.flatMap((task) => {
    const holding = task.state === 'open' && !mayDo(viewer, found, task) ? held.get(task.id) : undefined;
    if (holding === undefined || !couldDo(viewer, policy, project, task)) return [];
    return [{ taskId: task.id, version: task.version, name: taskName(found, task), to: holding.person.name }];
  });
}

/** The open tasks of others that may be done by now, once the project is submitted. */
function urgeable(scope: Scope, found: Case, viewer: Staff): { taskId: number; name: string }[] {
  if (found.project.status !== 'running') return [];
  const mine = new Set(myTasks(found, viewer).map(({ id }) => id));
  return disclosedTo(found, viewer)
    .tasks.filter((task) => task.state === 'open' && !mine.has(task.id) && !isHeldUp(found, task))
    .filter(({ id }) => (deadlineOfTask(scope, found, id)?.opensOn ?? null) === null)
    .map((task) => ({ taskId: task.id, name: taskOfBody(found, task) }));
}

/** What a person may begin by himself now (变更申请 …). */
function startableTasks(found: Case, viewer: Staff): { task: string; name: string }[] {
  if (found.project.status !== 'running') return [];
  return Object.entries(found.policy.tasks).flatMap(([task, { name, startable, actor, per }]) =>
    startable !== undefined &&
    // Of a project that stands still it would only be refused.
    !isHeldUp(found, { task }) &&
    holds(startable, found.read) &&
    may(found, viewer, actor) &&
    (per !== undefined || !found.tasks.some((row) => row.task === task && row.state === 'open'))
      ? [{ task, name }]
      : [],
  );
}

function may({ policy, project }: Case, viewer: Staff, role: string): boolean {
  return holdsRole(viewer, policy, role, project);
}
