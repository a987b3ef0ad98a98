import { refuse, Refused } from '../../workflow/refusals.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { withNotes } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Context, Scope } from '../context.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadCase, loadTask } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { answerFor } from '../deeds/discreet.js';
import { keepTyped } from '../core/forms/keep-typed.js';
import { deadlineWhyCard } from '../present/deadline-why.js';
import { gateWhyCard, materialWhyCard, taskWhyCard } from '../present/rule-why.js';
import type { Reply } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';

/** 为什么: the account of one deadline, gate, material or task, for those who may look at the project. */
export const whyActions: ActionHandlers<'deadline.why' | 'gate.why' | 'material.why' | 'task.why'> = {
  'deadline.why': async (context, { deadline }, form) => {
    const row = await context.tx.deadlines.get(deadline);
    if (row === null) throw new Refused(refuse('STALE_CARD'));
    const notes = row.taskId === null ? [] : await keepTyped(context, row.taskId, form);
    const found = await loadCase(context, row.projectId);
    return about(context, found, notes, (_, reader) => deadlineWhyCard(context, found, row, reader));
  },

  'gate.why': (context, { task, gate }, form) =>
    aboutTask(context, task, form, (scope, found, row, viewer) => gateWhyCard(scope, found, row, gate, viewer)),

  'material.why': (context, { task, material }, form) =>
    aboutTask(context, task, form, (scope, found, row, viewer) => materialWhyCard(scope, found, row, material, viewer)),

  'task.why': async (context, { project, task }) =>
    about(context, await loadCase(context, project), [], (found, reader) => taskWhyCard(context, found, task, reader)),
};

type Explain = (scope: Scope, found: Case, task: Task, viewer: Staff) => Promise<Card>;

/** What was typed on the form that the button stood on is kept first. */
async function aboutTask(context: Context, taskId: number, form: FormInput, explain: Explain): Promise<Reply> {
  const notes = await keepTyped(context, taskId, form);
  const { found, task } = await loadTask(context, taskId);
  return about(context, found, notes, () => explain(context, found, task, context.actor));
}

async function about(
  context: Context,
  found: Case,
  notes: readonly string[],
  make: (found: Case, reader: Staff) => Card | Promise<Card>,
): Promise<Reply> {
  await assertMayView(context, found.project);
  return answerFor(context, found, async (reader) => ({ card: withNotes(await make(found, reader), notes) }));
}
