import { LostRace } from '../../entities/db-errors.js';
import type { Project } from '../../entities/project.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Policy, Task as TaskDefinition } from '../../policies/schema/index.js';
import { type MovePlan, planMove } from '../../workflow/move/index.js';
import { addDays } from '../../workflow/time/civil.js';
import { firstRungOn, ladderOf, rungsOf } from '../../workflow/time/ladder.js';
import type { Scope } from '../context.js';
import { noticeCard } from '../present/notice.js';
import { projectRef } from '../present/views.js';
import { apply } from '../core/apply/index.js';
import { writeDeadline } from '../core/apply/deadlines.js';
import { recordOf } from '../core/apply/writing.js';
import { loadCase, situationOf } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { audience, doersOf, tell } from '../core/tell/tell.js';

/** What moving a project to another version would mean, and what stands in the way. Reads only. */
export async function planMoveOf(scope: Scope, found: Case, to: Policy): Promise<MovePlan> {
  const letters = await scope.tx.letters.ofProject(found.project.id);
  const plan = planMove(situationOf(scope, found), to, [...new Set(letters.map(({ letter }) => letter))]);
  return plan.obstacles.length > 0 ? plan : { ...plan, obstacles: await unheld(scope, found, to, plan) };
}

/** Open tasks that somebody could do and nobody could any more: by the new version they are another role's, and the roster has nobody for it. */
async function unheld(scope: Scope, found: Case, to: Policy, { renames }: MovePlan): Promise<string[]> {
  const lines: string[] = [];
  for (const row of found.tasks.filter(({ state }) => state === 'open')) {
    const definition = to.tasks[renames.task(row.task)];
    const actor = definition === undefined ? row.actor : actorUnder(definition, row);
    const able = async (policy: Policy, role: string): Promise<boolean> => {
      const people = await audience(scope, { policy, project: found.project }, role);
      return people.some(({ unitId }) => row.bodyUnitId === null || row.bodyUnitId === unitId);
    };
    if ((await able(to, actor)) || !(await able(found.policy, row.actor))) continue;
    const { name, holds } = to.roles[actor] ?? { name: actor, holds: actor };
    const body = row.bodyUnitId === null || row.subject === null ? '' : `（${row.subject}）`;
    lines.push(
      `正在办的“${definition?.name ?? row.task}”${body}将改由${name}办理，名册里还没有人担任。请先在人员名册里给有关人员填上角色“${holds}”，导入后再迁移。`,
    );
  }
  return [...new Set(lines)];
}

/** Who does an open task by the new version. A body without people of its own stays the office's. */
function actorUnder({ bodies, actor }: TaskDefinition, row: Task): string {
  return bodies !== undefined && row.subject !== null && row.bodyUnitId === null ? row.actor : actor;
}

/**
 * Moves a project to another version of its policy in this unit of work: its stage and tasks under their new names, its
 * clocks worked out again, on record, and told to everyone concerned. The plan must be of this very case.
 *
 * @throws LostRace when the project was changed meanwhile: the unit of work runs again
 */
export async function moveProject(scope: Scope, found: Case, to: Policy, plan: MovePlan, byId: number): Promise<void> {
  if (plan.obstacles.length > 0) throw new Error(`project ${String(found.project.id)} cannot be moved`);
  const { project } = found;
  await renameRows(scope, found, to, plan);
  await renewClocks(scope, found, to, plan);
  const patch: Partial<Project> = { policyVersion: to.version, stage: plan.renames.stage(project.stage), updatedAt: scope.now };
  if (!(await scope.tx.projects.update(project.id, project.version, patch))) throw new LostRace(`project ${String(project.id)}`);
  const body = { policyId: to.id, from: plan.from, to: plan.to, changes: [...plan.changes] };
  await recordOf(scope, project.id, byId, { type: 'POLICY_MOVED', body });
  const { after } = await apply(scope, await loadCase(scope, project.id), plan.clocks, { byId, taskId: null });
  await tellMoved(scope, after, plan);
}

/** Every task of the project goes by the new version's name; an open one is done by whom the new version says. */
async function renameRows(scope: Scope, { tasks }: Case, to: Policy, { renames }: MovePlan): Promise<void> {
  for (const row of tasks) {
    const task = renames.task(row.task);
    const definition = to.tasks[task];
    if (definition === undefined) throw new Error(`policy ${to.id}@${to.version} has no task ${task}`);
    const { stage, kind } = definition;
    const actor = row.state === 'open' ? actorUnder(definition, row) : row.actor;
    const same = row.task === task && row.stage === stage && row.kind === kind && row.actor === actor;
    if (same || (await scope.tx.tasks.update(row.id, row.version, { task, stage, kind, actor }))) continue;
    throw new LostRace(`task ${String(row.id)}`);
  }
}

/** A clock that goes on is whose the new version says, is reminded of by its ladder, and what it says follows from its passing follows; of a day that has passed already nothing does. */
async function renewClocks(scope: Scope, found: Case, to: Policy, { clocks }: MovePlan): Promise<void> {
  for (const row of found.deadlines.filter(({ state }) => state === 'running' || state === 'suspended')) {
    const definition = to.deadlines[row.deadline];
    if (definition === undefined) continue;
    const moved = clocks.find((clock) => clock.type === 'deadlineMoved' && clock.deadlineId === row.id);
    const dueOn = moved?.type === 'deadlineMoved' ? moved.resolution.dueOn : row.dueOn;
    const followed = (found.policy.deadlines[row.deadline]?.lapses.length ?? 0) > 0;
    const follows = definition.lapses.length > 0;
    const isNew = follows && !followed && dueOn >= scope.today;
    const lapsesOn = isNew ? addDays(dueOn, 1) : follows ? row.lapsesOn : null;
    const calendar = scope.deps.calendar();
    const rungs = rungsOf(row, ladderOf(to, row.deadline), calendar);
    const nextRungOn = row.state === 'running' ? firstRungOn(rungs, scope.today, calendar) : null;
    await writeDeadline(scope, row, { holder: definition.holder, lapsesOn, nextRungOn });
  }
}

/** The unit, the office, and whoever has something to do in the project. */
async function tellMoved(scope: Scope, found: Case, { from, to, changes }: MovePlan): Promise<void> {
  const roles = await Promise.all(['applicant', 'unitLead', 'office'].map((role) => audience(scope, found, role)));
  const open = found.tasks.filter(({ state }) => state === 'open');
  const doers = await Promise.all(open.map((task) => doersOf(scope, found, task)));
  const card = noticeCard({
    title: '项目改用新版办法',
    lines: [
      `“${found.project.name}”由《${found.policy.instrument.title}》版本 ${from} 改用版本 ${to}，已办的事都保留。`,
      changes.length === 0 ? '环节、待办和时限没有变化，按原来的办就行。' : '变化如下，请按新的办：',
    ],
    points: [...changes],
    project: projectRef(found),
  });
  await tell(scope, [...roles.flat(), ...doers.flat()], { card: 'notice', projectId: found.project.id }, () => card);
}
