import type { Form } from '../../../entities/form.entity.js';
import type { Project } from '../../../entities/project.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { FormEntry, FormValues, ProjectFacts, TaskFacts } from '../../../workflow/facts.js';
import { gather } from '../../../workflow/gather.js';
import { civilDate } from '../../../workflow/time/civil.js';
import type { Case } from './project-case.js';

/** A project's rows. */
type Rows = Pick<Case, 'tasks' | 'forms' | 'materials' | 'opinions' | 'deadlines' | 'pauses'> & {
  readonly project: Pick<Project, 'status' | 'stage' | 'result' | 'flags'>;
};

/** Rows → the pure facts that `workflow` decides on, seen from the project itself. */
export function factsOf({ project, tasks, forms, materials, opinions, deadlines, pauses }: Rows): ProjectFacts {
  const subjects = new Map(tasks.map(({ id, subject }) => [id, subject]));
  const subjectOf = (taskId: number | null): string | null => subjects.get(taskId ?? 0) ?? null;
  const { status, stage, result, flags } = project;
  return {
    status,
    stage,
    result,
    flags,
    tasks: tasks.map(taskFacts),
    forms: currentValues(forms),
    entries: entriesOf(forms, subjectOf),
    materials: gather(materials, ({ material, taskId, at }) =>
      material === null ? [] : [{ material, taskId, subject: subjectOf(taskId), at }],
    ),
    opinions,
    deadlines,
    pauses: pauses.map(({ fromOn, toOn, why }) => ({ from: fromOn, to: toOn, why })),
    view: null,
  };
}

function taskFacts({ id, task, state, outcome, round, openedOn, decidedAt, subject, openedBy }: Task): TaskFacts {
  const decidedOn = decidedAt === null ? null : civilDate(decidedAt);
  return { id, task, state, outcome, round, openedOn, decidedAt, decidedOn, subject, openedBy };
}

/** What a project's own row tells, where the rest does not matter. */
export function factsOfRow(project: Rows['project']): ProjectFacts {
  return factsOf({ project, tasks: [], forms: [], materials: [], opinions: [], deadlines: [], pauses: [] });
}

/**
 * What was submitted last counts, since forms come ordered by revision. A draft is its unit's own until it is handed in:
 * only who fills it in sees it (`core/forms/filling.ts`).
 */
function currentValues(forms: readonly Form[]): Record<string, FormValues> {
  return Object.fromEntries(forms.filter(({ state }) => state === 'submitted').map(({ form, values }) => [form, values]));
}

/** The last revision of each task's form, in the order of handing in. */
function entriesOf(forms: readonly Form[], subjectOf: (taskId: number) => string | null): FormEntry[] {
  const last = new Map<string, Form>();
  for (const row of forms) if (row.state === 'submitted') last.set(`${row.form}/${String(row.taskId)}`, row);
  return [...last.values()].map(({ form, taskId, values }) => ({ form, subject: subjectOf(taskId), taskId, values }));
}
