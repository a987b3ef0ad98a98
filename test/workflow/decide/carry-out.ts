import type { Effect, EffectOf } from '../../../workflow/decision.js';
import type { FormEntry, ProjectFacts, TaskFacts } from '../../../workflow/facts.js';

/** A decision's effects carried out on the facts, in order, as the stores do it. */
export function carryOut(project: ProjectFacts, effects: readonly Effect[], at: Pick<At, 'today' | 'now'>): ProjectFacts {
  const closed = effects.find((effect) => effect.type === 'taskClosed')?.taskId ?? null;
  return effects.reduce((facts, effect) => next(facts, effect, { ...at, closed }), project);
}

interface At {
  readonly today: string;
  /** Epoch ms. */
  readonly now: number;
  /** The task that the decision closed: it opens the others. */
  readonly closed: number | null;
}

function next(project: ProjectFacts, effect: Effect, { today, now, closed }: At): ProjectFacts {
  switch (effect.type) {
    case 'taskClosed': {
      const { taskId, outcome } = effect;
      return { ...changed(project, taskId, { state: 'done', outcome, decidedAt: now, decidedOn: today }), status: 'running' };
    }
    case 'taskOpened': {
      const { task, round, subject } = effect;
      const row = { id: project.tasks.length + 1, task, state: 'open', outcome: null, round, openedOn: today, subject } as const;
      return { ...project, tasks: [...project.tasks, { ...row, decidedAt: null, decidedOn: null, openedBy: closed }] };
    }
    case 'taskCancelled':
      return cancelled(
        changed(project, effect.taskId, { state: 'cancelled', ...(effect.why === undefined ? {} : { decidedAt: now }) }),
        effect.taskId,
      );
    case 'taskReopened':
      return handedBack(
        changed(project, effect.taskId, { state: 'open', outcome: null, decidedAt: null, decidedOn: null }),
        effect.taskId,
      );
    case 'deadlineReopened':
      return clock(project, effect.deadlineId, { state: 'running' });
    case 'stageEntered':
      return { ...project, stage: effect.stage };
    case 'ended':
      return { ...project, status: 'ended', result: effect.result };
    case 'formTaken':
      return taken(project, effect, closed);
    case 'materialDropped':
      return { ...project, materials: project.materials.filter(({ material }) => material !== effect.material) };
    case 'flagSet':
      return { ...project, flags: { ...project.flags, [effect.flag]: effect.value } };
    case 'opinionsRaised': {
      const before = project.opinions.length;
      const raised = effect.items.map((text, at) => ({
        id: before + at + 1,
        taskId: closed,
        no: before + at + 1,
        text,
        answer: null,
      }));
      return { ...project, opinions: [...project.opinions, ...raised.map((item) => ({ ...item, state: 'open' as const }))] };
    }
    case 'opinionsAccepted':
      return {
        ...project,
        opinions: project.opinions.map((item) => (effect.ids.includes(item.id) ? { ...item, state: 'accepted' } : item)),
      };
    case 'letterIssued':
    case 'ledgerProposed':
    case 'noticed':
      return project;
    case 'paused':
      return paused(project, effect, today);
    case 'resumed':
      return { ...project, pauses: project.pauses.map((each) => (each.to === null ? { ...each, to: today } : each)) };
    case 'deadlineLapsed':
      return effect.missed ? clock(project, effect.deadlineId, { state: 'missed' }) : project;
    default:
      return timed(project, effect);
  }
}

function paused(project: ProjectFacts, { why, deadlineIds }: EffectOf<'paused'>, today: string): ProjectFacts {
  const deadlines = project.deadlines.map((row) =>
    deadlineIds.includes(row.id) ? { ...row, state: 'suspended' as const } : row,
  );
  return { ...project, deadlines, pauses: [...project.pauses, { from: today, to: null, why }] };
}

function timed(
  project: ProjectFacts,
  effect: Extract<Effect, { type: 'deadlineStarted' | 'deadlineMoved' | 'deadlineClosed' }>,
): ProjectFacts {
  const { deadlines, tasks } = project;
  if (effect.type === 'deadlineClosed') {
    return clock(project, effect.deadlineId, { state: effect.state });
  }
  const { startOn, dueOn } = effect.resolution;
  if (effect.type === 'deadlineMoved') {
    return clock(project, effect.deadlineId, { startOn, dueOn, opensOn: effect.opensOn, state: 'running' });
  }
  const { opensOn, subject } = effect;
  const open = tasks.findLast((row) => row.task === effect.task && row.subject === subject && row.state === 'open');
  const taskId = open?.id ?? null;
  const row = { id: deadlines.length + 1, deadline: effect.deadline, taskId, startOn, dueOn, opensOn, state: effect.state };
  return { ...project, deadlines: [...deadlines, row] };
}

function changed(project: ProjectFacts, taskId: number, patch: Partial<TaskFacts>): ProjectFacts {
  if (!project.tasks.some(({ id }) => id === taskId)) throw new Error(`there is no task ${taskId}`);
  return { ...project, tasks: project.tasks.map((task) => (task.id === taskId ? { ...task, ...patch } : task)) };
}

/** A deadline goes with its task. */
function cancelled(project: ProjectFacts, taskId: number): ProjectFacts {
  return {
    ...project,
    deadlines: project.deadlines.map((row) =>
      row.taskId === taskId && (row.state === 'running' || row.state === 'suspended') ? { ...row, state: 'cancelled' } : row,
    ),
  };
}

function clock(project: ProjectFacts, id: number, patch: Partial<ProjectFacts['deadlines'][number]>): ProjectFacts {
  return { ...project, deadlines: project.deadlines.map((row) => (row.id === id ? { ...row, ...patch } : row)) };
}

/** With the task that the decision closed; else, as a date that is corrected, with the task by which the form came last. */
function taken(project: ProjectFacts, { form, values }: EffectOf<'formTaken'>, closed: number | null): ProjectFacts {
  const taskId = closed ?? project.entries.findLast((entry) => entry.form === form)?.taskId ?? null;
  const subject = project.tasks.find(({ id }) => id === taskId)?.subject ?? null;
  const isThis = (entry: FormEntry): boolean => entry.form === form && entry.taskId === taskId;
  const entries = project.entries.some(isThis)
    ? project.entries.map((entry) => (isThis(entry) ? { ...entry, values } : entry))
    : [...project.entries, { form, subject, taskId, values }];
  return { ...project, entries, forms: { ...project.forms, [form]: values } };
}

/** What was handed in is a draft again. */
function handedBack(project: ProjectFacts, taskId: number): ProjectFacts {
  const entries = project.entries.filter((entry) => entry.taskId !== taskId);
  return { ...project, entries, forms: Object.fromEntries(entries.map(({ form, values }) => [form, values])) };
}
