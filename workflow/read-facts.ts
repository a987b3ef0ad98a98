import type { Policy } from '../policies/schema/index.js';
import { derivedFact } from './facts/derived.js';
import { formFact } from './facts/form.js';
import type { Fact, FactReader, FormValues, ProjectFacts } from './facts.js';
import { hasMaterial } from './materials.js';
import { inView, lotsOf, ownOf } from './own.js';

/** Answers the paths of `policies/schema/condition.ts` for one project, seen from its `view`; null where nothing is known. */
export function factReader(policy: Policy, project: ProjectFacts): FactReader {
  const read: FactReader = (path) => {
    const [head = '', ...rest] = path.split('.');
    const known = Object.hasOwn(READERS, head) ? READERS[head] : undefined;
    return known === undefined ? formFact(policy, project, head, rest) : known({ policy, project, read }, rest);
  };
  return read;
}

interface Asked {
  readonly policy: Policy;
  readonly project: ProjectFacts;
  readonly read: FactReader;
}
type Reader = (asked: Asked, rest: readonly string[]) => Fact;

const READERS: Readonly<Record<string, Reader>> = {
  stage: ({ project }) => project.stage,
  status: ({ project }) => project.status,
  result: ({ project }) => project.result,
  paused: ({ project }) => project.pauses.some(({ to }) => to === null),
  material: ({ policy, project }, [id = '']) => hasMaterial(policy, project, id, null),
  flag: ({ project }, [id = '']) => project.flags[id] ?? false,
  done: (asked, [task = '']) => tasksOf(asked, task).findLast(({ state }) => state === 'done')?.outcome ?? null,
  times: (asked, [task = '', outcome]) =>
    tasksOf(asked, task).filter((row) => row.state === 'done' && (outcome === undefined || row.outcome === outcome)).length,
  open: (asked, [task = '']) => tasksOf(asked, task).some(({ state }) => state === 'open'),
  opinions: ({ project }, [which]) =>
    project.opinions.filter(({ state }) => (which === 'unanswered' ? state === 'open' : state !== 'accepted')).length,
  project: ({ policy, read }, [what]) =>
    what === 'total' ? (policy.facts.total.map(read).find((total) => total !== null) ?? null) : null,
  derived: ({ policy, project, read }, [id = '']) => derivedFact(policy, project, id, read),
  answers: ({ project }, [task = '', outcome = '']) => answersOf(project, task, outcome),
  deadline: ({ policy, project }, [id = '']) => {
    const seen = new Set(project.tasks.filter((task) => inView(ownOf(policy), project.view, task)).map((task) => task.id));
    const rows = project.deadlines.filter(({ deadline, taskId }) => deadline === id && (taskId === null || seen.has(taskId)));
    return rows.toSorted((a, b) => a.id - b.id).at(-1)?.state ?? null;
  },
  renewed: (asked, [material = '', task = '']) => renewed(asked, material, task),
  lots: ({ project }, [kind = '', what = '', task = '']) => lotsFact(project, kind, what, task),
};

/** What the project is called now; null while it has no name. */
export function projectName({ facts }: Policy, read: FactReader): string | null {
  for (const path of [...facts.renamed, facts.name]) {
    const name = read(path);
    if (typeof name === 'string' && name !== '') return name;
  }
  return null;
}

/** The same facts with one form's answers replaced: what a decision sees once the answers are taken in. */
export function withForm(project: ProjectFacts, form: string, values: FormValues): ProjectFacts {
  const others = project.entries.filter(
    (entry) => entry.taskId !== null || entry.form !== form || entry.subject !== project.view,
  );
  const entry = { form, subject: project.view, taskId: null, values };
  return { ...project, forms: { ...project.forms, [form]: values }, entries: [...others, entry] };
}

function tasksOf({ policy, project }: Asked, id: string): ProjectFacts['tasks'] {
  const own = ownOf(policy);
  return project.tasks.filter((task) => task.task === id && inView(own, project.view, task));
}

/** How many bodies of the last round answered so, or have still to answer. */
function answersOf({ tasks }: ProjectFacts, id: string, outcome: string): number {
  const rows = tasks.filter(({ task }) => task === id);
  const round = Math.max(0, ...rows.map((row) => row.round));
  const last = rows.filter((row) => row.round === round);
  return last.filter((row) => (outcome === 'open' ? row.state === 'open' : row.state === 'done' && row.outcome === outcome))
    .length;
}

/** Whether a file came after the task was last finished; true when it never was. */
function renewed({ policy, project }: Asked, material: string, task: string): boolean {
  const own = ownOf(policy);
  const last = project.tasks.findLast((row) => row.task === task && row.state === 'done' && inView(own, project.view, row));
  if (last === undefined) return true;
  return project.materials.some((file) => file.material === material && file.at > (last.decidedAt ?? 0));
}

function lotsFact(project: ProjectFacts, kind: string, what: string, task: string): Fact {
  const lots = lotsOf(project, kind);
  if (what === 'count') return lots.length;
  const holding = (state: string, id?: string): number =>
    lots.filter((lot) =>
      project.tasks.some((row) => row.subject === lot && row.state === state && (id === undefined || row.task === id)),
    ).length;
  if (what === 'open') return holding('open');
  return what === 'done' ? holding('done', task) : null;
}
