import type { Effect, EffectOf } from '../decision.js';
import type { DeadlineFacts, MaterialFacts, OpinionFacts, Pause, ProjectFacts, TaskFacts } from '../facts.js';
import { withForm } from '../read-facts.js';

/** The facts as an effect leaves them. A task that is opened has no row yet, hence an id below zero. */
export function after(project: ProjectFacts, effect: Effect, today: string): ProjectFacts {
  switch (effect.type) {
    case 'stageEntered':
      return { ...project, stage: effect.stage };
    case 'taskOpened':
      return { ...project, tasks: [...project.tasks, opened(project, effect, today)] };
    case 'taskCancelled':
      return cancelled(project, effect.taskId);
    case 'ended':
      return { ...project, status: 'ended', result: effect.result };
    case 'opinionsRaised':
      return { ...project, opinions: [...project.opinions, ...effect.items.map((text, at) => raised(project, text, at))] };
    case 'opinionsAccepted':
      return {
        ...project,
        opinions: project.opinions.map((item) => (effect.ids.includes(item.id) ? { ...item, state: 'accepted' } : item)),
      };
    case 'formTaken':
      return withForm(project, effect.form, effect.values);
    case 'materialDropped':
      return { ...project, materials: project.materials.filter((file) => !isDropped(project, effect.material, file)) };
    case 'flagSet':
      return { ...project, flags: { ...project.flags, [effect.flag]: effect.value } };
    case 'paused':
      return {
        ...clocks(project, effect.deadlineIds, { state: 'suspended' }),
        pauses: [...project.pauses, pauseOf(effect, today)],
      };
    case 'resumed':
      return { ...project, pauses: project.pauses.map((each) => (each.to === null ? { ...each, to: today } : each)) };
    case 'deadlineMoved': {
      const { opensOn, resolution } = effect;
      const { startOn, dueOn } = resolution;
      return clocks(project, [effect.deadlineId], { startOn, dueOn, opensOn, state: 'running' });
    }
    default:
      return project;
  }
}

/** Within a lot only the lot's own files. */
function isDropped(
  { view }: Pick<ProjectFacts, 'view'>,
  dropped: string,
  { material, subject }: Pick<MaterialFacts, 'material' | 'subject'>,
): boolean {
  return material === dropped && (view === null || subject === null || subject === view);
}

function clocks(project: ProjectFacts, ids: readonly number[], patch: Partial<DeadlineFacts>): ProjectFacts {
  return { ...project, deadlines: project.deadlines.map((row) => (ids.includes(row.id) ? { ...row, ...patch } : row)) };
}

function pauseOf({ why }: EffectOf<'paused'>, today: string): Pause {
  return { from: today, to: null, why };
}

/** Its clocks end with it: a pause must not stop them, nor a resumption start them again. */
function cancelled(project: ProjectFacts, taskId: number): ProjectFacts {
  const stopped = (row: DeadlineFacts): boolean =>
    row.taskId === taskId && (row.state === 'running' || row.state === 'suspended');
  return {
    ...project,
    tasks: project.tasks.map((task) => (task.id === taskId ? { ...task, state: 'cancelled' } : task)),
    deadlines: project.deadlines.map((row) => (stopped(row) ? { ...row, state: 'cancelled' } : row)),
  };
}

/** An opinion without a row: its id is below zero. */
function raised({ opinions }: ProjectFacts, text: string, at: number): OpinionFacts {
  const no = Math.max(0, ...opinions.map((item) => item.no)) + at + 1;
  return { id: -no, taskId: null, no, text, answer: null, state: 'open' };
}

function opened({ tasks }: ProjectFacts, { task, round, subject }: EffectOf<'taskOpened'>, today: string): TaskFacts {
  const id = Math.min(0, ...tasks.map((task) => task.id)) - 1;
  return {
    id,
    task,
    state: 'open',
    outcome: null,
    round,
    openedOn: today,
    decidedAt: null,
    decidedOn: null,
    subject,
    openedBy: null,
  };
}
