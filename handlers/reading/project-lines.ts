import type { DeadlineView, ProjectRef } from '../../cards/kit/props.js';
import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { resultWord } from '../../workflow/describe/result.js';
import type { Scope } from '../context.js';
import { couldDo, whoseName } from '../core/people/duty.js';
import { isOfficesOwn, isUnitsSide } from '../core/rights/inner.js';
import { deadlineView, projectRef } from '../present/views.js';

/** A project in a list. */
export interface ProjectLine {
  readonly project: ProjectRef;
  readonly draft: boolean;
  readonly stage: string;
  /** 已通过 …; null while it runs. */
  readonly result: string | null;
  /** What comes next and whose it is; empty where nobody has anything to do. */
  readonly turns: readonly TurnLine[];
  /** Why it stands still; null while it does not. */
  readonly paused: string | null;
  /** The next one that runs. */
  readonly deadline: DeadlineView | null;
}

export interface TurnLine {
  readonly taskId: number;
  readonly task: string;
  readonly who: string;
  /** It is the reader's by his role. */
  readonly mine: boolean;
  /** Epoch ms. */
  readonly since: number;
}

/** Many projects at once: what belongs to them is read together, never one by one. */
export async function projectLines(scope: Scope, viewer: Staff, projects: readonly Project[]): Promise<ProjectLine[]> {
  if (projects.length === 0) return [];
  const { tx, deps } = scope;
  const ids = projects.map(({ id }) => id);
  const units = new Map((await tx.units.getMany([...new Set(projects.map(({ unitId }) => unitId))])).map((row) => [row.id, row]));
  const open = await tx.tasks.openOfProjects(ids);
  const running = await tx.deadlines.runningOfProjects(ids);
  const pauses = await tx.pauses.openOf(ids);
  return projects.flatMap((project): ProjectLine[] => {
    const policy = deps.policies.get(project.policyId, project.policyVersion);
    const unit = units.get(project.unitId);
    if (policy === undefined || unit === undefined) return [];
    const paused = pauses.find(({ projectId }) => projectId === project.id);
    const side = isUnitsSide({ project }, viewer);
    const tasks = open
      .filter(
        ({ projectId, task }) => projectId === project.id && (paused === undefined || policy.tasks[task]?.whilePaused === true),
      )
      .filter((task) => !side || !isOfficesOwn({ policy }, task));
    const clock = running.find(({ projectId }) => projectId === project.id);
    return [
      {
        project: projectRef({ project, unit }),
        draft: project.status === 'draft',
        stage: policy.stages[project.stage]?.name ?? project.stage,
        result: project.status === 'ended' ? resultWord(project.result) : null,
        turns: project.status === 'running' ? tasks.map((task) => turnLine(viewer, project, policy, task)) : [],
        paused: paused?.why ?? null,
        deadline: clock === undefined ? null : deadlineView(scope, { policy }, clock),
      },
    ];
  });
}

function turnLine(viewer: Staff, project: Project, policy: Parameters<typeof whoseName>[0], task: Task): TurnLine {
  return {
    taskId: task.id,
    task: policy.tasks[task.task]?.name ?? task.task,
    who: whoseName(policy, task),
    mine: couldDo(viewer, policy, project, task),
    since: task.openedAt,
  };
}
