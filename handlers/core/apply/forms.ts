import { LostRace } from '../../../entities/db-errors.js';
import type { EffectOf } from '../../../workflow/decision.js';
import { ownOf } from '../../../workflow/own.js';
import { factReader, projectName, withForm } from '../../../workflow/read-facts.js';
import { searchKeys } from '../case/search-keys.js';
import { record, type Writing } from './writing.js';

/** The answers are kept as a submitted revision: the draft of the finished task, or a new revision (a corrected date). */
export async function takeForm(writing: Writing, { form, values }: EffectOf<'formTaken'>): Promise<void> {
  const { scope, found, cause } = writing;
  const taskId = cause.taskId ?? lastTaskOf(found, form);
  if (taskId === undefined) throw new Error(`form ${form} of project ${found.project.id} belongs to no task`);
  const draft = found.forms.findLast((item) => item.form === form && item.state === 'draft' && item.taskId === taskId);
  const byId = cause.byId ?? found.project.handlerId;
  const kept = { state: 'submitted', values, byId, at: scope.now } as const;
  if (draft === undefined) await scope.tx.forms.insert({ ...kept, projectId: found.project.id, taskId, form, page: 0 });
  else if (!(await scope.tx.forms.update(draft.id, draft.version, kept))) throw new LostRace(`form ${form}`);
  const revision = (await scope.tx.forms.latest(found.project.id, form))?.revision ?? 1;
  nameAndTotal(writing, form, values);
  await record(writing, { type: 'FORM_TAKEN', body: { taskId, form, revision } });
}

/** The task with which a form was last handed in; a lot's own form in the lot from which the case is seen. */
function lastTaskOf({ facts, policy }: Writing['found'], form: string): number | undefined {
  const isOwn = facts.view !== null && ownOf(policy).forms.has(form);
  const entry = facts.entries.findLast((item) => item.form === form && (!isOwn || item.subject === facts.view));
  return entry?.taskId ?? undefined;
}

/** The project's row carries its name and total for lists and search. */
function nameAndTotal({ found: { policy, facts }, patch }: Writing, form: string, values: EffectOf<'formTaken'>['values']): void {
  const read = factReader(policy, withForm(facts, form, values));
  const name = projectName(policy, read);
  if (name !== null) {
    patch.name = name;
    patch.nameKeys = searchKeys(name);
  }
  const total = read('project.total');
  patch.totalWan = typeof total === 'number' ? total : null;
}

export async function raiseOpinions(writing: Writing, { items }: EffectOf<'opinionsRaised'>): Promise<void> {
  const { scope, found, cause } = writing;
  const { taskId } = cause;
  if (taskId === null) throw new Error('opinions are raised by a task');
  await scope.tx.opinions.insertMany(found.project.id, taskId, items);
  const raised = (await scope.tx.opinions.ofProject(found.project.id)).slice(-items.length);
  await record(writing, { type: 'OPINIONS_RAISED', body: { taskId, items: raised.map(({ no, text }) => ({ no, text })) } });
}

export async function acceptOpinions(writing: Writing, { ids }: EffectOf<'opinionsAccepted'>): Promise<void> {
  for (const opinion of writing.found.opinions.filter(({ id }) => ids.includes(id))) {
    const { id, version } = opinion;
    if (!(await writing.scope.tx.opinions.update(id, version, { state: 'accepted' }))) {
      throw new LostRace(`opinion ${String(id)}`);
    }
    await record(writing, { type: 'OPINION_ACCEPTED', body: { opinionId: opinion.id, no: opinion.no } });
  }
}
