import { LostRace } from '../../../entities/db-errors.js';
import type { FormValues } from '../../../workflow/facts.js';
import { computeTotals } from '../../../workflow/forms/table.js';
import { factReader, withForm } from '../../../workflow/read-facts.js';
import type { Context } from '../../context.js';
import type { Case } from '../case/project-case.js';
import { withoutDefaults } from './defaults.js';
import { type Filling, fillingOf } from './filling.js';
import { searchKeys } from '../case/search-keys.js';

/** What a draft is called until its name is typed. */
export const UNNAMED = '未命名项目';
/** The column's width. */
const NAME_MAX = 200;

/**
 * Keeps answers in the task's draft, with the page that the person goes on at, and returns the filling as it is then.
 * Whoever writes at the same moment makes the whole unit of work run again on the newer draft: nothing typed is lost.
 */
export async function keep(context: Context, filling: Filling, values: FormValues, page: number): Promise<Filling> {
  const { tx, actor, now } = context;
  const { found, task, form, formId, draft } = filling;
  if (form === null || formId === null) return refreshTask(context, filling);
  const untouched = withoutDefaults(form, values, draft?.values ?? {}, context.today);
  const kept = { values: computeTotals(form, untouched), page, byId: actor.id, at: now };
  if (draft === null) {
    const { id: projectId } = found.project;
    await tx.forms.insert({ ...kept, projectId, taskId: task.id, form: formId, state: 'draft' });
  } else if (!(await tx.forms.update(draft.id, draft.version, kept))) {
    throw new LostRace(`draft ${String(draft.id)}`);
  }
  const named = await nameDraft(context, found, formId, kept.values);
  return fillingOf(context, { ...named, forms: await tx.forms.ofProject(found.project.id) }, task);
}

/** The project's row carries its name for the lists, while it is a draft from what is typed. */
async function nameDraft({ tx, now }: Context, found: Case, formId: string, values: FormValues): Promise<Case> {
  const { project, policy, facts } = found;
  if (project.status !== 'draft') return found;
  const typed = factReader(policy, withForm(facts, formId, values))(policy.facts.name);
  const name = typeof typed === 'string' && typed !== '' ? [...typed].slice(0, NAME_MAX).join('') : UNNAMED;
  const patch = { name, nameKeys: searchKeys(name), updatedAt: now };
  if (!(await tx.projects.update(project.id, project.version, patch))) throw new LostRace(`project ${String(project.id)}`);
  return { ...found, project: { ...project, ...patch, version: project.version + 1 } };
}

/** A filing without a form keeps nothing, but its card's name has to change with every press all the same. */
async function refreshTask({ tx }: Context, filling: Filling): Promise<Filling> {
  const { task } = filling;
  if (!(await tx.tasks.update(task.id, task.version, {}))) throw new LostRace(`task ${String(task.id)}`);
  const renewed = { ...task, version: task.version + 1 };
  const tasks = filling.found.tasks.map((item) => (item.id === task.id ? renewed : item));
  return { ...filling, task: renewed, found: { ...filling.found, tasks }, version: renewed.version };
}
