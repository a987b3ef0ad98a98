import type { Policy } from '../policies/schema/index.js';
import type { ProjectFacts } from './facts.js';

/** What belongs to bodies and lots by the policy: their tasks, and the forms and materials of those. */
export interface Own {
  readonly tasks: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  readonly materials: ReadonlySet<string>;
}

const known = new WeakMap<Policy, Own>();

/** Worked out once a policy. */
export function ownOf(policy: Policy): Own {
  const own = known.get(policy) ?? work(policy);
  known.set(policy, own);
  return own;
}

function work(policy: Policy): Own {
  const tasks = Object.entries(policy.tasks).filter(([, task]) => task.per !== undefined || task.bodies !== undefined);
  const forms = tasks.flatMap(([, { form }]) => form ?? []);
  const asked = forms.flatMap((form) => policy.forms[form]?.pages.flatMap((page) => page.materials) ?? []);
  return {
    tasks: new Set(tasks.map(([id]) => id)),
    forms: new Set(forms),
    materials: new Set([...asked, ...tasks.flatMap(([, { materials }]) => materials)]),
  };
}

/** The facts as they stand inside a body's task or a lot; `null` is the project itself. */
export function within(project: ProjectFacts, subject: string | null): ProjectFacts {
  return project.view === subject ? project : { ...project, view: subject };
}

/** Whether a task counts for whoever looks from `view`: what is nobody's own counts for all. */
export function inView(own: Own, view: string | null, task: { readonly task: string; readonly subject: string | null }): boolean {
  return view === null || !own.tasks.has(task.task) || task.subject === view;
}

/** `contract:2` → the kind of lot; null for a body's name. */
export function lotKind(policy: Policy, subject: string | null): string | null {
  const kind = subject?.split(':')[0] ?? '';
  return Object.hasOwn(policy.lots, kind) ? kind : null;
}

/** The lots of a kind that were begun, in their order: `contract:1`, `contract:2` … */
export function lotsOf({ tasks }: Pick<ProjectFacts, 'tasks'>, kind: string): string[] {
  const subjects = tasks.flatMap(({ subject }) => (subject?.startsWith(`${kind}:`) === true ? [subject] : []));
  return [...new Set(subjects)].sort((a, b) => lotNo(a) - lotNo(b));
}

/** The number of a lot, from 1. */
export function lotNo(subject: string): number {
  return Number(subject.split(':')[1]);
}
